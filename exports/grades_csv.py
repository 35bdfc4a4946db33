"""An assignment as a table for a gradebook: CSV as spreadsheets open it. Pure."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from exports.text_cleaner import clean

STATES = {
    "not_started": "Not started",
    "draft": "Draft",
    "submitted": "Submitted",
    "returned": "Returned",
    "approved": "Approved",
    "elsewhere": "In another class",
}
# A spreadsheet would reckon with what begins so, and a name could make it fetch or send something.
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
MARK_OF_UTF_8 = "\ufeff"  # without it, Excel takes the file for something else


def write_grades(grades: Iterable, time_zone: str) -> str:
    """Return a line a student; `grades` are those of `reviews.reading`. Times are those of the class's clock."""
    grades = list(grades)
    criteria = _criteria(grades)
    file = io.StringIO()
    writer = csv.writer(file)
    for cells in (_head(criteria, time_zone), *(_row(grade, criteria, ZoneInfo(time_zone)) for grade in grades)):
        writer.writerow([_cell(cell) for cell in cells])
    return MARK_OF_UTF_8 + file.getvalue()


def _criteria(grades: list) -> list[str]:
    """Return the names of all criteria that a level was given for, in the order in which they come."""
    return list(dict.fromkeys(given["criterion"] for grade in grades for given in _given(grade)))


def _given(grade) -> list[dict]:
    return grade.review.given if grade.review else []


def _head(criteria: list[str], time_zone: str) -> list[str]:
    times = [f"First submitted ({time_zone})", f"Last submitted ({time_zone})"]
    levels = [f"{name}: {what}" for name in criteria for what in ("level", "marks")]
    return ["Name", "Username", "State", "Times submitted", *times, "Late", "Decision", *levels, "Open comments"]


def _row(grade, criteria: list[str], zone: ZoneInfo) -> list[str]:
    standing, submitted = grade.standing, grade.submitted
    given = {each["criterion"]: each for each in _given(grade)}
    levels = [given.get(name, {}).get(what, "") for name in criteria for what in ("level", "marks")]
    return [
        standing.student.shown_name,
        standing.student.username,
        STATES[standing.state],
        str(len(submitted)),
        *(_clock(submitted[place], zone) if submitted else "" for place in (0, -1)),
        standing.late,
        grade.review.get_decision_display() if grade.review else "",
        *levels,
        str(grade.open_comments),
    ]


def _clock(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _cell(text: str) -> str:
    text = clean(text).strip()
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
