"""The feedback sheet and a topic's handout as PDF. Pure: takes frozen values and gives bytes."""

import json
from datetime import datetime
from hashlib import sha256

from exports.engines import engine_fingerprint
from exports.handout import TopicHandout
from exports.handout_data import handout_data
from exports.sheet_data import sheet_data
from exports.typesetting import draw_cleaned, typeset_cleaned
from reviews.sheet import Sheet, sheet_to_json


def sheet_pdf(sheet: Sheet, *, status: str, moment: datetime, paper: str = "a4") -> bytes:
    """Return a whole-class feedback sheet as a PDF of one page; the same bytes for the same arguments.

    `status` says whose and of when it is ("11B, 5 May 2026"). Raise PdfError where no PDF can be made.
    """
    return typeset_cleaned(
        "sheet.typ", lambda cleaner: sheet_data(sheet, cleaner, status, paper), moment=moment, subject="feedback sheet"
    )


def sheet_picture(sheet: Sheet, *, status: str, paper: str = "a4") -> bytes:
    """Return the same page as PNG. Raise PdfError where none can be made."""
    return draw_cleaned("sheet.typ", lambda cleaner: sheet_data(sheet, cleaner, status, paper))


def sheet_fingerprint(sheet: Sheet, *, status: str, moment: datetime, paper: str = "a4") -> str:
    """Return what tells one PDF from another without making it."""
    parts = [engine_fingerprint(), sheet_to_json(sheet), status, moment.isoformat(), paper]
    return sha256(json.dumps(parts).encode()).hexdigest()[:32]


def handout_pdf(handout: TopicHandout, *, paper: str = "a4") -> bytes:
    """Return a topic of the bank as a revision sheet, without a date, as the bank keeps none.

    The same bytes for the same arguments. Raise PdfError where no PDF can be made.
    """
    return typeset_cleaned(
        "topic.typ", lambda cleaner: handout_data(handout, cleaner, paper), moment=None, subject="topic handout"
    )


def handout_fingerprint(handout: TopicHandout, *, paper: str = "a4") -> str:
    """Return what tells one PDF from another without making it."""
    parts = [engine_fingerprint(), repr(handout), paper]
    return sha256(json.dumps(parts).encode()).hexdigest()[:32]
