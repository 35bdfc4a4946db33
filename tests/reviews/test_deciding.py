import re

import pytest
from django.contrib.messages import get_messages

from reviews.actions import AlreadyDecided, answer, decide, mark_comment, mark_done, reply
from reviews.models import Comment, Draft, Review
from tests.reviews.scene import comment_on, resubmitted, returned, slot_of, submitted

HTMX = {"HX-Request": "true"}


def post_decision(client, submission, decision="returned", **fields):
    return client.post(f"/reviews/{submission.pk}/decide/", {"decision": decision, **fields})


def state_of(submission) -> str:
    submission.plan.refresh_from_db()
    return submission.plan.state


@pytest.mark.parametrize(("decision", "state"), [("returned", "returned"), ("approved", "approved")])
def test_decide_publishes_the_comments(cast, decision, state):
    submission = submitted(cast)
    comment = comment_on(submission, cast)

    review = decide(submission=submission, teacher=cast.teacher, decision=decision, overall="Go on.")

    comment.refresh_from_db()
    assert comment.published_at == review.decided_at
    assert (review.decision, review.overall, review.decided_by) == (decision, "Go on.", cast.teacher)
    assert state_of(submission) == state


def test_decide_publishes_replies_and_marks_on_earlier_comments(cast):
    submission, comment = resubmitted(cast)
    answer_of_teacher = reply(comment=comment, author=cast.teacher, text="Better.")
    mark_comment(comment=comment, teacher=cast.teacher, state="fixed")
    comment.refresh_from_db()
    assert (comment.state, comment.marked_state, answer_of_teacher.published_at) == ("open", "fixed", None)

    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")

    comment.refresh_from_db()
    answer_of_teacher.refresh_from_db()
    assert (comment.state, comment.next_state) == ("fixed", "")
    assert answer_of_teacher.published_at is not None


def test_decide_on_a_reopened_comment_takes_back_that_it_was_done(cast, login):
    comment = returned(cast)
    mark_done(comment=comment)
    login(cast.student).post(f"/plans/{comment.submission.plan_id}/submit/")
    submission = comment.submission.plan.submissions.last()
    comment.refresh_from_db()

    mark_comment(comment=comment, teacher=cast.teacher, state="open")
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")

    comment.refresh_from_db()
    assert (comment.state, comment.done_at) == ("open", None)


def test_decide_second_reviewer_changes_nothing(cast):
    submission = submitted(cast)
    first = decide(submission=submission, teacher=cast.teacher, decision="returned", overall="First.")

    with pytest.raises(AlreadyDecided) as raised:
        decide(submission=submission, teacher=cast.other_teacher, decision="approved", overall="Second.")

    assert raised.value.review == first
    assert (Review.objects.get().overall, state_of(submission)) == ("First.", "returned")


def test_decide_second_reviewer_sees_who_and_keeps_the_words(cast, login):
    submission = submitted(cast)
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="First.")

    response = post_decision(login(cast.other_teacher), submission, "approved", overall="My own words.")

    text = response.content.decode()
    assert response.status_code == 409
    assert "Teacher has decided meanwhile" in text
    assert "My own words." in text
    assert Review.objects.get().overall == "First."


def test_decide_leads_to_the_next_plan_if_asked(cast, login):
    first, second = submitted(cast), submitted(cast, cast.classmate)
    client = login(cast.teacher)

    on = post_decision(client, first, "approved", next="on")
    back = post_decision(client, second, "approved", next="on")

    assert (on.url, back.url) == (second.get_absolute_url(), "/reviews/")
    assert [str(message) for message in get_messages(on.wsgi_request)] == ["Approved: Student."]


def test_decide_without_asking_leads_to_the_queue(cast, login):
    first, _ = submitted(cast), submitted(cast, cast.classmate)

    response = post_decision(login(cast.teacher), first, "approved")

    assert response.url == "/reviews/"


@pytest.mark.parametrize("decision", ["", "shredded", "RETURNED"])
def test_decide_unknown_decision(cast, login, decision):
    submission = submitted(cast)

    response = post_decision(login(cast.teacher), submission, decision, overall="Kept.")

    assert response.status_code == 422
    assert "Choose Return or Approve." in response.content.decode()
    assert ">Kept.</textarea>" in response.content.decode()
    assert (Review.objects.count(), state_of(submission)) == (0, "submitted")


def test_return_without_a_word(cast, login):
    submission = submitted(cast)

    response = post_decision(login(cast.teacher), submission, "returned", overall=" ")

    assert response.status_code == 422
    assert "Say what should change" in response.content.decode()
    assert state_of(submission) == "submitted"


def test_return_with_a_comment_alone(cast, login):
    submission = submitted(cast)
    comment_on(submission, cast)

    response = post_decision(login(cast.teacher), submission)

    assert (response.status_code, state_of(submission)) == (302, "returned")


def test_decide_with_a_comment_typed_and_not_added(cast, login):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")

    response = post_decision(login(cast.teacher), submission, "approved", **{f"comment-{slot.pk}": "Not added."})

    text = response.content.decode()
    assert response.status_code == 422
    assert f'and then decide. <a href="#comment-{slot.pk}">Go to it</a></p>' in text
    assert re.findall(r'id="error-(.*?)" role="alert">(.*?)</p>', text) == [(f"comment-{slot.pk}", "Not added yet.")]
    assert ">Not added.</textarea>" in text
    assert (Comment.objects.count(), state_of(submission)) == (0, "submitted")


def test_decide_with_ones_comments_in_their_fields(cast, login):
    submission = submitted(cast)
    comment = comment_on(submission, cast)
    client = login(cast.teacher)

    changed = post_decision(client, submission, **{f"edit-{comment.pk}": "Changed, not saved."})
    unchanged = post_decision(client, submission, **{f"edit-{comment.pk}": comment.text})

    assert (changed.status_code, unchanged.status_code) == (422, 302)


def test_decide_with_too_many_words(cast, login):
    submission = submitted(cast)

    response = post_decision(login(cast.teacher), submission, overall="x" * 4_002)

    assert response.status_code == 422
    assert "This is 2 characters too long: keep to 4,000." in response.content.decode()
    assert state_of(submission) == "submitted"


def test_words_to_the_student_outlive_leaving_the_page(cast, login):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")
    client = login(cast.teacher)
    data = {"slot": str(slot.pk), f"comment-{slot.pk}": "Who?", "overall": "A real argument."}

    client.post(f"/reviews/{submission.pk}/comments/", data, headers=HTMX)
    kept = client.get(f"/reviews/{submission.pk}/").content.decode()
    post_decision(client, submission, overall="A real argument.")

    assert ">A real argument.</textarea>" in kept
    assert Draft.objects.written().count() == 0


def test_state_marks_and_unmarks(cast, login):
    _, comment = resubmitted(cast)
    client = login(cast.teacher)

    for state, expected in [("fixed", "fixed"), ("open", "")]:
        client.post(f"/comments/{comment.pk}/state/", {"state": state})
        comment.refresh_from_db()
        assert (comment.state, comment.next_state) == ("open", expected)


@pytest.mark.parametrize("state", ["answered", "", "broken"])
def test_state_that_a_teacher_cannot_give(cast, login, state):
    _, comment = resubmitted(cast)

    assert login(cast.teacher).post(f"/comments/{comment.pk}/state/", {"state": state}).status_code == 404


@pytest.mark.parametrize(("act", "data"), [("state", {"state": "fixed"}), ("reply", {})])
def test_acting_on_a_comment_while_nothing_waits(cast, login, act, data):
    comment = returned(cast)

    data = data or {f"reply-{comment.pk}": "One more thing."}
    response = login(cast.teacher).post(f"/comments/{comment.pk}/{act}/", data)

    comment.refresh_from_db()
    assert (response.status_code, comment.next_state, comment.replies.count()) == (409, "", 0)


def test_teachers_reply_leads_back_to_the_submission_that_waits(cast, login):
    submission, comment = resubmitted(cast)

    response = login(cast.teacher).post(f"/comments/{comment.pk}/reply/", {f"reply-{comment.pk}": "Better."})

    assert response.url == f"/reviews/{submission.pk}/#slot-{comment.slot_id}"
    assert comment.replies.get().published_at is None


def test_answer_shows_on_the_page_of_the_next_submission(cast, login):
    comment = returned(cast)
    answer(comment=comment, author=cast.student, text="I chose city audiences.")
    login(cast.student).post(f"/plans/{comment.submission.plan_id}/submit/")
    submission = comment.submission.plan.submissions.last()

    text = login(cast.teacher).get(f"/reviews/{submission.pk}/").content.decode()

    assert "<b>Student:</b> I chose city audiences." in text
    assert "Answered" in text
