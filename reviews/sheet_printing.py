"""In which letters a feedback sheet fits on one page when a browser prints it. Pure.

A browser cannot be told to make a text fit, so the size is reckoned here, rather too small than too large; the print
rules of sheet.css are the other half of this, and a test prints the longest sheets that there can be.
"""

import unicodedata
from collections.abc import Iterator
from math import ceil

from reviews.sheet import Sheet

# Half points, as in the PDF: 9.5 pt reads well, and 3 pt holds whatever the form lets through.
SIZES = range(19, 5, -1)
ROOM_WIDTH, ROOM_HEIGHT = 514, 750  # points, of A4 within its margins, with some to spare
WIDE, NARROW = frozenset("mwMW@%—…"), frozenset(" iljftrI.,:;'’!|()[]-")
INDENT, IN_EXAMPLE = 1.6, 0.8  # ems: marker or number of a row, and the line beside an example
LINE = 1.35  # ems from line to line


def print_size(sheet: Sheet) -> int:
    """Return the largest size in half points in which all of the sheet stands on a page of A4."""
    return next((size for size in SIZES if _height(sheet, size / 2) <= ROOM_HEIGHT), SIZES[-1])


def _height(sheet: Sheet, size: float) -> float:
    return sum(_ems(sheet, ROOM_WIDTH / size)) * size


def _ems(sheet: Sheet, width: float) -> Iterator[float]:
    """Yield the heights of what stands below each other, in ems, where a line is so many ems wide."""
    yield 1.6 * LINE * _lines(sheet.title, width / 1.6) + 2
    row = width - INDENT
    for rows in (sheet.shown_praises, sheet.shown_gaps, sheet.shown_tasks):
        if rows:
            yield 1.3 * LINE + 1.5
    for praise in sheet.shown_praises:
        yield LINE * (_lines(praise.text, row) + _lines(", ".join(praise.shown_names), row)) + 0.4
    for gap in sheet.shown_gaps:
        yield LINE * (_lines(gap.text, row) + _lines(f"For example: {gap.example}", row - IN_EXAMPLE)) + 0.6
    for task in sheet.shown_tasks:
        yield LINE * _lines(task, row) + 0.4


def _lines(text: str, width: float) -> int:
    """Return over how many lines a text runs; a little of each is left where the next word is too long for it."""
    return ceil(sum(map(_width, text)) / (0.95 * width))


def _width(letter: str) -> float:
    """Return how wide a letter is, in ems."""
    if letter in NARROW:
        return 0.33
    if letter in WIDE or unicodedata.east_asian_width(letter) in "WF":
        return 1.02
    return 0.53 if letter.isascii() and not letter.isupper() else 0.72
