"""Late is allowed and shown: to the student and the teachers, against the student's own due date."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from people.models import Membership
from plans.actions import arrange
from plans.models import Plan
from reviews.actions import decide, submit_plan, withdraw_submission
from reviews.models import Submission
from tests.cast import make_classroom
from tests.people.reading import words_of
from tests.reviews.scene import comment_on, slot_of, submitted, write


@pytest.fixture
def due(cast):
    """The assignment, due at noon three days ago."""
    noon = datetime.now(ZoneInfo("Europe/London")).replace(hour=12, minute=0, second=0, microsecond=0)
    cast.assignment.due_at = noon - timedelta(days=3)
    cast.assignment.save()
    return cast.assignment


@pytest.fixture
def late(cast, due) -> Submission:
    """A submission that came two days late."""
    return handed_in(cast, due.due_at + timedelta(days=2))


def handed_in(cast, when) -> Submission:
    submission = submitted(cast)
    Submission.objects.filter(pk=submission.pk).update(submitted_at=when)
    Plan.objects.filter(pk=submission.plan_id).update(handed_in_at=when)
    return submission


def test_late_plan_is_taken_and_counts_from_its_first_submission(cast, due):
    submission = submitted(cast)

    plan = Plan.objects.get()

    assert (plan.state, plan.handed_in_at) == ("submitted", submission.submitted_at)


def test_student_reads_it_on_home_and_plan(login, cast, late):
    student = login(cast.student)

    home, plan = words_of(student.get("/")), words_of(student.get(late.plan.get_absolute_url()))

    assert "2 days late" in home
    assert "2 days late" in plan.casefold()


def test_student_reads_it_before_submitting(login, cast, due):
    plan = cast.start()
    student = login(cast.student)

    pages = [words_of(student.get(url)) for url in ("/", plan.get_absolute_url(), f"{plan.get_absolute_url()}submit/")]

    assert all("days late" in words for words in pages)
    assert "You can submit it all the same; your teacher sees that it came late." in pages[2]


def test_teacher_reads_it_in_queue_home_class_and_review(login, cast, late):
    teacher = login(cast.teacher)
    class_url = cast.classroom.get_absolute_url()

    for url in ("/reviews/", "/", class_url, late.get_absolute_url()):
        assert "2 days late" in words_of(teacher.get(url)).casefold(), url


def test_teacher_reads_it_after_the_decision(login, cast, late):
    decide(submission=late, teacher=cast.teacher, decision="approved", overall="")

    words = words_of(login(cast.teacher).get("/reviews/?state=approved"))

    assert "1st , 2 days late" in words


@pytest.mark.parametrize("url", ["/reviews/", "/", "class", "review", "student"])
def test_more_time_is_what_counts(login, cast, due, late, url):
    arrange(assignment=due, student=cast.student, due_at=due.due_at + timedelta(days=2), fuller_scaffold=False)
    named = {"class": cast.classroom.get_absolute_url(), "review": late.get_absolute_url()}
    person = cast.student if url == "student" else cast.teacher
    if url == "class":  # the classmate is late with it
        Membership.objects.filter(user=cast.classmate).delete()

    page = login(person).get("/" if url == "student" else named.get(url, url))

    assert " late" not in words_of(page)


def test_more_time_of_another_does_not_count(login, cast, due, late):
    arrange(assignment=due, student=cast.classmate, due_at=due.due_at + timedelta(days=9), fuller_scaffold=False)

    assert "2 days late" in words_of(login(cast.teacher).get("/reviews/"))


def test_own_due_date_is_the_students_own(login, cast, due):
    own = timezone.now() + timedelta(days=2)
    arrange(assignment=due, student=cast.student, due_at=own, fuller_scaffold=False)
    plan = cast.start()
    student = login(cast.student)

    home, page = words_of(student.get("/")), words_of(student.get(plan.get_absolute_url()))

    assert "in 2 days" in home
    assert f"Due {own.astimezone(ZoneInfo('Europe/London')):%a} " in page
    assert " late" not in home + page


def test_plan_that_came_in_time_is_not_late_when_it_comes_again(login, cast, due):
    first = handed_in(cast, due.due_at - timedelta(hours=1))
    comment_on(first, cast)
    decide(submission=first, teacher=cast.teacher, decision="returned", overall="")
    plan = Plan.objects.get()
    write(plan, "thesis", "thesis", "Another line of argument.")
    again = submit_plan(plan=plan, user=cast.student)
    teacher = login(cast.teacher)

    pages = [words_of(teacher.get(url)) for url in ("/reviews/", again.get_absolute_url())]

    assert [" late" in words for words in pages] == [False, False]


def test_review_of_a_later_submission_says_that_the_first_was_late(login, cast, late):
    decide(submission=late, teacher=cast.teacher, decision="returned", overall="Go on.")
    again = submit_plan(plan=Plan.objects.get(), user=cast.student)
    teacher = login(cast.teacher)

    queue, review = (words_of(teacher.get(url)) for url in ("/reviews/", again.get_absolute_url()))

    assert "First 2 days late" in review
    assert "2nd , 2 days late" not in queue


def test_submission_that_is_taken_back_was_never_handed_in(cast, due):
    submission = submitted(cast)

    withdraw_submission(plan=submission.plan)

    assert Plan.objects.get().handed_in_at is None


def test_taking_back_a_second_submission_leaves_the_first(cast, late):
    decide(submission=late, teacher=cast.teacher, decision="returned", overall="Go on.")
    when = Submission.objects.get(pk=late.pk).submitted_at
    submit_plan(plan=Plan.objects.get(), user=cast.student)

    withdraw_submission(plan=Plan.objects.get())

    assert Plan.objects.get().handed_in_at == when


def test_plan_of_a_left_class_is_late_by_the_clock_of_its_assignment(login, cast, due):
    plan = cast.start()
    make_classroom("Evening class", cast.other_teacher, [cast.student])
    cast.student.memberships.filter(classroom=cast.classroom).delete()

    assert "days late" in words_of(login(cast.student).get(plan.get_absolute_url()))


def test_comment_that_is_refused_still_shows_that_the_plan_was_late(login, cast, late):
    comment = comment_on(late, cast)

    response = login(cast.teacher).post(f"/comments/{comment.pk}/edit/", {f"edit-{comment.pk}": ""})

    assert response.status_code == 422
    assert "2 days late" in words_of(response).casefold()
    assert slot_of(late.plan, "thesis", "thesis").pk == comment.slot_id
