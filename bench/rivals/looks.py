"""How ReportLab is to set text and frames; sizes and colours are those of exports/typst."""

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

HUES = ("#4d3f93", "#735100", "#36612a", "#8b2d5d", "#44566a", "#6b4a38")
GREY = "#6c655a"


def style(font: str, size: float, color: str = "#25221d", **more) -> ParagraphStyle:
    return ParagraphStyle("", fontName=font, fontSize=size, leading=1.36 * size, textColor=color, **more)


TEXT, LARGE = style("Literata-400", 10.8, spaceAfter=5), style("Literata-400", 13, spaceAfter=5)
CARD = style("Literata-400", 10)
SMALL, FACTS = style("Source-400", 9.5), style("Source-400", 8.5, GREY)
AT_RIGHT = style("Source-400", 9.5, alignment=TA_RIGHT)
STRONG, BIG = style("Source-600", 9.5), style("Literata-600", 15)
KIND = style("Source-400", 9.5, GREY, spaceAfter=12)
TITLE = style("Literata-600", 19, spaceAfter=18)
NAME, SECTION = style("Source-600", 15, spaceAfter=14), style("Source-600", 13)
PARTS = [style("Source-600", 9.5, hue) for hue in HUES]
PLAIN = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
FRAME = [
    ("BACKGROUND", (0, 0), (-1, -1), HexColor("#faf8f3")),
    ("BOX", (0, 0), (-1, -1), 0.5, HexColor("#d9d3c6")),
    ("LEFTPADDING", (0, 0), (-1, -1), 11),
    ("TOPPADDING", (0, 0), (-1, -1), 9),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
