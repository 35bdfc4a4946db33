"""Small words that pages and messages share. Pure."""

from collections.abc import Iterable, Iterator
from textwrap import shorten

from plans.comparison import Comparison
from plans.document import EvidenceRecord, SectionRecord

NAME_LENGTH = 120
BLANK = "[...]"  # in a saved comment: words about the student's own plan will stand here

NAMES = {"paragraph": "paragraph", "counter": "counterargument"}  # of the sections that come, go and move
SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def ordinal(number: int) -> str:
    """Return the number in order, as British English writes it: 1st, 2nd, 3rd, 4th, 11th."""
    suffix = "th" if number % 100 in (11, 12, 13) else SUFFIXES.get(number % 10, "th")
    return f"{number}{suffix}"


def name_evidence(evidence: EvidenceRecord) -> str:
    """Return what to call a piece of evidence in a line: its title, or how its text begins."""
    return shorten(evidence.title or evidence.text, NAME_LENGTH, placeholder="…") or "Evidence"


def sum_up(comparison: Comparison) -> str:
    """Return in one line what changed: "5 parts with other words or evidence, 1 paragraph moved"."""
    changes = comparison.sections.values()
    sections = {
        "added": [change.new for change in changes if change.old is None],
        "moved": [change.new for change in changes if change.is_moved],
        "with another side, factor or weight": [change.new for change in changes if change.described],
        "taken out": comparison.removed,
    }
    parts = f"{_count(comparison.changed_slots, 'part')} with other words or evidence"
    told = [f"{count} {what}" for what, found in sections.items() for count in _by_kind(found)]
    return ", ".join([parts, *told] if comparison.changed_slots else told)


def _by_kind(sections: Iterable[SectionRecord]) -> Iterator[str]:
    """Yield "2 paragraphs" and "1 counterargument", as many as there are of each."""
    for kind, name in NAMES.items():
        if number := sum(section.kind == kind for section in sections):
            yield _count(number, name)


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def where_it_was(slot) -> str:
    """Name a slot that no document at hand has: "Point, Film and theatre"."""
    return f"{slot.role.capitalize()}, {slot.section.factor or slot.section.get_kind_display().lower()}"


def cut(text: str, most: int) -> str:
    """Return the text on one line, cut at a word where it is longer than `most` characters."""
    return shorten(text, most, placeholder="…") if " " in text[:most] else text[:most]


def name_of(user) -> str:
    """Return the name shown beside what somebody wrote, also when their account is gone."""
    return user.shown_name if user else "Somebody who has left"
