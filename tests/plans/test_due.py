"""Due dates on a class's clock, and in words."""

from datetime import UTC, date, datetime, time

import pytest

from plans.due import Due, describe_due, describe_late, moment_due

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
        (datetime(2026, 5, 7, 16, 0, 1, tzinfo=UTC), "1 minute late"),
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


def test_nothing_is_late_without_a_due_date():
    assert describe_late(None, NOW, "Europe/London") == ""


def test_day_of_25_hours_is_a_day():
    due_at = datetime(2026, 10, 24, 23, 5, tzinfo=UTC)  # 0:05 on the 25th

    assert describe_late(due_at, datetime(2026, 10, 25, 23, 30, tzinfo=UTC), "Europe/London") == "1 day late"
