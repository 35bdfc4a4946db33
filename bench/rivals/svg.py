"""The marks of a chart as SVG."""

from html import escape

TONES = {
    "on": 'fill="#735100"',
    "soft": 'fill="#d9bf7c"',
    "off": 'fill="none" stroke="#8d8678"',
    "line": 'fill="none" stroke="#8d8678"',
    "grid": 'fill="none" stroke="#d9d3c6"',
    "dash": 'fill="none" stroke="#735100" stroke-width="1.5" stroke-dasharray="3 3"',
}


def svg(chart: dict, *, most: float) -> str:
    """Return the chart in its own size, or as wide as there is room, in points."""
    width, height = chart["width"], chart["height"]
    unit = min(0.75, most / width)
    size = f'width="{width * unit:.2f}pt" height="{height * unit:.2f}pt" viewBox="0 0 {width} {height}"'
    marks = "".join(SHAPES[mark["kind"]](mark) for mark in chart["marks"])
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><title>{escape(chart["alt"])}</title>{marks}</svg>'


def rect(mark: dict) -> str:
    place = f'x="{mark["x"]}" y="{mark["y"]}" width="{mark["width"]}" height="{mark["height"]}" rx="{mark["radius"]}"'
    return f"<rect {place} {TONES[mark['tone']]}/>"


def circle(mark: dict) -> str:
    return f'<circle cx="{mark["x"]}" cy="{mark["y"]}" r="{mark["radius"]}" {TONES[mark["tone"]]}/>'


def line(mark: dict) -> str:
    return f'<line x1="{mark["x1"]}" y1="{mark["y1"]}" x2="{mark["x2"]}" y2="{mark["y2"]}" {TONES[mark["tone"]]}/>'


def text(mark: dict) -> str:
    weight = 600 if mark["tone"] == "value" else 400
    look = f'font-family="Source Sans 3" font-size="11" font-weight="{weight}" text-anchor="{mark["anchor"]}"'
    return f'<text x="{mark["x"]}" y="{mark["y"]}" {look}>{escape(mark["text"])}</text>'


SHAPES = {"rect": rect, "circle": circle, "line": line, "text": text}
