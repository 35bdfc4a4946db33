"""Small words that pages and messages share. Pure."""

from textwrap import shorten

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


def cut(text: str, most: int) -> str:
    """Return the text on one line, cut at a word where it is longer than `most` characters."""
    return shorten(text, most, placeholder="…") if " " in text[:most] else text[:most]


def name_of(user) -> str:
    """Return the name shown beside what somebody wrote, also when their account is gone."""
    return user.shown_name if user else "Somebody who has left"
