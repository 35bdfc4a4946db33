"""How much the history of a plan grows: 2,000 edits in ten sittings, with and without thinning.

What is counted are the edits that `plans.history.thin` leaves, called when a sitting begins, as the first save of a
sitting does it: their texts, and what they take as rows of their table in SQLite, with its indexes.
"""

import random
import sqlite3
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from django.db.utils import ConnectionHandler

from bench.tables import Result
from plans.history import Edit, thin
from plans.models import SlotEdit

SEED = 1917
SLOTS = 12 * 4 + 6  # twelve PEEL paragraphs, the line of argument, one counterargument, and the conclusion
EDITS, SITTINGS = 2_000, 10
STAY = 20  # edits in one slot, on the average, before the student goes on to another
BETWEEN_EDITS_S, BETWEEN_SITTINGS_H = 4, 20
INSERT = """INSERT INTO plans_slotedit (slot_id, revision, name, is_settled, text, author_id, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
WORDS = [
    "official",
    "culture",
    "changed",
    "what",
    "people",
    "said",
    "more",
    "than",
    "what",
    "they",
    "believed",
    "because",
    "fear",
    "outlasted",
    "it",
]


def measure(options) -> Result:
    kept, saved = type_for_days(random.Random(SEED))
    left = [edit for edits in kept.values() for edit in edits]
    rows = [
        (way, f"{EDITS:,}", f"{len(edits):,}", f"{size(edits):,} B", f"{size_of_rows(edits):,} B")
        for way, edits in (("every edit kept", saved), ("thinned", left))
    ]
    return Result(rows)


def type_for_days(chance: random.Random) -> tuple[dict[int, list[Edit]], list[Edit]]:
    """Return the edits that are left of each slot, and all that were saved."""
    texts, revisions, kept, saved = [""] * SLOTS, [0] * SLOTS, {}, []
    now, slot = datetime(2026, 5, 5, 16, tzinfo=UTC), 0
    for number in range(EDITS):
        now += timedelta(seconds=BETWEEN_EDITS_S)
        if number % (EDITS // SITTINGS) == 0:
            now += timedelta(hours=BETWEEN_SITTINGS_H)
            kept = {slot: tidy(edits, now) for slot, edits in kept.items()}
        if chance.random() < 1 / STAY:
            slot = chance.randrange(SLOTS)
        texts[slot] = write_on(texts[slot], chance)
        revisions[slot] += 1
        edit = Edit(revisions[slot], texts[slot], now, 1)
        saved.append(edit)
        kept.setdefault(slot, []).append(edit)
    return kept, saved


def tidy(edits: list[Edit], now: datetime) -> list[Edit]:
    dropped, stays = thin(edits, now)
    return [replace(edit, is_settled=edit.revision in stays) for edit in edits if edit.revision not in dropped]


def write_on(text: str, chance: random.Random) -> str:
    """Return the text with some words more, or some fewer."""
    words = text.split()
    if words and chance.random() < 0.2:
        return " ".join(words[: -chance.randint(1, 3)])
    return " ".join([*words, *chance.choices(WORDS, k=chance.randint(1, 4))])


def size(edits: list[Edit]) -> int:
    """Return the bytes of the texts."""
    return sum(len(edit.text.encode()) for edit in edits)


def size_of_rows(edits: list[Edit]) -> int:
    """Return the bytes of the pages that the edits fill in a table of their own, made as the site makes it."""
    site = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})["default"]
    with site.schema_editor(collect_sql=True) as editor:
        editor.create_model(SlotEdit)
    with sqlite3.connect(":memory:") as database:
        for statement in editor.collected_sql:
            database.execute(statement)
        database.executemany(INSERT, map(row_of, edits))
        pages, bytes_each = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return pages * bytes_each


def row_of(edit: Edit) -> tuple:
    return uuid.uuid4().hex, edit.revision, uuid.uuid4().hex, edit.is_settled, edit.text, edit.author, str(edit.at)
