"""Taking a plan back before its review has begun."""

import pytest

from plans.models import Plan
from reviews.actions import (
    ReviewBegun,
    ReviewClosed,
    add_comment,
    decide,
    mark_comment,
    reply,
    submit_plan,
    withdraw_submission,
)
from reviews.models import Comment, Review, Submission
from tests.people.reading import words_of
from tests.reviews.scene import comment_on, returned, slot_of, submitted


@pytest.fixture
def sent(cast) -> Submission:
    return submitted(cast)


@pytest.fixture
def withdraw(login, cast, sent):
    """Return a function that withdraws the plan as its student, and gives the page that follows."""
    return lambda: login(cast.student).post(f"/plans/{sent.plan_id}/withdraw/", follow=True)


def state_of(plan: Plan) -> str:
    return Plan.objects.get(pk=plan.pk).state


def test_student_takes_the_plan_back_and_submits_it_again(withdraw, cast, sent):
    page = withdraw()

    assert "Withdrawn: your 1st submission. You can change the plan, and submit it again." in words_of(page)
    assert (state_of(sent.plan), Submission.objects.count()) == ("draft", 0)
    assert submit_plan(plan=sent.plan, user=cast.student).number == 1


def test_page_of_a_submitted_plan_offers_it(login, cast, sent):
    page = login(cast.student).get(f"/plans/{sent.plan_id}/")

    assert f'action="/plans/{sent.plan_id}/withdraw/"' in page.content.decode()


def test_withdrawn_plan_leaves_the_queue(withdraw, login, cast, sent):
    withdraw()
    teacher = login(cast.teacher)

    assert "Student" not in words_of(teacher.get("/reviews/"))
    assert teacher.get(sent.get_absolute_url()).status_code == 404


def test_second_submission_that_is_taken_back_leaves_the_plan_returned(cast):
    told = returned(cast)
    again = submit_plan(plan=told.submission.plan, user=cast.student)

    withdraw_submission(plan=again.plan)

    assert state_of(again.plan) == "returned"
    assert list(again.plan.submissions.values_list("number", flat=True)) == [1]
    assert Comment.objects.published().count() == 1


def comments(cast, sent):
    comment_on(sent, cast)


def begins_a_review(cast, sent):
    Review.objects.create(submission=sent)


def returns(cast, sent):
    comment_on(sent, cast)
    decide(submission=sent, teacher=cast.teacher, decision="returned", overall="")


@pytest.mark.parametrize("begin", [comments, begins_a_review])
def test_plan_that_a_teacher_has_begun_with_stays(withdraw, cast, sent, begin):
    begin(cast, sent)

    page = withdraw()

    assert "Your teacher has begun with this plan, so it stays submitted." in words_of(page)
    assert (state_of(sent.plan), Submission.objects.count()) == ("submitted", 1)


def test_mark_or_reply_on_an_earlier_comment_is_a_beginning(cast):
    told = returned(cast)
    comment = Comment.objects.get()
    again = submit_plan(plan=told.submission.plan, user=cast.student)
    mark_comment(comment=comment, teacher=cast.teacher, state="fixed")
    with pytest.raises(ReviewBegun):
        withdraw_submission(plan=again.plan)

    Comment.objects.update(next_state="")
    reply(comment=comment, author=cast.teacher, text="Nearly.")
    with pytest.raises(ReviewBegun):
        withdraw_submission(plan=again.plan)


def test_plan_that_was_decided_stays(withdraw, cast, sent):
    returns(cast, sent)

    page = withdraw()

    assert "Nothing of this plan waits for a teacher." in words_of(page)
    assert (state_of(sent.plan), Submission.objects.count()) == ("returned", 1)


def test_comment_on_what_was_withdrawn_is_refused(cast, sent):
    slot = slot_of(sent.plan, "thesis", "thesis")
    withdraw_submission(plan=sent.plan)

    with pytest.raises(ReviewClosed):
        add_comment(submission=sent, slot=slot, author=cast.teacher, text="Too late")
