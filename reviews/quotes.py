"""Words that a comment quotes, found in the text of a slot however its spaces and lines were broken. Pure.

The same words may stand in several places; which of them is meant is told by how many others come before it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

ADDED_OR_SAME = ("added", "same")
# A part of a word is no quote of it: "war" does not stand in "warning". Some scripts do not part their words.
UNPARTED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
LETTER = rf"(?:(?![{UNPARTED}])\w)"


class QuoteMissing(Exception):
    """The quoted words do not stand in the text."""


def find_quote(text: str, quote: str, place: int = 0) -> tuple[int, int] | None:
    """Return where the quoted words begin and end in the text, or None.

    `place` of the same words come before those that are meant; where fewer are left, it is the last that are.
    """
    spans = _spans(text, quote)
    return spans[min(place, len(spans) - 1)] if spans else None


def place_of(text: str, quote: str, at: int) -> int:
    """Return which place of the quoted words lies nearest to where so many letters, spaces apart, come before."""
    letters = [len("".join(text[:start].split())) for start, _ in _spans(text, quote)]
    return min(range(len(letters)), key=lambda place: abs(letters[place] - at), default=0)


def as_written(text: str, quote: str, place: int = 0) -> str:
    """Return the quoted words as they stand in the text at a place of theirs. Raises QuoteMissing."""
    span = find_quote(text, quote, place)
    if span is None:
        raise QuoteMissing
    return text[slice(*span)]


def _spans(text: str, quote: str) -> list[tuple[int, int]]:
    """Return all places of the quoted words; they may overlap, as those of "on and on" in "on and on and on"."""
    words = r"\s+".join(map(re.escape, quote.split()))
    if not words:
        return []
    whole = rf"(?<!{LETTER}){words}" if re.match(LETTER, quote.strip()) else words
    whole = rf"{whole}(?!{LETTER})" if re.match(LETTER, quote.strip()[-1]) else whole
    return [found.span(1) for found in re.finditer(f"(?=({whole}))", text)]


def mark_quotes(
    pieces: Iterable[tuple[str, str]], quotes: Iterable[tuple[str, int]]
) -> Iterator[tuple[str, str, bool]]:
    """Cut the pieces of a comparison where quoted words begin and end; yield (op, text, is quoted).

    The quotes, each with its place, are looked for in the new text, so what was taken out is never quoted.
    """
    pieces = list(pieces)
    text = "".join(words for op, words in pieces if op in ADDED_OR_SAME)
    spans = [span for span in (find_quote(text, quote, place) for quote, place in quotes) if span]
    place = 0
    for op, words in pieces:
        if op in ADDED_OR_SAME:
            yield from ((op, part, is_quoted) for part, is_quoted in _cut(words, place, spans))
            place += len(words)
        else:
            yield op, words, False


def _cut(words: str, place: int, spans: list[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """Cut a text that begins at a place of the whole into parts that lie in or out of the spans."""
    ends = {min(max(edge - place, 0), len(words)) for span in spans for edge in span}
    edges = sorted({0, len(words), *ends})
    for start, end in pairwise(edges):
        yield words[start:end], any(first <= place + start and place + end <= last for first, last in spans)
