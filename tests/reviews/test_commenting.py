import uuid

import pytest

from reviews.actions import ReviewClosed, add_comment, decide, delete_comment
from reviews.forms import Typed, read_typed
from reviews.models import Comment, Reply
from tests.reviews.scene import REMARK, comment_on, resubmitted, slot_of, submitted

HTMX = {"HX-Request": "true"}


def add(client, submission, slot, text, **fields):
    data = {"slot": str(slot.pk), f"comment-{slot.pk}": text, **fields}
    return client.post(f"/reviews/{submission.pk}/comments/", data)


def test_comment_add_leads_back_to_the_slot(cast, login):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")

    response = add(login(cast.teacher), submission, slot, f"  {REMARK}\r\n")

    assert response.url == f"/reviews/{submission.pk}/#slot-{slot.pk}"
    comment = Comment.objects.get()
    assert (comment.slot, comment.text, comment.author) == (slot, REMARK, cast.teacher)
    assert (comment.state, comment.published_at) == ("open", None)


def test_comment_add_by_htmx_answers_with_the_margin_and_the_buttons(cast, login):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")
    data = {"slot": str(slot.pk), f"comment-{slot.pk}": REMARK}

    response = login(cast.teacher).post(f"/reviews/{submission.pk}/comments/", data, headers=HTMX)

    text = response.content.decode()
    assert REMARK in text
    assert "Not sent yet" in text
    assert 'id="decide-buttons" data-hx-swap-oob="true"' in text
    assert "Return with 1 comment<" in text
    assert "<html" not in text


def test_comment_add_keeps_all_that_was_typed(cast, login):
    submission, earlier = resubmitted(cast)
    thesis = slot_of(submission.plan, "thesis", "thesis")
    point = slot_of(submission.plan, "paragraph", "point")
    client = login(cast.teacher)
    typed = {f"comment-{point.pk}": "And here?", f"reply-{earlier.pk}": "Better.", "overall": "Nearly."}

    add(client, submission, thesis, "First.", **typed)

    texts = submission.comments.values_list("slot", "text")
    assert set(texts) == {(thesis.pk, "First."), (point.pk, "And here?")}
    assert [reply.text for reply in earlier.replies.all()] == ["Better."]
    assert ">Nearly.</textarea>" in client.get(f"/reviews/{submission.pk}/").content.decode()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "Write something first."),
        (" \n\t ", "Write something first."),
        ("\x00\x07", "Write something first."),
        ("x" * 4_001, "This is 1 characters too long: keep to 4,000."),
        ("x" * 100_000, "This is 96,000 characters too long: keep to 4,000."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_comment_add_refuses_and_gives_the_words_back(cast, login, text, error, headers):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")
    data = {"slot": str(slot.pk), f"comment-{slot.pk}": text}

    response = login(cast.teacher).post(f"/reviews/{submission.pk}/comments/", data, headers=headers)

    page = response.content.decode()
    assert response.status_code == 422
    assert error in page
    assert text.strip().strip("\x00\x07") in page
    assert Comment.objects.count() == 0


def test_comment_add_drops_what_cannot_be_seen(cast, login):
    submission = submitted(cast)

    add(login(cast.teacher), submission, slot_of(submission.plan, "thesis", "thesis"), "Who\x00 was\x1f it?")

    assert Comment.objects.get().text == "Who was it?"


def test_comment_add_twice_is_one_comment(cast, login):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")
    client = login(cast.teacher)

    for _ in range(2):
        add(client, submission, slot, REMARK)

    assert Comment.objects.count() == 1


def test_comment_on_a_slot_that_is_not_in_the_submission(cast, login):
    submission, other = submitted(cast), submitted(cast, cast.classmate)
    foreign = slot_of(other.plan, "thesis", "thesis").pk
    own = slot_of(submission.plan, "thesis", "thesis").pk
    client = login(cast.teacher)
    url = f"/reviews/{submission.pk}/comments/"

    posts = [
        {"slot": foreign, f"comment-{foreign}": "Forged."},
        {"slot": uuid.uuid4(), f"comment-{own}": "Forged."},
        {"slot": "not-an-id", "comment-not-an-id": "Forged."},
        {f"comment-{own}": "Without a slot."},
        {"slot": own, f"comment-{own}": "Fine.", f"comment-{foreign}": "Forged."},
        {"slot": own, f"comment-{own}": "Fine.", "reply-nonsense": "Forged."},
        {"slot": own, f"comment-{own}": "Fine.", f"reply-{uuid.uuid4()}": "Forged."},
    ]

    assert [client.post(url, post).status_code for post in posts] == [404] * len(posts)
    assert (Comment.objects.count(), Reply.objects.count()) == (0, 0)


def test_comment_edit(cast, login):
    submission = submitted(cast)
    comment = comment_on(submission, cast)

    login(cast.teacher).post(f"/comments/{comment.pk}/edit/", {f"edit-{comment.pk}": "Put better."})

    comment.refresh_from_db()
    assert comment.text == "Put better."


def test_comment_edit_to_nothing(cast, login):
    comment = comment_on(submitted(cast), cast)

    response = login(cast.teacher).post(f"/comments/{comment.pk}/edit/", {f"edit-{comment.pk}": " "})

    comment.refresh_from_db()
    assert (response.status_code, comment.text) == (422, REMARK)


def test_comment_delete_keeps_the_others_typed(cast, login):
    submission = submitted(cast)
    comment = comment_on(submission, cast)
    point = slot_of(submission.plan, "paragraph", "point")

    data = {f"edit-{comment.pk}": REMARK, f"comment-{point.pk}": "Stays."}
    login(cast.teacher).post(f"/comments/{comment.pk}/delete/", data)

    assert [comment.text for comment in Comment.objects.all()] == ["Stays."]


@pytest.mark.parametrize("act", ["edit", "delete"])
def test_comment_of_a_colleague_is_theirs(cast, login, act):
    comment = comment_on(submitted(cast), cast)
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")

    response = login(cast.other_teacher).post(f"/comments/{comment.pk}/{act}/", {f"edit-{comment.pk}": "Mine."})

    comment.refresh_from_db()
    assert (response.status_code, comment.text) == (403, REMARK)


def test_comment_that_is_sent_cannot_be_deleted(cast, login):
    submission = submitted(cast)
    comment = comment_on(submission, cast)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")

    response = login(cast.teacher).post(f"/comments/{comment.pk}/delete/")

    comment.refresh_from_db()
    assert (response.status_code, comment.text) == (409, REMARK)


def test_comment_add_after_the_decision_gives_the_words_back(cast, login):
    submission = submitted(cast)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")
    slot = slot_of(submission.plan, "thesis", "thesis")

    response = add(login(cast.teacher), submission, slot, "Came too late.")

    assert response.status_code == 409
    assert "Came too late." in response.content.decode()
    assert "Your comment: Line of argument" in response.content.decode()
    assert Comment.objects.count() == 0


def test_comment_add_after_the_decision_by_htmx_shows_the_whole_page(cast, login):
    submission = submitted(cast)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")
    slot = slot_of(submission.plan, "thesis", "thesis")
    data = {"slot": str(slot.pk), f"comment-{slot.pk}": "Came too late."}

    response = login(cast.teacher).post(f"/reviews/{submission.pk}/comments/", data, headers=HTMX)

    assert (response.status_code, response["HX-Retarget"]) == (409, "body")
    assert "Came too late." in response.content.decode()


def test_actions_refuse_what_is_sent(cast):
    submission = submitted(cast)
    comment = comment_on(submission, cast)
    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")

    for act in (
        lambda: add_comment(submission=submission, slot=comment.slot, author=cast.teacher, text="More."),
        lambda: delete_comment(comment=comment, author=cast.teacher),
    ):
        with pytest.raises(ReviewClosed):
            act()

    assert [comment.text for comment in Comment.objects.all()] == [REMARK]


def test_read_typed_takes_only_the_fields_of_the_page():
    typed = read_typed({"comment-a": "One", "reply-b": "", "edit-c": "Three", "slot-d": "Not ours", "overall": " Go "})

    assert typed == Typed({"comment-a": "One", "edit-c": "Three", "overall": "Go"})
    assert (typed.by_id("comment"), typed.by_id("reply"), typed.overall) == ({"a": "One"}, {}, "Go")
