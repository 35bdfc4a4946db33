"""Due dates on a class's clock, and in words."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from plans.due import END_OF_DAY, Due, describe_due, describe_late, moment_due

NOW = datetime(2026, 5, 7, 12, 0, tzinfo=UTC)


def at(day: int, hour: int = 16, minute: int = 0, month: int = 5) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("time_zone", "expected"),
    [
        ("Europe/London", datetime(2026, 5, 14, 16, 0, tzinfo=UTC)),
        ("Asia/Almaty", datetime(2026, 5, 14, 12, 0, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 5, 15, 0, 0, tzinfo=UTC)),
        ("UTC", datetime(2026, 5, 14, 17, 0, tzinfo=UTC)),
    ],
)
def test_moment_is_on_the_clock_of_the_class(time_zone, expected):
    assert moment_due(date(2026, 5, 14), time(17, 0), time_zone) == expected


def test_hour_that_comes_twice_means_the_second():
    assert moment_due(date(2026, 10, 25), time(1, 30), "Europe/London") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_hour_that_does_not_come_means_the_one_after():
    assert moment_due(date(2026, 3, 29), time(1, 30), "Europe/London") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due_at", "expected"),
    [
        (at(7, 16), Due("Thu 7 May", "today, 17:00", is_soon=True, is_past=False)),
        (at(8), Due("Fri 8 May", "tomorrow, 17:00", is_soon=True, is_past=False)),
        (at(12), Due("Tue 12 May", "in 5 days", is_soon=True, is_past=False)),
        (at(13), Due("Wed 13 May", "in 6 days", is_soon=False, is_past=False)),
        (at(7, 11), Due("Thu 7 May", "was today, 12:00", is_soon=False, is_past=True)),
        (at(6), Due("Wed 6 May", "was yesterday", is_soon=False, is_past=True)),
        (at(4), Due("Mon 4 May", "3 days ago", is_soon=False, is_past=True)),
    ],
)
def test_due_date_in_words(due_at, expected):
    assert describe_due(due_at, NOW, "Europe/London") == expected


def test_day_is_that_of_the_class():
    late = datetime(2026, 5, 8, 22, 0, tzinfo=UTC)

    assert describe_due(late, NOW, "Europe/London").day == "Fri 8 May"
    assert describe_due(late, NOW, "Asia/Almaty").day == "Sat 9 May"


def test_year_is_said_where_it_is_another():
    assert describe_due(datetime(2027, 1, 4, 12, tzinfo=UTC), NOW, "UTC").day == "Mon 4 Jan 2027"


def test_no_due_date_has_no_words():
    assert describe_due(None, NOW, "UTC") is None


@pytest.mark.parametrize(
    ("handed_in_at", "words"),
    [
        (at(7, 16), ""),
        (at(6, 16), ""),
        (datetime(2026, 5, 7, 16, 0, 59, tzinfo=UTC), ""),
        (at(7, 16, 1), "1 minute late"),
        (at(7, 16, 59), "59 minutes late"),
        (at(7, 17), "1 hour late"),
        (at(8, 15, 59), "23 hours late"),
        (at(8, 16), "1 day late"),
        (at(9, 7), "2 days late"),
        (at(9, 22), "2 days late"),
        (at(9, 23), "3 days late"),  # past midnight in London
        (at(6, 16, month=6), "30 days late"),
    ],
)
def test_lateness_in_words(handed_in_at, words):
    assert describe_late(at(7, 16), handed_in_at, "Europe/London") == words


@pytest.mark.parametrize("day", [date(2026, 5, 4), date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.parametrize("time_zone", ["Europe/London", "Asia/Tokyo", "Asia/Kathmandu"])
def test_whole_last_minute_of_the_day_is_in_time(day, time_zone):
    due_at = moment_due(day, END_OF_DAY, time_zone)
    midnight = due_at + timedelta(minutes=1)

    assert describe_late(due_at, midnight - timedelta(microseconds=1), time_zone) == ""
    assert describe_due(due_at, midnight - timedelta(microseconds=1), time_zone).words == "today, 23:59"
    assert describe_late(due_at, midnight, time_zone) == "1 minute late"
    assert describe_due(due_at, midnight, time_zone).words == "was yesterday"
    assert midnight.astimezone(ZoneInfo(time_zone)).date() == day + timedelta(days=1)


@pytest.mark.parametrize(
    ("due_at", "handed_in_at", "words"),
    [
        (at(28, 23, 30, month=3), at(29, 1, 15, month=3), "1 hour late"),  # 23:30, 2:15 by the clock
        (at(28, 12, month=3), at(29, 11, 30, month=3), "23 hours late"),  # 12:00, 12:30 the next day
        (at(28, 12, month=3), at(29, 12, month=3), "1 day late"),
        (at(24, 23, 30, month=10), at(25, 1, 15, month=10), "1 hour late"),  # 0:30, 1:15 for the second time
        (at(25, 0, 30, month=10), at(25, 1, 29, month=10), "59 minutes late"),  # 1:30, 1:29
        (at(24, 11, month=10), at(25, 11, 30, month=10), "1 day late"),  # 12:00, 11:30 the next day
    ],
)
@pytest.mark.parametrize("zone", [UTC, ZoneInfo("Europe/London")])
def test_lateness_is_the_time_that_went_by_when_clocks_are_changed(due_at, handed_in_at, words, zone):
    assert describe_late(due_at.astimezone(zone), handed_in_at.astimezone(zone), "Europe/London") == words


def test_nothing_is_late_without_a_due_date():
    assert describe_late(None, NOW, "Europe/London") == ""


def test_day_of_25_hours_is_a_day():
    due_at = datetime(2026, 10, 24, 23, 5, tzinfo=UTC)  # 0:05 on the 25th

    assert describe_late(due_at, datetime(2026, 10, 25, 23, 30, tzinfo=UTC), "Europe/London") == "1 day late"
