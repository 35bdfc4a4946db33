"""What changed between two submissions as the plain, clean data that comparison.typ sets. Pure."""

from collections.abc import Iterable, Iterator

from exports.card_data import IN_TEXT, IN_TITLE, heading_of, is_written
from exports.plan_data import plan_data
from exports.text_cleaner import TextCleaner, is_visible
from exports.words import SIDES, WEIGHTS
from plans.comparison import ADDED, REMOVED, Comparison, SectionChange, SlotChange, compare, diff_words
from plans.document import PlanDocument, SectionRecord, SlotRecord
from reviews.evidence_words import EvidenceView, view_away, view_citation
from reviews.words import name_evidence, sum_up

IN_COLUMN = 18  # after how many characters a word may break: there are two columns
HEAD = ("paper", "language", "title", "author", "running_title", "running_name", "status", "question", "details")


def comparison_data(
    old: PlanDocument, new: PlanDocument, cleaner: TextCleaner, statuses: tuple[str, str], paper: str = "a4"
) -> dict:
    """Return what comparison.typ needs, from the old document to the new one; every text of it is cleaned.

    `statuses` say of the old and the new one which they are.
    """
    comparison, line = compare(old, new), cleaner.clean_line
    shared = plan_data(new, cleaner, statuses[1], paper)
    sections = [_section(section, comparison, cleaner) for section in new.sections]
    return {key: shared[key] for key in HEAD} | {
        "before": line(statuses[0]),
        "now": line(statuses[1]),
        "sum": sum_up(comparison) or "Nothing has changed",
        "sections": [section for section in sections if section["is_changed"]],
        "unchanged": [section["title"] for section in sections if not section["is_changed"]],
        "removed": [_removed(section, cleaner) for section in comparison.removed],
    }


def _section(section: SectionRecord, comparison: Comparison, cleaner: TextCleaner) -> dict:
    change = comparison.sections.get(section.id)
    slots = [_slot(comparison.slots[slot.id], cleaner) for slot in section.slots if slot.id in comparison.slots]
    same = [slot.role.name for slot in section.slots if slot.id not in comparison.slots and is_written(slot)]
    return {
        "title": heading_of(section, cleaner),
        "marks": [cleaner.clean_line(mark, IN_TEXT) for mark in _marks(change)] if change else [],
        "slots": slots,
        "same": cleaner.clean_line(", ".join(same), IN_TITLE),
        "is_changed": bool(change or slots),
    }


def _marks(change: SectionChange) -> Iterator[str]:
    """Say what became of a section: that it is new or moved, and how it is described now and was before."""
    if change.old is None:
        yield "Added"
        return
    if change.is_moved:
        yield "Moved" if change.old.number == change.new.number else f"Moved: was number {change.old.number}"
    for name in change.described:
        words = {"side": SIDES, "weight": WEIGHTS}.get(name, {})
        was, now = (
            words.get(value, value) or "none"
            for value in (_visible(getattr(each, name)) for each in (change.old, change.new))
        )
        yield f"{name.capitalize()}: was {was}, is {now}"


def _visible(value: str | int | None) -> str | int | None:
    return "" if isinstance(value, str) and not is_visible(value) else value


def _slot(change: SlotChange, cleaner: TextCleaner) -> dict:
    role, old_text = change.new.role, change.old.text if change.old else ""
    pieces = diff_words(old_text, change.new.text) if change.is_text else (("same", change.new.text),)
    views = [view_citation(citation, change) for citation in change.new.citations]
    return {
        "name": cleaner.clean_line(role.name, IN_TITLE) or "Part",
        "letter": cleaner.clean_line(role.letter, 2),
        "hue": role.hue if 1 <= role.hue <= 6 else 6,
        "is_text": change.is_text,
        "before": _lines(pieces, REMOVED, cleaner),
        "now": _lines(pieces, ADDED, cleaner),
        "evidence": [
            *(_evidence(view.marks, view, cleaner) for view in views if view.marks or view.figures),
            *(_evidence(view.marks, view, cleaner) for view in map(view_away, change.went)),
            *(_gone(citation.evidence, cleaner) for citation in change.uncited),
        ],
    }


def _lines(pieces: Iterable[tuple[str, str]], own: str, cleaner: TextCleaner) -> list[list[list]]:
    """Return one side of a comparison in lines of (text, whether it differs)."""
    lines = [[]]
    for op, text in pieces:
        if op not in ("same", own):
            continue
        first, *others = cleaner.clean(text, IN_COLUMN).split("\n")
        lines[-1].append([first, op == own])
        lines += [[[line, op == own]] for line in others]
    shown = [[run for run in line if run[0]] for line in lines]
    return [line for line in shown if any(text.strip() for text, _ in line)]


def _evidence(marks: Iterable[str], view: EvidenceView, cleaner: TextCleaner) -> dict:
    words = [*marks, *view.figures]
    return {
        "title": cleaner.clean_line(name_evidence(view.citation.evidence), IN_TEXT),
        "words": cleaner.clean_line("; ".join(words), IN_TEXT),
    }


def _gone(evidence, cleaner: TextCleaner) -> dict:
    return {"title": cleaner.clean_line(name_evidence(evidence), IN_TEXT), "words": "Taken out"}


def _removed(section: SectionRecord, cleaner: TextCleaner) -> dict:
    def words_of(slot: SlotRecord) -> str:
        cited = [name_evidence(citation.evidence) for citation in slot.citations]
        return " · ".join(filter(None, [slot.text, *cited]))

    return {
        "title": heading_of(section, cleaner),
        "slots": [
            {
                "name": cleaner.clean_line(slot.role.name, IN_TITLE) or "Part",
                "text": cleaner.clean_line(words_of(slot), IN_TEXT),
            }
            for slot in section.slots
            if is_written(slot)
        ],
    }
