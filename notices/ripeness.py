"""When what has happened goes out by e-mail, so that a class that hands in is one mail and not one each. Pure."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta, tzinfo

GATHERED_FOR = timedelta(minutes=15)
BETWEEN_MAILS = timedelta(hours=1)
MORNING = time(7)

FIRST_PAUSE = timedelta(minutes=15)
MOST_ATTEMPTS = 5


def is_soon_ripe(happened_at: Iterable[datetime], last_mail_at: datetime | None, now: datetime) -> bool:
    """Whether what is wanted soon goes out: a while after the first of it, and an hour after the last e-mail."""
    first = min(happened_at, default=None)
    is_gathered = first is not None and first <= now - GATHERED_FOR
    return is_gathered and (last_mail_at is None or last_mail_at <= now - BETWEEN_MAILS)


def last_morning(now: datetime, zone: tzinfo) -> datetime:
    """Return when the last daily e-mail was due: it tells of what happened before."""
    local = now.astimezone(zone)
    today = datetime.combine(local.date(), MORNING, tzinfo=zone)
    return today if today <= local else datetime.combine(local.date() - timedelta(days=1), MORNING, tzinfo=zone)


def may_try(attempts: int, tried_at: datetime | None, now: datetime) -> bool:
    """Whether an unsent e-mail is tried now: five times in all, with pauses of 15 minutes, 1, 4 and 16 hours."""
    if attempts >= MOST_ATTEMPTS:
        return False
    return tried_at is None or tried_at <= now - FIRST_PAUSE * 4 ** (attempts - 1)
