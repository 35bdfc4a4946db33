"""Changing a comment after the student has got it: possible for its author, and seen by both sides."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from reviews.actions import ReviewClosed, decide, edit_comment
from reviews.models import Comment
from tests.reviews.scene import REMARK, comment_on, resubmitted, returned, submitted

HTMX = {"HX-Request": "true"}
EDITED = re.compile(r'note-edited">Edited <time datetime="[^"]+">(.*?)</time>')


def edit(client, comment, text="Put better.", headers=None, **fields):
    data = {f"edit-{comment.pk}": text, **fields}
    return client.post(f"/comments/{comment.pk}/edit/", data, headers=headers or {})


def test_sent_comment_edited_shows_as_edited_to_both(cast, login):
    comment = returned(cast)

    response = edit(login(cast.teacher), comment)

    comment.refresh_from_db()
    assert response.url == f"/reviews/{comment.submission_id}/#slot-{comment.slot_id}"
    assert (comment.text, comment.edited_at is None) == ("Put better.", False)
    when = timezone.localtime(comment.edited_at).strftime("%a %-d %b, %H:%M")
    teacher = login(cast.teacher).get(comment.submission.get_absolute_url()).content.decode()
    student = login(cast.student).get(comment.submission.plan.get_absolute_url()).content.decode()
    for page in (teacher, student):
        assert "Put better." in page
        assert EDITED.findall(page) == [when]


def test_comment_edited_before_it_is_sent_does_not_show_as_edited(cast, login):
    comment = comment_on(submitted(cast), cast)
    client = login(cast.teacher)

    edit(client, comment)
    decide(submission=comment.submission, teacher=cast.teacher, decision="returned", overall="")

    comment.refresh_from_db()
    assert (comment.text, comment.edited_at) == ("Put better.", None)


def test_sent_comment_saved_without_a_change_is_not_edited(cast, login):
    comment = returned(cast)

    edit(login(cast.teacher), comment, f" {REMARK}\r\n", **{f"kind-{comment.pk}": "suggestion"})

    comment.refresh_from_db()
    assert comment.edited_at is None


def test_sent_comment_given_another_kind_is_edited(cast, login):
    comment = returned(cast)

    edit(login(cast.teacher), comment, REMARK, **{f"kind-{comment.pk}": "must_fix"})

    comment.refresh_from_db()
    assert (comment.kind, comment.edited_at is None) == ("must_fix", False)


def test_sent_comment_edited_to_nothing(cast, login):
    comment = returned(cast)

    response = edit(login(cast.teacher), comment, " ")

    comment.refresh_from_db()
    assert (response.status_code, comment.text, comment.edited_at) == (422, REMARK, None)


def test_sent_comment_of_a_colleague_is_theirs(cast, login):
    comment = returned(cast)
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    client = login(cast.other_teacher)

    by_address = edit(client, comment)
    by_field = client.post(f"/comments/{comment.pk}/state/", {"state": "open", f"edit-{comment.pk}": "Mine."})

    comment.refresh_from_db()
    assert (by_address.status_code, by_field.status_code) == (403, 409)
    assert (comment.text, comment.edited_at) == (REMARK, None)
    assert f'name="edit-{comment.pk}"' not in client.get(comment.submission.get_absolute_url()).content.decode()


def test_sent_comment_edited_where_the_next_submission_is_read(cast, login):
    submission, comment = resubmitted(cast)

    response = edit(login(cast.teacher), comment, shown=str(submission.pk))

    assert response.url == f"/reviews/{submission.pk}/#slot-{comment.slot_id}"


@pytest.mark.parametrize("shown", ["", "nonsense", "another"])
def test_sent_comment_edited_on_a_page_of_no_such_submission(cast, login, shown):
    comment = returned(cast)
    shown = str(submitted(cast, cast.classmate).pk) if shown == "another" else shown

    response = edit(login(cast.teacher), comment, shown=shown)

    assert response.url == f"/reviews/{comment.submission_id}/#slot-{comment.slot_id}"


def test_sent_comment_edited_by_htmx_answers_with_the_margin_alone(cast, login):
    comment = returned(cast)

    response = edit(login(cast.teacher), comment, headers=HTMX, shown=str(comment.submission_id))

    text = response.content.decode()
    assert (response.status_code, "decide-buttons" in text, "<html" in text) == (200, False, False)
    assert len(EDITED.findall(text)) == 1


def test_decision_waits_for_the_new_words_of_an_earlier_comment(cast, login):
    submission, comment = resubmitted(cast)
    client = login(cast.teacher)
    url = f"/reviews/{submission.pk}/decide/"

    changed = client.post(url, {"decision": "approved", f"edit-{comment.pk}": "Half wri"})
    unchanged = client.post(url, {"decision": "approved", f"edit-{comment.pk}": REMARK})

    assert (changed.status_code, unchanged.status_code) == (422, 302)
    assert ">Half wri</textarea>" in changed.content.decode()


def test_edit_of_a_comment_that_is_gone(cast):
    comment = comment_on(submitted(cast), cast)
    Comment.objects.all().delete()

    with pytest.raises(ReviewClosed):
        edit_comment(comment=comment, author=cast.teacher, text="Other.", kind="question", revision=0)


def test_database_holds_no_edit_before_sending(cast):
    comment = comment_on(submitted(cast), cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(edited_at=timezone.now())


def test_keeping_all_that_came_costs_the_same_for_many_comments(cast, login, count_queries):
    submission = submitted(cast)
    client = login(cast.teacher)
    comment = comment_on(submission, cast)
    edit(client, comment, REMARK)
    with count_queries() as few:
        edit(client, comment, REMARK)
    comments = [comment_on(submission, cast, f"Remark {number}.") for number in range(8)]
    others = {f"edit-{other.pk}": other.text for other in comments}

    with count_queries(exactly=few.count):
        edit(client, comment, REMARK, **others)
