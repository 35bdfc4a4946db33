"""The smallest honest chart of a figure, as plain geometry, and that geometry as SVG.

One dot for each item of a share, one tick for each item of an amount, two bars for a change. What is
contested is a dot on a dashed line open at both ends, never a bar: the length of a bar would claim a
precision that nobody has. Numbers too large to count are left as numbers. A `Drawing` carries all that a
page or a PDF needs.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from html import escape

from topics.figures import (
    Amount,
    Change,
    Figure,
    Share,
    change_words,
    headline,
    plain,
    unit_words,
    words,
    year_words,
)

MAX_DOTS, DOTS_IN_ROW, DOT_PITCH = 40, 10, 12
MAX_TICKS, TICKS_IN_GROUP, TICKS_IN_ROW, TICK_PITCH, GROUP_GAP, TICK_ROW = 120, 10, 30, 4, 4, 14
BAR_LENGTH, SHARE_LENGTH, LETTER = 100, 160, 7
AXIS_WIDTH, AXIS_BASE, AXIS_HEIGHT, BAR_WIDTH = 420, 170, 150, 56


@dataclass(frozen=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    tone: str
    radius: float = 0


@dataclass(frozen=True)
class Circle:
    x: float
    y: float
    radius: float
    tone: str


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    tone: str


@dataclass(frozen=True)
class Text:
    """Words set at a baseline; tone "label" is quiet and "value" strong; anchor start, middle or end."""

    x: float
    y: float
    text: str
    tone: str = "label"
    anchor: str = "start"


@dataclass(frozen=True)
class Drawing:
    """Marks on a canvas with its origin at the top left. Without marks there is nothing to draw."""

    width: float
    height: float
    marks: tuple[Rect | Circle | Line | Text, ...]
    alt: str


def draw(figure: Figure, contested: bool = False, wide: bool = False) -> Drawing:
    """The chart for a figure; `wide` gives a change its time axis."""
    if contested:
        return _open_line(figure)
    match figure:
        case Share():
            exact = _countable(figure.whole, MAX_DOTS) and _countable(figure.value) and not figure.approximate
            return _dots(int(figure.value), int(figure.whole), figure) if exact else _share_bar(figure)
        case Change():
            dated = figure.start_year is not None and figure.end_year is not None
            return _time_axis(figure) if wide and dated else _two_bars(figure)
        case Amount():
            return _ticks(int(figure.value), figure) if _tallied(figure) else Drawing(0, 0, (), words(figure))


def _countable(value, most=None):
    return value == value.to_integral_value() and (most is None or value <= most)


def _tallied(amount):
    """Whether each item gets its tick: few enough, whole, unscaled and exactly known."""
    exact = not amount.scale and not amount.approximate and not amount.unit.startswith("%")
    return exact and _countable(amount.value, MAX_TICKS) and amount.value > 1


def _dots(value, whole, share):
    marks = []
    for item in range(whole):
        row, column = divmod(item, DOTS_IN_ROW)
        x, y = 5 + column * DOT_PITCH, 5 + row * DOT_PITCH
        marks.append(Circle(x, y, 5, "on") if item < value else Circle(x, y, 4.5, "off"))
    width = min(whole, DOTS_IN_ROW) * DOT_PITCH - 2
    height = -(-whole // DOTS_IN_ROW) * DOT_PITCH - 2
    return Drawing(width, height, tuple(marks), f"{words(share)}: {headline(share)} dots filled")


def _share_bar(share):
    filled = float(share.value / share.whole) * SHARE_LENGTH
    marks = (Rect(0.5, 0.5, SHARE_LENGTH - 1, 10, "off", 1), Rect(0, 0, round(filled, 1), 11, "on", 1))
    return Drawing(SHARE_LENGTH, 11, marks, f"{words(share)}: a bar filled as far")


def _ticks(count, amount):
    marks = []
    for item in range(count):
        row, column = divmod(item, TICKS_IN_ROW)
        x = column * TICK_PITCH + column // TICKS_IN_GROUP * GROUP_GAP
        marks.append(Rect(x, row * TICK_ROW, 2, 10, "on"))
    width = max(mark.x for mark in marks) + 2
    return Drawing(width, marks[-1].y + 10, tuple(marks), f"Tally of {words(amount)}")


def _open_line(figure):
    """A dashed line without ends, with a dot for each value that is given."""
    dots = (55, 105) if isinstance(figure, Change) else (80,)
    edges = [2, *(edge for x in dots for edge in (x - 9, x + 9)), 158]
    dashes = [Line(start, 7, end, 7, "dash") for start, end in zip(edges[::2], edges[1::2], strict=True)]
    tips = [Line(x, y, end, 7, "line") for x, end in ((6, 1), (154, 159)) for y in (2, 12)]
    circles = [Circle(x, 7, 5.5, "on") for x in dots]
    said = "Two dots" if len(dots) == 2 else "One dot"
    alt = f"{said} on a dashed line without ends, as totals differ: {words(figure)}"
    return Drawing(160, 14, (*dashes, *tips, *circles), alt)


def _two_bars(change):
    years = [_year(change.start_year, "from"), _year(change.end_year, "to")]
    left = max(map(len, years)) * LETTER + 6
    rows = zip(years, (change.value, change.value_to), ("soft", "on"), (0, 20), strict=True)
    marks, right = [], 0
    for year, value, tone, top in rows:
        length = round(float(_part(value, change)) * BAR_LENGTH, 1)
        number = plain(value)
        marks += [
            Text(0, top + 12, year),
            Rect(left, top + 3, length, 11, tone, 1),
            Text(left + length + 5, top + 12, number, "value"),
        ]
        right = max(right, left + length + 5 + len(number) * LETTER)
    return Drawing(right, 36, tuple(marks), f"Two bars: {_two_values(change)}, {unit_words(change)}")


def _time_axis(change):
    """Two bars on a time axis; the dashed line between says that nothing is known of the years between."""
    step, top = _grid(max(change.value, change.value_to))
    levels = [step * index for index in range(int(top / step) + 1)]
    left = max(36, max(len(plain(level)) for level in levels) * LETTER + 10)
    first, last = left + 20, AXIS_WIDTH - 20 - BAR_WIDTH

    def y(value):
        return round(AXIS_BASE - float(value / top) * AXIS_HEIGHT, 1)

    marks = []
    for level in levels:
        marks.append(Line(left, y(level), AXIS_WIDTH, y(level), "grid"))
        marks.append(Text(left - 8, y(level) + 4, plain(level), "label", "end"))
    marks.append(Line(first + BAR_WIDTH, y(change.value), last, y(change.value_to), "dash"))
    bars = ((first, change.value, change.start_year, "soft"), (last, change.value_to, change.end_year, "on"))
    for x, value, year, tone in bars:
        marks += [
            Rect(x, y(value), BAR_WIDTH, AXIS_BASE - y(value), tone),
            Text(x + BAR_WIDTH / 2, y(value) - 8, plain(value), "value", "middle"),
            Text(x + BAR_WIDTH / 2, AXIS_BASE + 20, year_words(year), "label", "middle"),
        ]
    middle = (first + last + BAR_WIDTH) / 2
    marks.append(Text(middle, AXIS_BASE + 20, "no figures between", "label", "middle"))
    alt = f"Two bars on a time axis: {_two_values(change)}. No figures are given for the years between."
    return Drawing(AXIS_WIDTH, AXIS_BASE + 26, tuple(marks), alt)


def _part(value, change):
    return value / (max(change.value, change.value_to) or 1)


def _grid(highest):
    """A round step with three to six lines, and the top line at or above the highest value."""
    highest = highest or Decimal(1)
    unit = Decimal(1).scaleb(highest.adjusted())
    steps = (unit * size for size in (Decimal("0.2"), Decimal("0.5"), Decimal(1), Decimal(2), Decimal(5)))
    step = next(step for step in steps if highest / step <= 5)
    step = Decimal(f"{step.normalize():f}")
    return step, step * (highest / step).to_integral_value(ROUND_CEILING)


def _year(year, unknown):
    return unknown if year is None else year_words(year)


def _two_values(change):
    sign = "%" if change.unit.startswith("%") else ""
    scale = f" {change.scale}" if change.scale else ""
    values = ((change.value, change.start_year), (change.value_to, change.end_year))
    said = [plain(value) + sign + scale + ("" if year is None else f" in {year_words(year)}") for value, year in values]
    times = change_words(change)
    return " and ".join(said) + (f", {times}" if times else "")


class Svg(str):
    """Markup whose every text has been escaped, so that a template may take it as it is."""

    def __html__(self) -> str:
        return self


def to_svg(drawing: Drawing) -> Svg:
    """The drawing for a page: classes for tones, a spoken label, no style attribute. Empty without marks."""
    if not drawing.marks:
        return Svg()
    width, height = _number(drawing.width), _number(drawing.height)
    marks = "".join(map(_mark, drawing.marks))
    return Svg(
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(drawing.alt)}">{marks}</svg>'
    )


def _mark(mark):
    match mark:
        case Rect():
            rounded = f' rx="{_number(mark.radius)}"' if mark.radius else ""
            place = _attributes(x=mark.x, y=mark.y, width=mark.width, height=mark.height)
            return f'<rect class="f-{mark.tone}" {place}{rounded}/>'
        case Circle():
            return f'<circle class="f-{mark.tone}" {_attributes(cx=mark.x, cy=mark.y, r=mark.radius)}/>'
        case Line():
            place = _attributes(x1=mark.x1, y1=mark.y1, x2=mark.x2, y2=mark.y2)
            return f'<line class="f-{mark.tone}" {place}/>'
    strong = ' class="f-val"' if mark.tone == "value" else ""
    anchor = "" if mark.anchor == "start" else f' text-anchor="{mark.anchor}"'
    return f"<text{strong} {_attributes(x=mark.x, y=mark.y)}{anchor}>{escape(mark.text)}</text>"


def _attributes(**numbers):
    return " ".join(f'{name}="{_number(value)}"' for name, value in numbers.items())


def _number(value):
    return f"{round(value, 2):g}"
