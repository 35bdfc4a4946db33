"""The marks of a chart as shapes of ReportLab. Its origin is at the bottom, ours at the top."""

from reportlab.graphics import shapes
from reportlab.lib.colors import HexColor

GOLD, SOFT, GREY, PALE, INK = map(HexColor, ("#735100", "#d9bf7c", "#8d8678", "#d9d3c6", "#25221d"))
TONES = {
    "on": {"fillColor": GOLD, "strokeColor": None},
    "soft": {"fillColor": SOFT, "strokeColor": None},
    "off": {"fillColor": None, "strokeColor": GREY},
    "line": {"fillColor": None, "strokeColor": GREY},
    "grid": {"fillColor": None, "strokeColor": PALE},
    "dash": {"fillColor": None, "strokeColor": GOLD, "strokeWidth": 1.5, "strokeDashArray": [3, 3]},
}


def drawing(chart: dict, *, most: float) -> shapes.Drawing:
    """Return the chart in its own size, or as wide as there is room, in points."""
    width, height = chart["width"], chart["height"]
    unit = min(0.75, most / width)
    marks = [SHAPES[mark["kind"]](mark, height) for mark in chart["marks"]]
    return shapes.Drawing(width * unit, height * unit, shapes.Group(*marks, transform=(unit, 0, 0, unit, 0, 0)))


def rect(mark: dict, height: float) -> shapes.Rect:
    low, round_ = height - mark["y"] - mark["height"], mark["radius"]
    return shapes.Rect(mark["x"], low, mark["width"], mark["height"], rx=round_, ry=round_, **TONES[mark["tone"]])


def circle(mark: dict, height: float) -> shapes.Circle:
    return shapes.Circle(mark["x"], height - mark["y"], mark["radius"], **TONES[mark["tone"]])


def line(mark: dict, height: float) -> shapes.Line:
    look = {name: value for name, value in TONES[mark["tone"]].items() if name != "fillColor"}
    return shapes.Line(mark["x1"], height - mark["y1"], mark["x2"], height - mark["y2"], **look)


def text(mark: dict, height: float) -> shapes.String:
    font = "Source-600" if mark["tone"] == "value" else "Source-400"
    look = {"fontName": font, "fontSize": 11, "fillColor": INK, "textAnchor": mark["anchor"]}
    return shapes.String(mark["x"], height - mark["y"], mark["text"], **look)


SHAPES = {"rect": rect, "circle": circle, "line": line, "text": text}
