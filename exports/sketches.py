"""Pictures of the first page of files that have no pages of their own. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from exports.card_data import IN_TEXT
from exports.flow.blocks import Block, Flow
from exports.flow.looks import INK, WORDS, look_of
from exports.hub import Edition
from exports.text_cleaner import TextCleaner, shorten
from exports.typesetting import draw_cleaned

MOST_LINES, LONGEST = 90, 1_000  # more than fits on a page
INDENT = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a paragraph. Lengths are in points; `colour` is in six hexadecimal digits."""

    text: str
    size: float = 9
    left: float = 0
    before: float = 0
    after: float = 4
    colour: str = INK
    is_bold: bool = False
    is_serif: bool = False


def drawn_as_text(make: Callable[[Edition], bytes]) -> Callable[[Edition], bytes]:
    """Return what draws, as PNG, how the text file that `make` gives begins. It raises PdfError."""

    def draw(edition: Edition) -> bytes:
        lines = make(edition)[: MOST_LINES * LONGEST].decode(errors="ignore").split("\n")
        return _picture(map(_line_of_text, lines), edition.paper)

    return draw


def picture_of_flow(flow: Flow) -> bytes:
    """Return a PNG of how a document for word processors begins. Raises PdfError."""
    return _picture((_line_of_block(block, flow) for block in flow.blocks), flow.paper)


def _line_of_text(line: str) -> Line:
    words = line.lstrip()
    return Line(INDENT * (len(line) - len(words)) + words)


def _line_of_block(block: Block, flow: Flow) -> Line:
    look = look_of(block.style, flow.parts)
    text = "".join(run.text for run in block.runs).replace("\t", INDENT * 4)
    if look.is_bullet:
        text = f"•{INDENT}{text}"
    letters = look.letters
    return Line(
        text,
        size=letters.size,
        left=look.left,
        before=look.before,
        after=look.after,
        colour=letters.colour,
        is_bold=letters.is_bold,
        is_serif=letters.font == WORDS,
    )


def _picture(lines: Iterable[Line], paper: str) -> bytes:
    shown = list(islice(lines, MOST_LINES))
    return draw_cleaned(
        "sketch.typ", lambda cleaner: {"paper": paper, "lines": [_data(line, cleaner) for line in shown]}
    )


def _data(line: Line, cleaner: TextCleaner) -> dict:
    return {
        "text": cleaner.clean(shorten(line.text, LONGEST), IN_TEXT),
        "size": line.size,
        "left": line.left,
        "before": line.before,
        "after": line.after,
        "colour": line.colour,
        "is-bold": line.is_bold,
        "is-serif": line.is_serif,
    }
