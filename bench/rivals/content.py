"""Plans to set: as one that students wrote, each with words and a name of its own, and the evidence of their class.

Words of their own matter: an engine that remembers what it has set would otherwise set one plan and copy it.
"""

import copy
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

from exports.hub import Edition
from exports.pack_choices import Choices
from exports.pack_cover import Cover
from exports.pack_order import HandedIn, volumes_of
from plans.document_json import document_from_json
from plans.roles import DEGREE

MOMENT = datetime(2026, 5, 5, 14, 2, tzinfo=UTC)
STATUS = "Submission 1, 5 May 2026, 14:02"
VOCABULARY = """
    although art audience because belief belonged between book censor changed cinema claim collective control could
    culture daily demanded different effect every evidence family festival film folk hardly however improved kept large
    less library likely little loyal many meant moreover music never newspaper official often only order party people
    picture policy poster power private propaganda proved public radio reached remained resisted school shows since
    slogan state still stories success taught therefore town true village whereas which while worker writer young
"""
WORDS = VOCABULARY.split()
SENTENCES, LENGTH = 2, 14


def edition(data: dict, number: int) -> Edition:
    """Return the plan of that number; `data` is any plan as JSON."""
    data = copy.deepcopy(data)
    data |= {"id": str(UUID(int=number)), "author": f"Student {number}"}
    chance = random.Random(number)
    for section in (data["thesis"], *data["paragraphs"], *data["counters"], data["conclusion"]):
        for slot in section["slots"]:
            if slot["role"]["key"] != DEGREE.key:
                slot["text"] = " ".join(sentence(chance) for _ in range(SENTENCES))
    return Edition(document_from_json(data), STATUS, MOMENT)


def sentence(chance: random.Random) -> str:
    return f"{' '.join(chance.choices(WORDS, k=LENGTH)).capitalize()}."


def volumes(data: dict, size: int) -> Iterator[tuple[Cover, list[Edition]]]:
    """Yield the volumes in which the site would make a pack of so many plans, one at a time."""
    handed_in = [HandedIn(UUID(int=each), UUID(int=each), "", each, MOMENT, 15_000) for each in range(1, size + 1)]
    parts = volumes_of(handed_in)
    for number, part in enumerate(parts, 1):
        editions = [edition(data, each.number) for each in part]
        question = editions[0].document.question
        facts = ("Class 11B", f"{len(part)} plans", f"Volume {number} of {len(parts)}")
        yield Cover(question.text, question.demand, facts, Choices(), MOMENT), editions
