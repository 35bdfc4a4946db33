"""What a gradebook takes from a student's work for an assignment. Pure."""

from dataclasses import dataclass
from datetime import datetime

from reviews.document import LevelRecord


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A student in an assignment. `state` is that of a Standing; `submitted` are the times of handing in, in order.

    `late` and `decision` are words, or ""; `decision` and `levels` are those of the last review that was decided.
    """

    name: str
    username: str
    state: str
    submitted: tuple[datetime, ...]
    late: str
    decision: str
    levels: tuple[LevelRecord, ...]
    open_comments: int
