"""Who is told of what, and how it is gathered."""

import pytest

from notices.models import Kind, Notice
from notices.reading import read_lines
from people.actions import archive_classroom
from people.models import Role
from plans.actions import start_plan
from reviews.actions import add_comment, reply, submit_plan
from tests.notices.scene import told, unread
from tests.reviews.scene import slot_of, submitted, written_plan
from tests.support.queries import count_queries

QUESTION = "How far did official culture affect Soviet people?"


def test_teacher_is_told_of_a_plan(cast, heard):
    heard.submit()

    assert told(cast.teacher) == [f"Student of 11B submitted a plan: {QUESTION}"]
    assert told(cast.other_teacher) == told(cast.student) == []


def test_plans_of_one_assignment_and_day_are_one_notice(cast, heard):
    heard.class_submits(5)

    assert told(cast.teacher) == [f"5 plans of 11B wait for you: {QUESTION}"]


def test_plans_for_practice_are_a_notice_of_their_own(cast, heard):
    heard.submit()
    plan = start_plan(owner=cast.classmate, question=cast.question, paragraph_model=cast.peel)
    plan.classroom = cast.classroom
    plan.save()

    heard.submit_again(plan)

    assert told(cast.teacher) == [
        f"Classmate of 11B submitted a plan: {QUESTION}",
        f"Student of 11B submitted a plan: {QUESTION}",
    ]


def test_every_teacher_of_the_class_is_told_at_a_constant_cost(cast, heard):
    one = written_plan(cast)
    with count_queries() as few:
        heard.submit_again(one)
    colleagues = [heard.colleague(f"colleague{number}") for number in range(4)]
    another = written_plan(cast, cast.classmate)

    with count_queries(exactly=few.count):
        heard.submit_again(another)

    assert {tuple(told(each)) for each in colleagues} == {(f"Classmate of 11B submitted a plan: {QUESTION}",)}


def test_teacher_who_submits_a_plan_is_not_told_of_it(cast, heard):
    cast.other_classroom.memberships.create(user=cast.teacher)
    plan = start_plan(owner=cast.teacher, question=cast.question, paragraph_model=cast.peel)
    plan.classroom = cast.other_classroom
    plan.save()

    heard.submit_again(plan)

    assert (told(cast.teacher), len(told(cast.other_teacher))) == ([], 1)


@pytest.mark.parametrize("decision", ["returned", "approved"])
def test_student_is_told_of_a_decision(cast, heard, decision):
    submission = heard.submit()

    heard.decide(submission, decision)

    assert told(cast.student) == [f"Your plan was {decision}: {QUESTION}"]
    assert told(cast.classmate) == []


def test_nobody_is_told_of_their_own_decision(cast, heard):
    submission = heard.submit()

    heard.decide(submission, teacher=cast.student)

    assert told(cast.student) == []


def test_nothing_is_told_before_the_decision(cast, heard):
    submission = heard.submit()
    with heard.capture(execute=True):
        slot = slot_of(submission.plan, "thesis", "thesis")
        add_comment(submission=submission, slot=slot, author=cast.teacher, text="Whose?")

    assert Notice.objects.filter(person=cast.student).count() == 0


def test_reply_of_a_teacher_is_told_with_the_decision_only(cast, heard):
    comment = heard.returned_comment()
    submission = heard.submit_again(comment.submission.plan)
    before = unread(cast.student)

    with heard.capture(execute=True):
        reply(comment=comment, author=cast.teacher, text="Still which?")
    waiting = unread(cast.student)
    heard.decide(submission)

    assert (before, waiting, unread(cast.student)) == (0, 0, 1)


def test_author_of_a_comment_is_told_of_its_answer(cast, heard):
    colleague = heard.colleague()
    comment = heard.returned_comment()

    heard.answer(comment)

    assert told(cast.teacher)[0] == f"Student of 11B answered comments: {QUESTION}"
    assert Notice.objects.filter(person=colleague, kind=Kind.ANSWERED).count() == 0


def test_word_that_a_comment_is_acted_on_is_an_answer(cast, heard):
    comment = heard.returned_comment()

    heard.mark_done(comment)
    heard.mark_done(comment)

    assert Notice.objects.get(kind=Kind.ANSWERED).items.count() == 1


def test_answer_to_somebody_who_has_left_is_told_to_those_who_teach(cast, heard):
    colleague = heard.colleague()
    comment = heard.returned_comment()
    cast.teacher.memberships.all().delete()

    heard.answer(comment)

    assert told(colleague)[0] == f"Student of 11B answered comments: {QUESTION}"
    assert told(cast.teacher) == []


def test_student_who_has_left_is_told_nothing(cast, heard):
    submission = heard.submit()
    cast.student.memberships.all().delete()

    heard.decide(submission)

    assert Notice.objects.filter(person=cast.student).count() == 0


def test_archived_class_tells_nothing_any_more(cast, heard):
    submission = heard.submit()
    archive_classroom(classroom=cast.classroom)

    heard.decide(submission)

    assert (told(cast.teacher), told(cast.student)) == ([], [])
    assert Notice.objects.filter(person=cast.student).count() == 0


def test_notices_of_a_role_that_one_no_longer_has_are_not_shown(cast, heard):
    heard.submit()
    cast.teacher.memberships.update(role=Role.STUDENT)

    assert told(cast.teacher) == []


def test_withdrawn_plan_is_as_if_nobody_had_been_told(cast, heard):
    heard.submit(cast.classmate)
    submission = heard.submit()

    heard.withdraw(submission)

    assert told(cast.teacher) == [f"Classmate of 11B submitted a plan: {QUESTION}"]


def test_only_plan_that_is_withdrawn_leaves_no_notice(cast, heard):
    heard.withdraw(heard.submit())

    assert Notice.objects.count() == 0


def test_notice_is_done_with_once_all_its_plans_are_decided(cast, heard):
    colleague = heard.colleague()
    first, second = heard.submit(), heard.submit(cast.classmate)

    heard.decide(first)
    between = unread(cast.teacher), unread(colleague)
    heard.decide(second)

    assert (between, unread(cast.teacher), unread(colleague)) == ((1, 1), 0, 0)


def test_notice_says_how_many_plans_still_wait(cast, heard):
    first = heard.submit()
    heard.submit(cast.classmate)

    heard.decide(first)

    assert told(cast.teacher) == [f"2 plans of 11B were submitted, 1 still waits: {QUESTION}"]


def test_submitting_again_is_to_have_read_what_came_back(cast, heard):
    submission = heard.submit()
    heard.decide(submission)
    before = unread(cast.student)

    heard.submit_again(submission.plan)

    assert (before, unread(cast.student)) == (1, 0)


def test_notice_that_was_read_is_news_again_with_the_next_plan(cast, heard):
    heard.decide(heard.submit())

    heard.submit(cast.classmate)

    assert unread(cast.teacher) == 1
    assert told(cast.teacher) == [f"2 plans of 11B were submitted, 1 still waits: {QUESTION}"]


def test_what_is_rolled_back_is_not_told(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        submitted(cast)

    assert len(callbacks) == 1
    assert Notice.objects.count() == 0


def test_failure_to_tell_is_logged_and_leaves_the_plan_submitted(cast, heard, monkeypatch, expect_error):
    expect_error("What was done could not be told to all.")
    monkeypatch.setattr("notices.actions.hearing.tell", lambda **about: 1 / 0)

    submission = heard.submit()

    assert cast.teacher.notices.count() == 0
    assert submission.plan.submissions.count() == 1


@pytest.fixture
def moved(cast, heard):
    """A comment from 11B, on a plan that its student took to 9C, where it was returned, too."""
    comment = heard.returned_comment()
    cast.classroom.memberships.filter(user=cast.student).delete()
    cast.other_classroom.memberships.create(user=cast.student)
    with heard.capture(execute=True):
        again = submit_plan(plan=comment.submission.plan, user=cast.student, classroom=cast.other_classroom)
    heard.decide(again, teacher=cast.other_teacher)
    return comment


def test_plan_in_another_class_is_told_of_without_its_assignment(cast, moved):
    (notice,) = Notice.objects.of(cast.other_teacher)

    assert (notice.classroom, notice.assignment) == (cast.other_classroom, None)
    assert told(cast.other_teacher) == [f"Student of 9C submitted a plan: {QUESTION}"]


def test_answer_is_told_to_the_class_that_asked_and_leads_to_what_it_received(cast, heard, moved):
    before = told(cast.other_teacher)

    heard.answer(moved)

    (line,) = read_lines(Notice.objects.of(cast.teacher).filter(kind=Kind.ANSWERED))
    assert line.path == moved.submission.get_absolute_url()
    assert told(cast.other_teacher) == before


def test_plan_that_waits_in_another_class_does_not_wait_here(cast, heard):
    first, _ = heard.submit(), heard.submit(cast.classmate)
    heard.decide(first)
    cast.classroom.memberships.filter(user=cast.student).delete()
    cast.other_classroom.memberships.create(user=cast.student)
    with heard.capture(execute=True):
        submit_plan(plan=first.plan, user=cast.student, classroom=cast.other_classroom)

    assert told(cast.teacher) == [f"2 plans of 11B were submitted, 1 still waits: {QUESTION}"]
