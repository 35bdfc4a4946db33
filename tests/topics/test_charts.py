"""Charts: the smallest honest drawing of each kind of figure, and its spoken label."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from topics.charts import Circle, Line, Rect, Text, draw, to_svg
from topics.figures import Amount, Change, Share

STYLES = Path(__file__).resolve().parents[2] / "static" / "css"
WOMEN = Change(3, 15, "women in industry", "million", 1928, 1945)
PLAYS = Share(10, 19, "plays and ballets withdrawn")
KILLED = Amount(17, "people killed", "million")


def marks_of(drawing, kind):
    return [mark for mark in drawing.marks if isinstance(mark, kind)]


def test_share_is_one_dot_for_each_item():
    drawing = draw(PLAYS)

    assert [dot.tone for dot in drawing.marks] == ["on"] * 10 + ["off"] * 9
    assert drawing.marks[0] == Circle(5, 5, 5, "on")
    assert drawing.marks[10] == Circle(5, 17, 4.5, "off")
    assert (drawing.width, drawing.height) == (118, 22)
    assert drawing.alt == "10 of 19 plays and ballets withdrawn: 10 of 19 dots filled"


@pytest.mark.parametrize("share", [Share(20, 41, "plays"), Share(57, 100, "of adults"), Share("1.5", 3, "parts")])
def test_share_that_is_not_counted_is_a_bar(share):
    assert [mark.tone for mark in draw(share).marks] == ["off", "on"]


def test_share_bar_is_filled_in_proportion():
    drawing = draw(Share(57, 100, "of adults"))

    assert drawing.marks[1] == Rect(0, 0, 91.2, 11, "on", 1)
    assert drawing.alt == "57% of adults: a bar filled as far"


def test_share_that_is_approximate_is_a_bar():
    assert len(draw(Share(10, 19, "plays", approximate=True)).marks) == 2


def test_amount_is_one_tick_for_each_item_in_groups_of_ten():
    drawing = draw(Amount(60, "plays banned"))

    assert len(drawing.marks) == 60
    assert [drawing.marks[index].x for index in (0, 9, 10, 29, 30)] == [0, 36, 44, 124, 0]
    assert [drawing.marks[index].y for index in (29, 30)] == [0, 14]
    assert (drawing.width, drawing.height) == (126, 24)
    assert drawing.alt == "Tally of 60 plays banned"


@pytest.mark.parametrize(
    "amount",
    [
        KILLED,
        Amount(121, "plays"),
        Amount("2.5", "tonnes"),
        Amount(1, "theatre"),
        Amount(0, "theatres"),
        Amount(57, "% of adults"),
        Amount(60, "plays", approximate=True),
    ],
)
def test_amount_that_cannot_be_counted_out_has_no_chart(amount):
    assert draw(amount).marks == ()
    assert to_svg(draw(amount)) == ""


def test_contested_amount_is_a_dot_on_an_open_line():
    drawing = draw(KILLED, contested=True)

    assert marks_of(drawing, Circle) == [Circle(80, 7, 5.5, "on")]
    assert [(line.x1, line.x2) for line in marks_of(drawing, Line) if line.tone == "dash"] == [
        (2, 71),
        (89, 158),
    ]
    assert marks_of(drawing, Rect) == []
    assert drawing.alt == "One dot on a dashed line without ends, as totals differ: 17 million people killed"


@pytest.mark.parametrize("wide", [False, True])
def test_contested_figures_are_never_bars(wide):
    for figure in (KILLED, PLAYS, WOMEN):
        assert marks_of(draw(figure, contested=True, wide=wide), Rect) == []


def test_change_is_two_labelled_bars_in_proportion():
    drawing = draw(WOMEN)

    assert marks_of(drawing, Rect) == [Rect(34, 3, 20, 11, "soft", 1), Rect(34, 23, 100, 11, "on", 1)]
    assert [text.text for text in marks_of(drawing, Text)] == ["1928", "3", "1945", "15"]
    assert drawing.alt == ("Two bars: 3 million in 1928 and 15 million in 1945, five times as many, women in industry")


@pytest.mark.parametrize("wide", [False, True])
def test_change_without_years_is_two_bars_from_and_to(wide):
    drawing = draw(Change(4, 2, "theatres"), wide=wide)

    assert [text.text for text in marks_of(drawing, Text)] == ["from", "4", "to", "2"]
    assert drawing.alt == "Two bars: 4 and 2, half as many, theatres"


def test_wide_change_has_a_time_axis_and_says_what_is_not_known():
    drawing = draw(WOMEN, wide=True)

    assert [text.text for text in marks_of(drawing, Text)] == (
        ["0", "5", "10", "15", "3", "1928", "15", "1945", "no figures between"]
    )
    assert marks_of(drawing, Rect) == [Rect(56, 140, 56, 30, "soft"), Rect(344, 20, 56, 150, "on")]
    assert [line for line in drawing.marks if getattr(line, "tone", "") == "dash"] == [Line(112, 140, 344, 20, "dash")]
    assert drawing.alt == (
        "Two bars on a time axis: 3 million in 1928 and 15 million in 1945, five times as many. "
        "No figures are given for the years between."
    )


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        (Change(39, 56, "% of workers", "", 1940, 1945), ["0", "20", "40", "60"]),
        (Change(0, 0, "theatres", "", 1937, 1938), ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        (Change("0.03", "0.07", "tonnes", "", 1937, 1938), ["0", "0.02", "0.04", "0.06", "0.08"]),
        (
            Change(100, 999999, "people", "", 1937, 1938),
            ["0", "200,000", "400,000", "600,000", "800,000", "1,000,000"],
        ),
    ],
)
def test_wide_change_has_round_grid_lines(highest, labels):
    texts = [text.text for text in marks_of(draw(highest, wide=True), Text)]

    assert texts[: len(labels)] == labels
    assert len(texts) == len(labels) + 5
    assert (
        min(text.x - 7 * len(text.text) for text in marks_of(draw(highest, wide=True), Text) if text.anchor == "end")
        >= 0
    )


@pytest.mark.parametrize("figure", [PLAYS, WOMEN, Amount(60, "plays"), Share(57, 100, "of adults"), KILLED])
@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("contested", [False, True])
def test_marks_stay_on_the_canvas(figure, wide, contested):
    drawing = draw(figure, contested, wide)

    for mark in drawing.marks:
        match mark:
            case Rect():
                box = (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
            case Circle():
                box = (mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius)
            case Line():
                box = (
                    min(mark.x1, mark.x2),
                    min(mark.y1, mark.y2),
                    max(mark.x1, mark.x2),
                    max(mark.y1, mark.y2),
                )
            case Text():
                box = (mark.x, mark.y, mark.x, mark.y)
        assert 0 <= box[0] <= box[2] <= drawing.width
        assert 0 <= box[1] <= box[3] <= drawing.height


def test_svg_is_an_image_with_a_label_and_no_style():
    svg = to_svg(draw(Share(1, 2, '<plays> & "ballets"')))

    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == '1 of 2 <plays> & "ballets": 1 of 2 dots filled'
    assert [(child.tag, child.get("class")) for child in root] == [("circle", "f-on"), ("circle", "f-off")]
    assert not re.search(r"style|fill=|stroke=|<script", svg)


def test_svg_of_a_wide_change():
    root = ElementTree.fromstring(to_svg(draw(WOMEN, wide=True)))

    assert root.get("viewBox") == "0 0 420 196"
    assert {child.get("class") for child in root} == {"f-grid", "f-dash", "f-soft", "f-on", "f-val", None}
    assert [child.text for child in root.iter("text") if child.get("class") == "f-val"] == ["3", "15"]


def test_every_tone_has_its_colour_in_the_style_sheets():
    sheets = "".join(path.read_text() for path in STYLES.glob("*.css"))
    drawings = [draw(PLAYS), draw(WOMEN, wide=True), draw(KILLED, contested=True)]

    tones = set(re.findall(r'class="(f-[a-z]+)"', "".join(map(to_svg, drawings))))

    assert tones == {"f-on", "f-off", "f-soft", "f-dash", "f-line", "f-grid", "f-val"}
    assert [tone for tone in tones if f".{tone} {{" not in sheets] == []
