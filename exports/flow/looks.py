"""How each style looks. Sizes and lengths are in points; hues and inks are those of exports/typst/parts.typ. Pure.

The fonts are those that every Word has; LibreOffice and web offices bring fonts of the same widths or the fonts
themselves.
"""

from dataclasses import dataclass, replace

from exports.flow.blocks import Part

WORDS, LABELS = "Georgia", "Calibri"
INK, INK_2, INK_3 = "25221d", "575147", "6c655a"
LINE, SUNKEN, ACCENT, CONTESTED = "d9d3c6", "faf8f3", "2a4b7c", "7d5200"
SUPPORTS, CHALLENGES = "0b626d", "94420f"
HUES = (  # of words and of lines
    ("4d3f93", "b9b0de"),
    ("735100", "d9bf7c"),
    ("36612a", "a9cb9b"),
    ("8b2d5d", "dfaac5"),
    ("44566a", "b1bfcd"),
    ("6b4a38", "cfb5a5"),
)
AXIS = 22  # where all text begins, right of the letters
BULLET = 12
BAR_GAP = 8  # between a bar and the words
COLUMN = 62  # of the names of details


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look; None leaves what the paragraph says."""

    name: str
    font: str | None = None
    size: float | None = None
    is_bold: bool | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph looks: its letters, the room around it, a bar at its side, rules above and below, a ground.

    Neighbours with the same bar and rules share them. `gap` is the room between a rule and the words. `tab` is where
    the stop lies, with the lines that follow hung there. `level` is that of a heading.
    """

    letters: Look
    before: float = 0
    after: float = 6
    spacing: float = 1.25
    left: float = 0
    bar: str = ""
    rule: str = ""
    foot: str = ""
    gap: float = 8
    ground: str = ""
    tab: float = 0
    level: int = 0
    is_bullet: bool = False
    stays_with_next: bool = False
    is_kept_whole: bool = False

    @property
    def name(self) -> str:
        return self.letters.name


def _look(name: str, font: str, size: float, *, bold: bool = False, colour: str = INK, **room) -> ParagraphLook:
    return ParagraphLook(Look(name, font, size, bold, colour), **room)


_CARD = {"left": AXIS + 12, "bar": HUES[1][1], "ground": SUNKEN, "gap": 4, "is_kept_whole": True, "spacing": 1}
_IN_CARD = _CARD | {"foot": SUNKEN}  # all of a card but its title, so that they share one ground

NORMAL = _look("Normal", WORDS, 10.5)
PARAGRAPHS = (
    NORMAL,
    _look("Plan kind", LABELS, 10, colour=INK_3, after=2, stays_with_next=True),
    _look("Title", WORDS, 20, bold=True, after=12, spacing=1, stays_with_next=True),
    _look("Plan details", LABELS, 10, after=2, spacing=1.1, tab=COLUMN),
    _look("Plan label", LABELS, 10, bold=True, colour=INK_2, before=10, after=2, spacing=1.1, stays_with_next=True),
    _look("List Bullet", LABELS, 10.5, after=2, spacing=1.1, left=BULLET, is_bullet=True),
    _look(
        "Heading 1", LABELS, 15, bold=True, before=22, after=4, spacing=1.1, rule=LINE, level=1, stays_with_next=True
    ),
    _look("Heading 2", LABELS, 10.5, bold=True, colour=INK_2, before=10, after=3, level=2, stays_with_next=True),
    _look("Side and weight", LABELS, 10, colour=INK_2, after=4, spacing=1.1, stays_with_next=True),
    _look("Evidence title", LABELS, 10.5, bold=True, before=8, after=0, rule=LINE, stays_with_next=True, **_CARD),
    _look("Evidence figure", LABELS, 9.5, colour=INK_2, after=3, stays_with_next=True, **_IN_CARD),
    _look("Evidence text", WORDS, 10, after=4, stays_with_next=True, **_IN_CARD),
    _look("Evidence source", LABELS, 9, colour=INK_3, after=3, **_IN_CARD),
    _look("Source", LABELS, 10.5, bold=True, before=8, after=2, spacing=1.1, stays_with_next=True),
    _look("Source entry", LABELS, 10.5, after=4, spacing=1.1, is_kept_whole=True),
    _look("Teacher’s words", WORDS, 10.5),
    _look("Said by", LABELS, 9.5, colour=INK_3, spacing=1.1),
    _look("Header", LABELS, 8.5, colour=INK_3, after=0, spacing=1),
    _look("Footer", LABELS, 8.5, colour=INK_3, after=0, spacing=1),
    _look("annotation text", LABELS, 10, after=3, spacing=1),
)
LETTERS = (
    Look("Supports", is_bold=True, colour=SUPPORTS),
    Look("Challenges", is_bold=True, colour=CHALLENGES),
    Look("Not written yet", LABELS, 10, False, INK_3),
    Look("Figure", WORDS, 14, True, INK),
    Look("Contested", is_bold=True, colour=CONTESTED),
    Look("Small print", LABELS, 9, False, INK_3),
    Look("Strong", is_bold=True),
    Look("annotation reference", size=8),
)
LARGE = ("Line of argument", "Judgement")


def part_look(part: Part) -> ParagraphLook:
    """Return how the words of a part look: with a bar of its hue, or large where they carry the plan."""
    bar = hues(part)[1] if part.hue else ""
    look = _look(part.style, WORDS, 12.5 if part.style in LARGE else 10.5, left=AXIS if bar else 0, bar=bar)
    return replace(look, spacing=1.3)


def name_look(part: Part) -> Look:
    """Return how the name of a part looks."""
    return Look(name_of(part.style), colour=hues(part)[0] if part.hue else INK_2)


def name_of(style: str) -> str:
    """Return the style of the name of the part with a style."""
    return f"{style} name"


def look_of(style: str, parts: tuple[Part, ...]) -> ParagraphLook:
    """Return how paragraphs in a style look."""
    return next(look for look in (*PARAGRAPHS, *map(part_look, parts)) if look.name == style)


def hues(part: Part) -> tuple[str, str]:
    """Return the colour of the words and that of the line."""
    return HUES[part.hue - 1]
