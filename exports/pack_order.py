"""In which order the plans of a pack come, and in which volumes. Pure.

A volume is bounded by plans and by letters, since what sets it needs memory for both.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from exports.pack_choices import Choices
from topics.normalise import normalise

MOST_PLANS = 60
MOST_LETTERS = 1_500_000  # of documents as they are kept, where a plan of four paragraphs has about 15,000


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The last submission of a plan, without its document. `author` is the name in the pack.

    `letters` are those of the document as it is kept; the end of a line counts as a dozen, as it takes as much to set.
    """

    pk: UUID
    plan: UUID
    author: str
    number: int
    submitted_at: datetime
    letters: int


def in_order(handed_in: Sequence[HandedIn], choices: Choices, secret: Callable[[str], str]) -> list[HandedIn]:
    """Return the plans by family name; or shuffled, and called "Student 1" and so on.

    `secret` makes of a plan's id what nobody can tell without the key of the site: the shuffle goes by it, is the same
    each time, and does not say who is who.
    """
    if not choices.is_anonymous:
        return sorted(handed_in, key=lambda each: (*_by_name(each.author), str(each.plan)))
    shuffled = sorted(handed_in, key=lambda each: secret(str(each.plan)))
    return [replace(each, author=f"Student {number}") for number, each in enumerate(shuffled, 1)]


def family_name(name: str) -> str:
    """Return the last word of a name."""
    return name.split()[-1] if name.split() else ""


def _by_name(name: str) -> tuple[str, str]:
    return normalise(family_name(name)), normalise(name)


def volumes_of(ordered: Sequence[HandedIn]) -> list[list[HandedIn]]:
    """Return the plans in volumes of about the same number, each within the bounds."""
    count = max(1, -(-len(ordered) // MOST_PLANS))
    even = -(-len(ordered) // count)
    volumes: list[list[HandedIn]] = []
    for each in ordered:
        if not volumes or len(volumes[-1]) == even or _letters(volumes[-1]) + each.letters > MOST_LETTERS:
            volumes.append([])
        volumes[-1].append(each)
    return volumes


def _letters(volume: Sequence[HandedIn]) -> int:
    return sum(each.letters for each in volume)


def span_of(volume: Sequence[HandedIn], choices: Choices) -> str:
    """Return who is in a volume: "Anders to Klein", "Student 1 to Student 60"."""
    ends = [each.author if choices.is_anonymous else family_name(each.author) for each in (volume[0], volume[-1])]
    return " to ".join(dict.fromkeys(filter(None, ends)))
