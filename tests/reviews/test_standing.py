"""How a student stands: what counts as stuck, as complete and as unread. Without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from reviews.standing import Facts, completeness, days_ago, in_days, why_stuck

NOW = datetime(2026, 5, 12, 12, 0, tzinfo=UTC)
ZONE = "Europe/London"


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def ahead(days: float) -> datetime:
    return NOW + timedelta(days=days)


@pytest.mark.parametrize(
    ("state", "rests", "due", "words"),
    [
        ("draft", 3, 3, "unchanged for 3 days, due in 3 days"),
        ("draft", 4, 1, "unchanged for 4 days, due tomorrow"),
        ("draft", 9, -2, "unchanged for 9 days, was due"),
        ("draft", 2, 1, ""),
        ("draft", 30, 4, ""),
        ("not_started", 0, 3, "nothing written, due in 3 days"),
        ("not_started", 0, 0.1, "nothing written, due today"),
        ("not_started", 0, -1, "nothing written, was due"),
        ("not_started", 0, 4, ""),
        ("submitted", 30, -9, ""),
        ("approved", 30, -9, ""),
    ],
)
def test_stuck_before_handing_in(state, rests, due, words):
    facts = Facts(state=state, active_at=ago(rests), due_at=ahead(due), read_at=NOW)

    assert why_stuck(facts, NOW, ZONE) == words


@pytest.mark.parametrize("state", ["draft", "not_started"])
def test_nobody_is_stuck_without_a_due_date(state):
    assert why_stuck(Facts(state=state, active_at=ago(60)), NOW, ZONE) == ""


@pytest.mark.parametrize(
    ("returned", "active", "words"),
    [
        (5, 7, "returned 5 days ago, unchanged since"),
        (8, 9, "returned 8 days ago, unchanged since"),
        (4, 7, ""),
        (8, 6, ""),
    ],
)
def test_stuck_after_the_return(returned, active, words):
    facts = Facts(state="returned", decided_at=ago(returned), active_at=ago(active), due_at=ago(20))

    assert why_stuck(facts, NOW, ZONE) == words


@pytest.mark.parametrize(
    ("state", "read", "active", "unread"),
    [
        ("returned", None, 3, True),
        ("approved", None, 3, True),
        ("returned", 1, 3, False),
        ("returned", None, 1, False),
        ("submitted", None, 3, False),
        ("draft", None, 3, False),
    ],
)
def test_unread_feedback(state, read, active, unread):
    facts = Facts(state=state, decided_at=ago(2), read_at=read and ago(read), active_at=ago(active))

    assert facts.is_unread is unread


@pytest.mark.parametrize(
    ("written", "parts", "per_cent"), [(0, 18, 0), (9, 18, 50), (17, 18, 94), (199, 200, 99), (18, 18, 100), (0, 0, 0)]
)
def test_completeness(written, parts, per_cent):
    assert completeness(written, parts) == per_cent


def test_days_are_those_of_the_class():
    last_night = datetime(2026, 5, 11, 22, 30, tzinfo=UTC)  # 23:30 in London, and in Istanbul 01:30 of today

    assert [days_ago(last_night, NOW, zone) for zone in (ZONE, "Europe/Istanbul")] == [1, 0]


def test_clock_that_was_put_back_makes_no_future():
    assert days_ago(ahead(2), NOW, ZONE) == 0


@pytest.mark.parametrize(("number", "words"), [(0, "today"), (1, "yesterday"), (2, "2 days ago")])
def test_days_in_words(number, words):
    assert in_days(number) == words
