"""Words that a comment quotes, found in the text of a slot however its spaces and lines were broken. Pure."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

ADDED_OR_SAME = ("added", "same")


class QuoteMissing(Exception):
    """The quoted words do not stand in the text."""


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Return where the quoted words begin and end in the text, at their first place, or None."""
    words = [re.escape(word) for word in quote.split()]
    found = re.search(r"\s+".join(words), text) if words else None
    return found.span() if found else None


def as_written(text: str, quote: str) -> str:
    """Return the quoted words as they stand in the text. Raises QuoteMissing."""
    span = find_quote(text, quote)
    if span is None:
        raise QuoteMissing
    return text[slice(*span)]


def mark_quotes(pieces: Iterable[tuple[str, str]], quotes: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Cut the pieces of a comparison where quoted words begin and end; yield (op, text, is quoted).

    The quotes are looked for in the new text, so what was taken out is never quoted.
    """
    pieces = list(pieces)
    text = "".join(words for op, words in pieces if op in ADDED_OR_SAME)
    spans = [span for span in (find_quote(text, quote) for quote in quotes) if span]
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
