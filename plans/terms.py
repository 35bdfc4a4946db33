"""By when a student hands in, and with which help they plan. Pure."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for one student's plan. `bank`: whether the evidence bank can be searched from it.

    `checks`: whether rules say what is missing, and what the question's demands still lack.
    `hints`: whether parts say what belongs in them and how one may begin; `starters_stay`: whether the beginnings stand
    beside a part also once something is written there.
    """

    due_at: datetime | None = None
    bank: bool = True
    hints: bool = True
    checks: bool = True
    starters_stay: bool = False


def terms_of(assignment, arrangement) -> Terms:
    """Return the terms of an assignment for a student with this arrangement; a plan for practice has neither.

    More time is never less than the others have, also once the date of all is moved.
    """
    if assignment is None:
        return Terms()
    fuller = bool(arrangement and arrangement.fuller_scaffold)
    due_at = assignment.due_at
    if due_at and arrangement and arrangement.due_at:
        due_at = max(due_at, arrangement.due_at)
    return Terms(
        due_at=due_at,
        bank=assignment.offers_bank or fuller,
        hints=assignment.offers_hints or fuller,
        checks=assignment.offers_checks or fuller,
        starters_stay=fuller,
    )
