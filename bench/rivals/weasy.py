"""The plan by WeasyPrint: HTML and CSS, tagged as PDF/UA-1."""

import threading
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from bench.rivals.data import data_of_pack, data_of_plan
from bench.rivals.page import page_of_pack, page_of_plan
from exports.typesetting import FONT_FOLDER

FACES = {
    "Literata-Regular": ("Literata", 400),
    "Literata-SemiBold": ("Literata", 600),
    "SourceSans3-Regular": ("Source Sans 3", 400),
    "SourceSans3-SemiBold": ("Source Sans 3", 600),
    "NotoSans-Regular": ("Noto Sans", 400),
    "Amiri-Regular": ("Amiri", 400),
    "NotoSansHebrew-Regular": ("Noto Sans Hebrew", 400),
    "DroidSansFallback": ("Droid Sans Fallback", 400),
    "NotoEmoji-Regular": ("Noto Emoji", 400),
}

of_thread = threading.local()  # what Pango knows of fonts is not for two threads at once


def faces() -> str:
    face = '@font-face {{ font-family: "{}"; font-weight: {}; src: url("{}") }}'
    return "\n".join(face.format(*look, (FONT_FOLDER / f"{name}.ttf").as_uri()) for name, look in FACES.items())


def look() -> tuple[FontConfiguration, CSS]:
    """Return the fonts and the style sheet, read once a thread."""
    if not hasattr(of_thread, "look"):
        fonts = FontConfiguration()
        style = faces() + Path(__file__).with_name("page.css").read_text()
        of_thread.look = fonts, CSS(string=style, font_config=fonts)
    return of_thread.look


def plan(edition) -> bytes:
    return to_pdf(page_of_plan(data_of_plan(edition)))


def pack(cover, editions) -> bytes:
    return to_pdf(page_of_pack(data_of_pack(cover, editions)))


def to_pdf(page: str) -> bytes:
    fonts, style = look()
    return HTML(string=page).write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
