"""The plan by ReportLab. It cannot tag what it sets, and looks for no letter in a second font."""

import io
import threading
from functools import partial

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, SimpleDocTemplate

from bench.rivals.data import data_of_pack, data_of_plan
from bench.rivals.flow import contents_head, plan_story, story_in_pack
from bench.rivals.sheets import Sheets, pages_of_contents
from exports.typesetting import FONT_FOLDER

FACES = {
    "Literata-400": "Literata-Regular",
    "Literata-600": "Literata-SemiBold",
    "Source-400": "SourceSans3-Regular",
    "Source-600": "SourceSans3-SemiBold",
}
for name, file in FACES.items():
    pdfmetrics.registerFont(TTFont(name, FONT_FOLDER / f"{file}.ttf"))

one_at_a_time = threading.Lock()  # two threads that set text with the same font at once break it


def plan(edition) -> bytes:
    data = data_of_plan(edition)
    return build(plan_story(data), data)


def pack(cover, editions) -> bytes:
    data = data_of_pack(cover, editions)
    pages = pages_of_contents(len(data["plans"]))
    story = [*contents_head(data), *(PageBreak() for _ in range(pages - 1))]
    for each in data["plans"]:
        story += [PageBreak(), *story_in_pack(each)]
    return build(story, data, pages)


def build(story: list, data: dict, contents: int = 0) -> bytes:
    made = io.BytesIO()
    margins = {"leftMargin": 50, "rightMargin": 68, "topMargin": 60, "bottomMargin": 60}  # a frame adds six points
    template = SimpleDocTemplate(made, pagesize=A4, title=data["title"], lang=data["language"], **margins)
    with one_at_a_time:
        template.build(story, canvasmaker=partial(Sheets, contents=contents))
    return made.getvalue()
