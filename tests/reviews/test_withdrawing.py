"""Taking a plan back before its review has begun."""

import pytest
from django.http import Http404

from people.models import Membership, Role
from plans.actions import start_plan
from plans.models import Plan
from reviews.actions import (
    ReviewBegun,
    ReviewClosed,
    add_comment,
    decide,
    mark_comment,
    reply,
    save_drafts,
    submit_plan,
    withdraw_submission,
)
from reviews.models import Comment, Draft, Review, Submission
from tests.people.reading import words_of
from tests.reviews.scene import comment_on, returned, slot_of, submitted, written_plan


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


@pytest.fixture
def practice(cast) -> Plan:
    """A plan that nobody assigned, submitted to 9C by mistake, by somebody who is in 11B, too."""
    Membership.objects.create(user=cast.student, classroom=cast.other_classroom)
    plan = start_plan(owner=cast.student, question=cast.question, paragraph_model=cast.peel)
    submit_plan(plan=plan, user=cast.student, classroom=cast.other_classroom)
    return plan


def test_class_that_was_wrong_is_chosen_afresh(login, cast, practice):
    client = login(cast.student)
    client.post(f"/plans/{practice.pk}/withdraw/")

    asked = client.get(f"/plans/{practice.pk}/submit/").content.decode()
    client.post(f"/plans/{practice.pk}/submit/", {"classroom": cast.classroom.pk})

    assert asked.count('name="classroom"') == 2
    assert Submission.objects.get().classroom == cast.classroom
    assert Plan.objects.get(pk=practice.pk).classroom == cast.classroom


def test_withdrawn_plan_of_an_assignment_is_again_for_its_class(cast):
    plan = written_plan(cast)
    Membership.objects.filter(user=cast.student, classroom=cast.classroom).update(classroom=cast.other_classroom)
    submit_plan(plan=plan, user=cast.student, classroom=cast.other_classroom)

    withdraw_submission(plan=Plan.objects.get(pk=plan.pk))

    plan.refresh_from_db()
    assert (plan.classroom, plan.state, plan.handed_in_at) == (cast.classroom, "draft", None)


def test_withdrawn_plan_that_another_class_returned_is_again_for_that_one(cast):
    plan = returned(cast).submission.plan
    Membership.objects.filter(user=cast.student, classroom=cast.classroom).update(classroom=cast.other_classroom)
    submit_plan(plan=plan, user=cast.student, classroom=cast.other_classroom)

    withdraw_submission(plan=Plan.objects.get(pk=plan.pk))

    plan.refresh_from_db()
    assert (plan.classroom, plan.state) == (cast.classroom, "returned")
    assert plan.handed_in_at == Submission.objects.get().submitted_at


def test_draft_of_a_teacher_is_a_beginning_while_they_teach_the_class(cast, sent):
    place = Membership.objects.create(user=cast.other_teacher, classroom=cast.classroom, role=Role.TEACHER)
    save_drafts(submission=sent, author=cast.other_teacher, texts={"overall": "Near"})
    with pytest.raises(ReviewBegun):
        withdraw_submission(plan=sent.plan)

    place.delete()
    withdraw_submission(plan=sent.plan)

    assert (state_of(sent.plan), Draft.objects.count()) == ("draft", 0)


def test_draft_for_what_was_withdrawn_is_refused(cast, sent):
    withdraw_submission(plan=sent.plan)

    with pytest.raises(ReviewClosed):
        save_drafts(submission=sent, author=cast.teacher, texts={"overall": "Near"})


def test_decision_on_what_was_withdrawn_is_refused(cast, sent):
    withdraw_submission(plan=sent.plan)

    with pytest.raises(ReviewClosed):
        decide(submission=sent, teacher=cast.teacher, decision="approved", overall="")


@pytest.mark.parametrize(
    ("address", "fields"),
    [("draft", {"overall": "Near"}), ("decide", {"decision": "returned", "overall": "Near"}), ("comments", {})],
)
def test_page_of_what_is_withdrawn_in_that_moment_is_not_there(login, cast, sent, monkeypatch, address, fields):
    """The submission is there when the request fetches it, and gone when it is locked."""
    slot = slot_of(sent.plan, "thesis", "thesis")
    monkeypatch.setattr("reviews.actions.drafting.lock_submission", lambda submission: None)
    monkeypatch.setattr("reviews.actions.locking.lock_submission", lambda submission: None)
    monkeypatch.setattr("reviews.views.showing.get_submission_for_teacher", not_there)
    fields = fields or {"slot": str(slot.pk), f"comment-{slot.pk}": "Whom?", "overall": "Near"}

    assert login(cast.teacher).post(f"/reviews/{sent.pk}/{address}/", fields).status_code == 404


def not_there(user, pk):
    raise Http404
