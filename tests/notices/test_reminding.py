"""Reminding students of what is due soon."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from notices.actions import gather_mail, remind, send_mail
from notices.models import Kind, Notice
from people.actions import archive_classroom
from plans.actions import arrange
from plans.models import Assignment
from tests.cast import make_person, make_question
from tests.notices.scene import due, told
from tests.reviews.scene import submitted
from tests.support.queries import count_queries

QUESTION = "How far did official culture affect Soviet people?"


def reminded() -> list[str]:
    """Remind now; return who has a reminder by then."""
    remind(now=timezone.now())
    people = Notice.objects.filter(kind=Kind.DUE_SOON).values_list("person__username", flat=True)
    return sorted(people)


@pytest.mark.parametrize(
    ("ahead", "who"),
    [
        ({"hours": 49}, []),
        ({"hours": 47}, ["classmate", "student"]),
        ({"minutes": 1}, ["classmate", "student"]),
        ({"minutes": -1}, []),
    ],
)
def test_students_are_reminded_two_days_before(cast, ahead, who):
    due(cast.assignment, **ahead)

    assert reminded() == who


def test_assignment_without_a_due_date_reminds_nobody(cast):
    assert reminded() == []


def test_reminder_comes_once_whatever_happens_to_the_date(cast):
    due(cast.assignment, days=1)
    first = remind(now=timezone.now())
    due(cast.assignment, days=2)

    again = remind(now=timezone.now() + timedelta(hours=5))

    assert (first, again) == (2, 0)
    assert cast.student.notices.get().items.count() == 1


def test_who_has_submitted_is_not_reminded(cast):
    due(cast.assignment, days=1)
    submitted(cast)

    assert reminded() == ["classmate"]


def test_student_with_more_time_is_reminded_of_their_own_date(cast):
    due(cast.assignment, days=1)
    own = timezone.now() + timedelta(days=4)
    arrange(assignment=cast.assignment, student=cast.student, due_at=own, fuller_scaffold=False)

    before = reminded()
    remind(now=own - timedelta(days=1))

    assert before == ["classmate"]
    assert reminded() == ["classmate", "student"]


def test_reminder_is_of_its_own_assignment_alone(cast):
    other = make_question("Why?")
    Assignment.objects.create(
        classroom=cast.classroom,
        question=other,
        paragraph_model=cast.peel,
        due_at=timezone.now() + timedelta(days=1),
    )
    due(cast.assignment, days=9)

    reminded()

    assert [line.partition(": ")[2] for line in told(cast.student)] == ["Why?"]


def test_archived_class_reminds_nobody(cast):
    due(cast.assignment, days=1)
    archive_classroom(classroom=cast.classroom)

    assert reminded() == []


def test_reminder_names_the_day_on_the_clock_of_the_class(cast):
    cast.classroom.time_zone = "Pacific/Auckland"
    cast.classroom.save()
    Assignment.objects.update(due_at=datetime(2026, 5, 5, 11, 59, tzinfo=UTC))

    remind(now=datetime(2026, 5, 4, tzinfo=UTC))

    assert told(cast.student) == [f"Your plan is due on Tuesday 5 May, 23:59, and not submitted yet: {QUESTION}"]


def test_reminder_of_a_plan_that_is_not_begun_leads_to_the_class(cast, login):
    due(cast.assignment, days=1)
    reminded()

    answer = login(cast.student).post(f"/notices/{cast.student.notices.get().pk}/open/")

    assert answer.url == cast.classroom.get_absolute_url()


def test_reminder_of_a_plan_leads_to_it(cast, login):
    due(cast.assignment, days=1)
    plan = cast.start()
    reminded()

    answer = login(cast.student).post(f"/notices/{cast.student.notices.get().pk}/open/")

    assert answer.url == plan.get_absolute_url()


def test_submitting_settles_the_reminder(cast, heard):
    due(cast.assignment, days=1)
    reminded()

    heard.submit()

    assert (cast.student.notices.unread().count(), cast.classmate.notices.unread().count()) == (0, 1)


def test_reminder_goes_out_by_mail_once(cast):
    due(cast.assignment, days=1)
    reminded()
    later = timezone.now() + timedelta(minutes=16)

    for _ in range(2):
        gather_mail(now=later)
        send_mail(now=later)

    assert sorted(message.to[0] for message in mail.outbox) == ["classmate@example.org", "student@example.org"]
    assert "not submitted yet" in mail.outbox[0].subject


def test_reminding_costs_the_same_for_many_students(cast):
    due(cast.assignment, days=1)
    with count_queries() as few:
        remind(now=timezone.now())
    for number in range(4):
        cast.classroom.memberships.create(user=make_person(f"student{number}"))

    with count_queries(exactly=few.count):
        assert remind(now=timezone.now()) == 4
