"""An assignment as a table for a gradebook: CSV as spreadsheets open it. Pure."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from exports.text_cleaner import clean
from reviews.grade import GradeRow

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


def write_grades(grades: Sequence[GradeRow], time_zone: str) -> str:
    """Return a line a student. Times are those of the class's clock."""
    criteria = _criteria(grades)
    file = io.StringIO()
    writer = csv.writer(file)
    for cells in (_head(criteria, time_zone), *(_row(grade, criteria, ZoneInfo(time_zone)) for grade in grades)):
        writer.writerow([_cell(cell) for cell in cells])
    return MARK_OF_UTF_8 + file.getvalue()


def _criteria(grades: Sequence[GradeRow]) -> list[str]:
    """Return the names of all criteria that a level was given for, in the order in which they come."""
    return list(dict.fromkeys(level.criterion for grade in grades for level in grade.levels))


def _head(criteria: list[str], time_zone: str) -> list[str]:
    times = [f"First submitted ({time_zone})", f"Last submitted ({time_zone})"]
    levels = [f"{name}: {what}" for name in criteria for what in ("level", "marks")]
    return ["Name", "Username", "State", "Times submitted", *times, "Late", "Decision", *levels, "Open comments"]


def _row(grade: GradeRow, criteria: list[str], zone: ZoneInfo) -> list[str]:
    given = {level.criterion: (level.level, level.marks) for level in grade.levels}
    return [
        grade.name,
        grade.username,
        STATES[grade.state],
        str(len(grade.submitted)),
        *(_clock(grade.submitted[place], zone) if grade.submitted else "" for place in (0, -1)),
        grade.late,
        grade.decision,
        *(words for name in criteria for words in given.get(name, ("", ""))),
        str(grade.open_comments),
    ]


def _clock(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _cell(text: str) -> str:
    text = clean(text).strip()
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
