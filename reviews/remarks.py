"""What teachers write again and again: comments counted by the saved comment that they came from. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from reviews.words import BLANK


@dataclass
class Remark:
    """A comment that several plans got: its words, how often, and whose plans."""

    text: str
    count: int = 0
    students: set[int] = field(default_factory=set)


def fits(saved: str, text: str) -> bool:
    """Whether a comment was made from a saved one, whose blanks stand for any words.

    Looks for the pieces between the blanks one after the other, so that no text takes long.
    """
    pieces = saved.split(BLANK)
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 1:
        return text == saved
    if not text.startswith(first):
        return False
    at = len(first)
    for piece in pieces[1:-1]:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return text.endswith(last) and len(text) - len(last) >= at


def count_remarks(comments: Iterable[tuple[int, str]], saved: Iterable[str]) -> list[Remark]:
    """Return the comments that were made more than once, the commonest first.

    `comments` are students with what they were told; one that fits no saved comment counts by its exact words.
    """
    plain, with_blanks = set(), []
    for text in saved:
        if BLANK in text:
            with_blanks.append(text)
        else:
            plain.add(text)
    remarks: dict[str, Remark] = {}
    for student, text in comments:
        name = _name(text, plain, with_blanks)
        remark = remarks.setdefault(name, Remark(name))
        remark.count += 1
        remark.students.add(student)
    repeated = [remark for remark in remarks.values() if remark.count > 1]
    return sorted(repeated, key=lambda remark: (-remark.count, remark.text))


def _name(text: str, plain: set[str], with_blanks: list[str]) -> str:
    if text in plain:
        return text
    return next((saved for saved in with_blanks if fits(saved, text)), text)
