"""Small words that pages and messages share. Pure."""

from textwrap import shorten

from plans.comparison import Comparison
from plans.document import EvidenceRecord

NAME_LENGTH = 120
BLANK = "[...]"  # in a saved comment: words about the student's own plan will stand here

SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def ordinal(number: int) -> str:
    """Return the number in order, as British English writes it: 1st, 2nd, 3rd, 4th, 11th."""
    suffix = "th" if number % 100 in (11, 12, 13) else SUFFIXES.get(number % 10, "th")
    return f"{number}{suffix}"


def name_evidence(evidence: EvidenceRecord) -> str:
    """Return what to call a piece of evidence in a line: its title, or how its text begins."""
    return shorten(evidence.title or evidence.text, NAME_LENGTH, placeholder="…") or "Evidence"


def sum_up(comparison: Comparison) -> str:
    """Return in one line what changed: "5 slots in 4 parts, 1 part moved, 1 part taken out"."""
    changes = comparison.sections.values()
    parts = {
        "added": sum(change.old is None for change in changes),
        "moved": sum(change.is_moved for change in changes),
        "with another side, factor or weight": sum(bool(change.described) for change in changes),
        "taken out": len(comparison.removed),
    }
    slots = f"{_count(comparison.changed_slots, 'slot')} in {_count(comparison.changed_sections, 'part')}"
    told = [f"{_count(number, 'part')} {what}" for what, number in parts.items() if number]
    return ", ".join([slots, *told] if comparison.changed_slots else told)


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
