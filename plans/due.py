"""Due dates, as a class means them and as its students read them. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SOON_DAYS = 5
MINUTE = timedelta(minutes=1)
END_OF_DAY = time(23, 59)


@dataclass(frozen=True, slots=True)
class Due:
    """A due date in words: "Tue 12 May", "in 5 days"."""

    day: str
    words: str
    is_soon: bool
    is_past: bool


def moment_due(day: date, at: time, time_zone: str) -> datetime:
    """Return when a class's clock shows this day and time, in UTC.

    When clocks are put back, an hour comes twice, and when they are put forward, one does not come at all: students
    get the later of the two moments that can be meant.
    """
    local = datetime.combine(day, at, tzinfo=ZoneInfo(time_zone))
    return max(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def is_over(due_at: datetime, now: datetime) -> bool:
    """Whether the time is up: not before the whole minute is that people read as the due time."""
    return _since(due_at, now) >= MINUTE


def _since(due_at: datetime, now: datetime) -> timedelta:
    """Return the time that went by, also where clocks were changed: two times of one zone differ by the clock only."""
    return now.astimezone(UTC) - due_at.astimezone(UTC)


def describe_due(due_at: datetime | None, now: datetime, time_zone: str) -> Due | None:
    """Return the due date as somebody in the class reads it now; None where there is none."""
    if due_at is None:
        return None
    zone = ZoneInfo(time_zone)
    local, today = due_at.astimezone(zone), now.astimezone(zone).date()
    days = (local.date() - today).days
    is_past = is_over(due_at, now)
    return Due(
        day=_day(local.date(), today),
        words=_ago(local, days) if is_past else _ahead(local, days),
        is_soon=not is_past and days <= SOON_DAYS,
        is_past=is_past,
    )


def _day(day: date, today: date) -> str:
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day:%a} {day.day} {day:%b}{year}"


def _ahead(local: datetime, days: int) -> str:
    if days == 0:
        return f"today, {local:%H:%M}"
    return f"tomorrow, {local:%H:%M}" if days == 1 else f"in {days} days"


def _ago(local: datetime, days: int) -> str:
    if days == 0:
        return f"was today, {local:%H:%M}"
    return "was yesterday" if days == -1 else f"{-days} days ago"


def describe_late(due_at: datetime | None, handed_in_at: datetime, time_zone: str) -> str:
    """Return how much later than due something came, or "" where it was in time: "3 hours late", "2 days late".

    What comes within the minute of the due time is in time. From a day on it is the days on the class's calendar that
    count, as people count them.
    """
    if due_at is None or not is_over(due_at, handed_in_at):
        return ""
    minutes = _since(due_at, handed_in_at) // MINUTE
    if minutes < 60:
        return _late(minutes, "minute")
    if minutes < 24 * 60:
        return _late(minutes // 60, "hour")
    zone = ZoneInfo(time_zone)
    days = (handed_in_at.astimezone(zone).date() - due_at.astimezone(zone).date()).days
    return _late(max(days, 1), "day")  # 0 on a day of 25 hours


def _late(number: int, unit: str) -> str:
    return f"{number} {unit}{'s' if number > 1 else ''} late"
