"""Documents as PDF: the plan, and the feedback sheet. Pure: takes the hub's values and gives bytes."""

import json
import logging
from datetime import datetime
from hashlib import sha256

from exports.plan_data import plan_data
from exports.sheet_data import sheet_data
from exports.text_cleaner import TextCleaner
from exports.typesetting import engine_fingerprint, known_characters, typeset
from plans.document import PlanDocument
from plans.document_json import document_to_json
from reviews.sheet import Sheet, sheet_to_json

logger = logging.getLogger(__name__)


def plan_pdf(document: PlanDocument, *, status: str, moment: datetime) -> bytes:
    """Return the plan as a PDF on A4; the same bytes for the same arguments.

    `status` says in words what the reader holds ("Submission 2, 5 May 2026, 14:02"); `moment` becomes the date of the
    file. Raise PdfError where no PDF can be made.
    """
    cleaner = TextCleaner(known_characters())
    data = plan_data(document, cleaner, status)
    if cleaner.missing:
        logger.warning("%s characters are not in the fonts", cleaner.missing, extra={"plan": document.id})
    return typeset("plan.typ", data, moment=moment)


def plan_fingerprint(document: PlanDocument, *, status: str, moment: datetime) -> str:
    """Return what tells one PDF from another without making it."""
    return _fingerprint(document_to_json(document), status, moment)


def sheet_pdf(sheet: Sheet, *, status: str, moment: datetime) -> bytes:
    """Return a whole-class feedback sheet as a PDF of one page of A4; the same bytes for the same arguments.

    `status` says whose and of when it is ("11B, 5 May 2026"). Raise PdfError where no PDF can be made.
    """
    cleaner = TextCleaner(known_characters())
    data = sheet_data(sheet, cleaner, status)
    if cleaner.missing:
        logger.warning("%s characters are not in the fonts", cleaner.missing)
    return typeset("sheet.typ", data, moment=moment)


def sheet_fingerprint(sheet: Sheet, *, status: str, moment: datetime) -> str:
    """Return what tells one PDF from another without making it."""
    return _fingerprint(sheet_to_json(sheet), status, moment)


def _fingerprint(content: dict, status: str, moment: datetime) -> str:
    parts = [engine_fingerprint(), content, status, moment.isoformat()]
    return sha256(json.dumps(parts).encode()).hexdigest()[:32]
