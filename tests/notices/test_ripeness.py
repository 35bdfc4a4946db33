"""When what has happened goes out by e-mail."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from notices.ripeness import is_soon_ripe, last_morning, may_try

NOW = datetime(2026, 5, 5, 12, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def ago(minutes: int | None) -> datetime | None:
    return None if minutes is None else NOW - timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("happened", "last_mail", "ripe"),
    [
        ([], None, False),
        ([14], None, False),
        ([15], None, True),
        ([20, 1], None, True),
        ([20, 1], 59, False),
        ([20, 1], 60, True),
    ],
)
def test_what_is_wanted_soon_waits_for_more_and_for_an_hour_after_the_last_mail(happened, last_mail, ripe):
    assert is_soon_ripe(map(ago, happened), ago(last_mail), NOW) is ripe


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        (datetime(2026, 5, 5, 7, 0, tzinfo=LONDON), datetime(2026, 5, 5, 7, 0, tzinfo=LONDON)),
        (datetime(2026, 5, 5, 6, 59, tzinfo=LONDON), datetime(2026, 5, 4, 7, 0, tzinfo=LONDON)),
        (datetime(2026, 5, 5, 6, 30, tzinfo=UTC), datetime(2026, 5, 5, 7, 0, tzinfo=LONDON)),
        (datetime(2026, 3, 29, 6, 30, tzinfo=UTC), datetime(2026, 3, 29, 7, 0, tzinfo=LONDON)),
    ],
)
def test_daily_mail_is_due_at_seven_on_the_sites_clock(now, morning):
    assert last_morning(now, LONDON) == morning


@pytest.mark.parametrize(
    ("attempts", "tried", "tries"),
    [
        (0, None, True),
        (1, 14, False),
        (1, 15, True),
        (2, 59, False),
        (2, 60, True),
        (3, 240, True),
        (4, 959, False),
        (4, 960, True),
        (5, 100_000, False),
    ],
)
def test_mail_is_tried_five_times_with_growing_pauses(attempts, tried, tries):
    assert may_try(attempts, ago(tried), NOW) is tries
