"""Typst, with its traps fenced off: shared fonts, data never source, and no blank page or panic that gets through."""

import json
import logging
import unicodedata
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import typst

from exports.errors import PdfError
from exports.glyphs import read_characters
from exports.heavy import is_heavy, set_beside
from exports.text_cleaner import TextCleaner

FONT_FOLDER = Path(__file__).parent / "fonts"
TEMPLATE_FOLDER = Path(__file__).parent / "typst"
PICTURE_PPI = 58  # 480 pixels across A4
FAMILIES = (
    "Literata",
    "Source Sans 3",
    "Noto Sans",
    "Amiri",
    "Noto Sans Hebrew",
    "Droid Sans Fallback",
    "Noto Emoji",
)

logger = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def load_fonts() -> typst.Fonts:
    """Return the fonts, scanned once and shared by all threads.

    Typst sets text in a family that it cannot find as blank space, with no more than a warning.
    """
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])
    missing = sorted(set(FAMILIES) - set(fonts.families()))
    if missing:
        raise PdfError(f"Fonts are missing: {', '.join(missing)}. They belong in exports/fonts/.")
    return fonts


@lru_cache(maxsize=1)
def known_characters() -> frozenset[int]:
    """Return the code points that the fonts show. Private ones are left out, as they mean nothing to a reader."""
    known = frozenset().union(*(read_characters(path) for path in FONT_FOLDER.glob("*.ttf")))
    return frozenset(code for code in known if unicodedata.category(chr(code)) not in ("Cc", "Cf", "Cn", "Co", "Cs"))


def typeset_cleaned(
    template: str, read: Callable[[TextCleaner], dict], *, moment: datetime | None, subject: str
) -> bytes:
    """Return the PDF of a template and the data that `read` makes with a cleaner; log how many letters no font has.

    `subject` says in the log which plan or sheet it was. Raises PdfError.
    """
    cleaner = TextCleaner(known_characters())
    data = read(cleaner)
    if cleaner.missing:
        logger.warning("%s characters are not in the fonts", cleaner.missing, extra={"subject": subject})
    return typeset(template, data, moment=moment)


def draw_cleaned(template: str, read: Callable[[TextCleaner], dict]) -> bytes:
    """Return the first page as a PNG of about 480 pixels across. Raises PdfError."""
    data = read(TextCleaner(known_characters()))
    if is_heavy(data):
        return set_beside({"template": template, "data": data, "is_picture": True})
    return draw_here(template, data)


def typeset(template: str, data: dict, *, moment: datetime | None) -> bytes:
    """Return the PDF of a template and its data: PDF/UA-1 where the text allows it, else tagged all the same.

    The texts must have gone through the cleaner. `moment` is the date of the document, and the only date in it; a
    template without a date takes none. Raises PdfError.
    """
    if is_heavy(data):
        seconds = moment.timestamp() if moment else None
        return set_beside({"template": template, "data": data, "moment": seconds, "is_picture": False})
    return typeset_here(template, data, moment)


def typeset_here(template: str, data: dict, moment: datetime | None) -> bytes:
    """Do so in this process."""
    for standards in (["ua-1"], []):
        options = {"pdf_standards": standards, "timestamp": int(moment.timestamp()) if moment else 0}
        content = _compile(template, {"data": json.dumps(data)}, format="pdf", **options)
        if content is not None:
            return content
    raise PdfError("The PDF could not be made from this text.")


def draw_here(template: str, data: dict) -> bytes:
    """Draw the first page in this process. What comes after it is not drawn."""
    inputs = {"data": json.dumps(data), "only-first": "yes"}
    pages = _compile(template, inputs, format="png", ppi=PICTURE_PPI)
    if pages is None:
        raise PdfError("The picture could not be made from this text.")
    return pages if isinstance(pages, bytes) else pages[0]


def _compile(template: str, inputs: dict[str, str], **options) -> bytes | list[bytes] | None:
    """Return what Typst makes of a template and its inputs, or None where it fails or panics."""
    fonts = load_fonts()
    try:
        return typst.compile(
            TEMPLATE_FOLDER / template,
            root=TEMPLATE_FOLDER,
            font_paths=fonts,
            sys_inputs=inputs,
            **options,
        )
    # A panic of the engine is a BaseException of its own. Its message, and that of an error, can quote the text.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        standards = options.get("pdf_standards", "none, a picture")
        logger.warning("%s failed with %s (standards: %s)", template, type(error).__name__, standards)
        return None
