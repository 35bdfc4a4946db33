"""A whole-class feedback sheet as the plain, clean data that sheet.typ sets. Pure."""

from exports.text_cleaner import TextCleaner
from reviews.sheet import Sheet

IN_TITLE, IN_TEXT, IN_NAME = 24, 40, 30  # after how many characters a word may break: see exports.plan_data


def sheet_data(sheet: Sheet, cleaner: TextCleaner, status: str, paper: str = "a4") -> dict:
    """Return what sheet.typ needs; every text of it is cleaned."""
    line = cleaner.clean_line
    return {
        "paper": paper,
        "title": line(sheet.title, IN_TITLE),
        "status": line(status, IN_NAME),
        "praises": [
            {"text": line(praise.text, IN_TEXT), "names": ", ".join(line(name, IN_NAME) for name in praise.shown_names)}
            for praise in sheet.shown_praises
        ],
        "gaps": [{"text": line(gap.text, IN_TEXT), "example": line(gap.example, IN_TEXT)} for gap in sheet.shown_gaps],
        "tasks": [line(task, IN_TEXT) for task in sheet.shown_tasks],
    }
