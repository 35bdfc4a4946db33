import re

import pytest

from people.models import Membership
from plans.actions import PlanClosed, start_plan
from reviews.actions import answer, mark_done, submit_plan
from reviews.feedback import read_feedback
from reviews.models import Reply
from tests.cast import make_question
from tests.reviews.scene import comment_on, returned, slot_of, submitted, write

HTMX = {"HX-Request": "true"}


def reply_to(client, comment, text, **kwargs):
    return client.post(f"/comments/{comment.pk}/reply/", {f"reply-{comment.pk}": text}, **kwargs)


def test_reply_answers_the_comment(cast, login):
    comment = returned(cast)

    response = reply_to(login(cast.student), comment, "I chose city audiences.")

    comment.refresh_from_db()
    reply = comment.replies.get()
    assert (reply.text, reply.author, reply.published_at is None) == ("I chose city audiences.", cast.student, False)
    assert (comment.state, comment.done_at) == ("answered", None)
    assert response.url == f"{comment.submission.plan.get_absolute_url()}#comment-{comment.pk}"


def test_reply_by_htmx_answers_with_the_comments_of_the_slot(cast, login):
    comment = returned(cast)

    response = reply_to(login(cast.student), comment, "I chose city audiences.", headers=HTMX)

    text = response.content.decode()
    assert text.strip().startswith(f'<div class="slot-notes" id="notes-{comment.slot_id}">')
    assert "I chose city audiences." in text
    assert "Answered" in text
    assert 'id="feedback-count-tab" data-hx-swap-oob="true" hidden' in text
    assert "to act on" not in text


def test_done_waits_for_the_teacher(cast, login):
    comment = returned(cast)

    response = login(cast.student).post(f"/comments/{comment.pk}/done/", headers=HTMX)

    comment.refresh_from_db()
    assert (comment.state, comment.done_at is None) == ("answered", False)
    assert "You fixed this" in response.content.decode()


def test_done_without_javascript_saves_the_page_first(cast, login):
    comment = returned(cast)
    slot = slot_of(comment.submission.plan, "thesis", "thesis")

    data = {f"slot-{slot.pk}": "Typed and not saved yet.", f"rev-{slot.pk}": slot.revision}
    response = login(cast.student).post(f"/comments/{comment.pk}/done/", data)

    slot.refresh_from_db()
    assert (response.status_code, slot.text) == (302, "Typed and not saved yet.")


def test_reply_without_javascript_sends_every_reply_on_the_page(cast, login):
    submission = submitted(cast)
    first = comment_on(submission, cast, "Who?")
    second = comment_on(submission, cast, "Why?", "paragraph", "point")
    login(cast.teacher).post(f"/reviews/{submission.pk}/decide/", {"decision": "returned"})

    data = {f"reply-{first.pk}": "City audiences.", f"reply-{second.pk}": "Out of fear."}
    login(cast.student).post(f"/comments/{first.pk}/reply/", data)

    assert [reply.text for reply in Reply.objects.all()] == ["City audiences.", "Out of fear."]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "Write something first."),
        ("\x00", "Write something first."),
        ("x" * 4_010, "This is 10 characters too long: keep to 4,000."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_reply_that_is_refused_gives_the_words_back(cast, login, text, error, headers):
    comment = returned(cast)

    response = reply_to(login(cast.student), comment, text, headers=headers)

    assert response.status_code == 422
    assert error in response.content.decode()
    assert text.strip("\x00") in response.content.decode()
    assert comment.replies.count() == 0


@pytest.fixture
def typed(cast, login):
    """A comment, and the signed-in student who typed a reply to it and pressed another button of the page."""
    comment = returned(cast)
    client = login(cast.student)
    client.post(comment.submission.plan.get_absolute_url(), {f"reply-{comment.pk}": "City <b>audiences</b>."})
    return comment, client


def box_of(client, comment) -> str:
    page = client.get(comment.submission.plan.get_absolute_url()).content.decode()
    return re.search(rf'<details[^>]* id="answer-{comment.pk}".*?</details>', page, re.DOTALL)[0]


def test_reply_that_another_button_brought_along_is_kept_and_not_sent(typed):
    comment, client = typed

    box = box_of(client, comment)

    assert comment.replies.count() == 0
    assert "City &lt;b&gt;audiences&lt;/b&gt;.</textarea>" in box
    assert " open" in box.partition(">")[0]


def test_reply_that_is_kept_is_named_before_submitting(typed):
    comment, client = typed

    page = client.get(f"{comment.submission.plan.get_absolute_url()}submit/").content.decode()

    assert "A reply is typed, but not sent" in page
    assert "City &lt;b&gt;audiences&lt;/b&gt;." in page


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_reply_that_is_sent_leaves_its_box_empty(typed, headers):
    comment, client = typed

    reply_to(client, comment, "City audiences.", headers=headers)

    assert "></textarea>" in box_of(client, comment)
    assert "not sent" not in client.get(f"{comment.submission.plan.get_absolute_url()}submit/").content.decode()


def test_reply_that_was_kept_is_forgotten_when_its_box_is_emptied(typed):
    comment, client = typed

    client.post(comment.submission.plan.get_absolute_url(), {f"reply-{comment.pk}": " "})

    assert "></textarea>" in box_of(client, comment)


def test_reply_to_a_comment_of_another_plan_is_not_kept(cast, login, typed):
    comment, client = typed
    other = start_plan(owner=cast.student, question=make_question("Was it fear?"), paragraph_model=cast.peel)

    client.post(other.get_absolute_url(), {f"reply-{comment.pk}": "Elsewhere.", "reply-x": "Nowhere."})

    assert "Elsewhere." not in str(dict(client.session)) + box_of(client, comment)
    assert "Nowhere." not in str(dict(client.session))


def test_reply_that_is_kept_stays_with_the_one_who_typed_it(cast, login, typed):
    comment, _ = typed
    Membership.objects.filter(user=cast.classmate).update(role="teacher")

    page = login(cast.classmate).get(f"/reviews/{comment.submission.pk}/").content.decode()

    assert comment.text in page
    assert "audiences" not in page


def test_reply_twice_is_one_reply(cast, login):
    comment = returned(cast)
    client = login(cast.student)

    for _ in range(2):
        reply_to(client, comment, "Done.")

    assert comment.replies.count() == 1


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_reply_while_the_plan_is_with_the_teacher(cast, login, headers):
    comment = returned(cast)
    submit_plan(plan=comment.submission.plan, user=cast.student)

    response = reply_to(login(cast.student), comment, "One more thing.", headers=headers)

    text = response.content.decode()
    assert response.status_code == 422
    assert "The plan is with your teacher now" in text
    assert "One more thing." in text
    assert comment.replies.count() == 0


def test_actions_of_the_student_need_an_open_plan(cast):
    comment = returned(cast)
    submit_plan(plan=comment.submission.plan, user=cast.student)

    with pytest.raises(PlanClosed):
        answer(comment=comment, author=cast.student, text="Late.")
    with pytest.raises(PlanClosed):
        mark_done(comment=comment)


def test_comment_that_is_fixed_stays_fixed(cast):
    comment = returned(cast)
    comment.state = "fixed"
    comment.save()

    answer(comment=comment, author=cast.student, text="Thank you.")
    mark_done(comment=comment)

    comment.refresh_from_db()
    assert (comment.state, comment.done_at, comment.replies.count()) == ("fixed", None, 1)


@pytest.mark.parametrize("act", ["reply", "done"])
@pytest.mark.parametrize("name", ["classmate", "outsider", "other_teacher", "newcomer"])
def test_comment_of_another_plan_is_not_there(cast, login, name, act):
    comment = returned(cast)

    response = login(getattr(cast, name)).post(f"/comments/{comment.pk}/{act}/", {f"reply-{comment.pk}": "Hello."})

    comment.refresh_from_db()
    assert (response.status_code, comment.state, comment.replies.count()) == (404, "open", 0)


@pytest.mark.parametrize("act", ["reply", "done", "edit", "delete", "state"])
def test_comment_that_is_not_sent_is_not_there_for_the_student(cast, login, act):
    comment = comment_on(submitted(cast), cast)

    data = {f"reply-{comment.pk}": "Hello.", "state": "fixed"}
    response = login(cast.student).post(f"/comments/{comment.pk}/{act}/", data)

    assert (response.status_code, comment.replies.count()) == (404, 0)


def test_feedback_comes_in_three_queries(cast, count_queries):
    plan = returned(cast, overall="A real argument.").submission.plan

    with count_queries(exactly=3):
        feedback = read_feedback(plan)
        assert [review.overall for review in feedback.overall] == ["A real argument."]
        assert (feedback.open_count, feedback.latest.number) == (1, 1)
        assert [reply.text for comment in feedback.comments for reply in comment.replies.all()] == []
        assert feedback.comments[0].author_name == "Teacher"


def test_feedback_leaves_out_paragraphs_that_were_taken_out(cast):
    submission = submitted(cast)
    comment = comment_on(submission, cast, "Why?", "paragraph", "point")
    comment.published_at = submission.submitted_at
    comment.save()
    section = comment.slot.section
    section.removed_at = submission.submitted_at
    section.save()

    feedback = read_feedback(submission.plan)
    assert (feedback.comments, feedback.removed, feedback.open_count) == ((), (comment,), 0)


def test_feedback_sorts_comments_by_slot_and_state(cast):
    comment = returned(cast)
    plan = comment.submission.plan
    write(plan, "thesis", "thesis", "City audiences read little.")

    feedback = read_feedback(plan)

    assert feedback.by_slot == {str(comment.slot_id): [comment]}
    assert (feedback.to_act_on, feedback.done) == ([comment], [])
