"""How one student stands in one assignment: what counts as stuck, how complete a plan is, since when it rests. Pure.

The student reads the same words about themselves as the teacher does.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from plans.due import is_over

DUE_NEAR_DAYS = 3
DRAFT_RESTS_DAYS = 3
RETURNED_RESTS_DAYS = 5

NOT_STARTED, DRAFT, SUBMITTED, RETURNED, APPROVED = "not_started", "draft", "submitted", "returned", "approved"
# Submitted to another class, whose teachers alone know more.
ELSEWHERE = "elsewhere"

# What the page says beside the word "stuck"; `why_stuck` holds to it.
RULES = (
    f"Nothing is written yet, and it is due within {DUE_NEAR_DAYS} days or was due already.",
    f"A draft has rested for {DRAFT_RESTS_DAYS} days or more, and it is due within {DUE_NEAR_DAYS} days or was due "
    "already.",
    f"A plan was returned {RETURNED_RESTS_DAYS} days ago or more, and nothing has been changed in it since.",
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a student's plan. `active_at` is when the student last did something to it.

    `decided_at` and `read_at` belong to the last feedback: when it was sent, and when the student first opened it.
    """

    state: str = NOT_STARTED
    due_at: datetime | None = None
    active_at: datetime | None = None
    decided_at: datetime | None = None
    read_at: datetime | None = None
    parts: int = 0
    written: int = 0

    @property
    def is_unread(self) -> bool:
        """Whether feedback waits that the student has not opened; whoever has changed the plan since has seen it."""
        return self.state in (RETURNED, APPROVED) and self.read_at is None and not self.has_answered

    @property
    def has_answered(self) -> bool:
        """Whether the student has done something since the last feedback."""
        return bool(self.active_at and self.decided_at and self.active_at > self.decided_at)


def days_ago(then: datetime, now: datetime, time_zone: str) -> int:
    """Return how many days ago something was, by the class's calendar: what was last night was a day ago."""
    zone = ZoneInfo(time_zone)
    return max((now.astimezone(zone).date() - then.astimezone(zone).date()).days, 0)


def in_days(number: int) -> str:
    return {0: "today", 1: "yesterday"}.get(number, f"{number} days ago")


def completeness(written: int, parts: int) -> int:
    """Return how much of a plan is written, in per cent; 100 only when every part is."""
    return written * 100 // parts if parts else 0


def why_stuck(facts: Facts, now: datetime, time_zone: str) -> str:
    """Return why a student seems to be stuck, in words; or "". See RULES."""
    if facts.state == RETURNED and not facts.has_answered:
        rested = days_ago(facts.decided_at, now, time_zone)
        return f"returned {rested} days ago, unchanged since" if rested >= RETURNED_RESTS_DAYS else ""
    if facts.state not in (NOT_STARTED, DRAFT) or not _is_due_near(facts.due_at, now, time_zone):
        return ""
    if facts.state == NOT_STARTED:
        return f"nothing written, {_due_words(facts.due_at, now, time_zone)}"
    rested = days_ago(facts.active_at, now, time_zone)
    if rested < DRAFT_RESTS_DAYS:
        return ""
    return f"unchanged for {rested} days, {_due_words(facts.due_at, now, time_zone)}"


def _is_due_near(due_at: datetime | None, now: datetime, time_zone: str) -> bool:
    return due_at is not None and _days_left(due_at, now, time_zone) <= DUE_NEAR_DAYS


def _days_left(due_at: datetime, now: datetime, time_zone: str) -> int:
    zone = ZoneInfo(time_zone)
    return (due_at.astimezone(zone).date() - now.astimezone(zone).date()).days


def _due_words(due_at: datetime, now: datetime, time_zone: str) -> str:
    if is_over(due_at, now):
        return "was due"
    left = _days_left(due_at, now, time_zone)
    return {0: "due today", 1: "due tomorrow"}.get(left, f"due in {left} days")
