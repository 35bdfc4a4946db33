"""What a comment asks for: must fix, suggestion, question, praise."""

import re

import pytest
from django.db import IntegrityError, transaction

from reviews.actions import decide, submit_plan
from reviews.feedback import count_open_comments, read_feedback
from reviews.models import Comment
from tests.reviews.scene import REMARK, comment_on, commented, slot_of, submitted


def add(client, submission, **fields):
    slot = slot_of(submission.plan, "thesis", "thesis")
    data = {"slot": str(slot.pk), f"comment-{slot.pk}": REMARK}
    data |= {f"{name}-{slot.pk}": value for name, value in fields.items()}
    return client.post(f"/reviews/{submission.pk}/comments/", data)


@pytest.mark.parametrize("kind", ["must_fix", "suggestion", "question", "praise"])
def test_comment_is_of_the_chosen_kind(cast, login, kind):
    add(login(cast.teacher), submitted(cast), kind=kind)

    assert Comment.objects.get().kind == kind


@pytest.mark.parametrize("fields", [{}, {"kind": ""}, {"kind": "insult"}, {"kind": "x" * 5_000}])
def test_comment_of_no_known_kind_is_a_suggestion(cast, login, fields):
    response = add(login(cast.teacher), submitted(cast), **fields)

    kinds = [comment.kind for comment in Comment.objects.all()]
    assert (response.status_code, kinds) in [(302, ["suggestion"]), (422, [])]


def test_kind_beside_an_empty_comment_stays_chosen(cast, login):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")

    response = login(cast.teacher).post(
        f"/reviews/{submission.pk}/comments/", {"slot": slot.pk, f"comment-{slot.pk}": "", f"kind-{slot.pk}": "praise"}
    )

    assert response.status_code == 422
    chosen = re.findall(rf'name="kind-{slot.pk}" value="(\w+)" checked', response.content.decode())
    assert chosen == ["praise"]


def test_kind_is_changed_with_the_words(cast, login):
    comment = comment_on(submitted(cast), cast)
    client = login(cast.teacher)

    client.post(f"/comments/{comment.pk}/edit/", {f"edit-{comment.pk}": REMARK, f"kind-{comment.pk}": "must_fix"})

    comment.refresh_from_db()
    assert (comment.kind, comment.text) == ("must_fix", REMARK)


def test_decision_waits_for_a_kind_that_is_chosen_and_not_saved(cast, login):
    submission = submitted(cast)
    comment = comment_on(submission, cast)

    response = login(cast.teacher).post(
        f"/reviews/{submission.pk}/decide/",
        {"decision": "returned", f"edit-{comment.pk}": REMARK, f"kind-{comment.pk}": "praise"},
    )

    assert response.status_code == 422
    assert f'and then decide. <a href="#edit-{comment.pk}">Go to it</a></p>' in response.content.decode()


def test_database_holds_no_other_kind(cast):
    comment = comment_on(submitted(cast), cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(kind="insult")


def test_praise_is_nothing_to_act_on(cast):
    plan = commented(cast, {"kind": "praise"}, {"kind": "question", "text": "Which people?"})

    feedback = read_feedback(plan)

    assert [comment.kind for comment in feedback.to_act_on] == ["question"]
    assert [comment.kind for comment in feedback.praise] == ["praise"]
    assert (feedback.done, count_open_comments([plan])[plan.pk]) == ([], 1)


def test_what_must_be_fixed_comes_first(cast):
    plan = commented(
        cast, {"text": "One."}, {"kind": "must_fix", "text": "Two."}, {"text": "Three."}, {"kind": "must_fix"}
    )

    assert [comment.text for comment in read_feedback(plan).to_act_on] == ["Two.", REMARK, "One.", "Three."]


def test_praise_alone_is_no_reason_to_return(cast, login):
    submission = submitted(cast)
    comment_on(submission, cast)
    Comment.objects.update(kind="praise")

    response = login(cast.teacher).post(f"/reviews/{submission.pk}/decide/", {"decision": "returned"})

    assert response.status_code == 422
    assert "Say what should change before you return the plan" in response.content.decode()


def test_student_reads_the_kind_in_words(cast, login):
    plan = commented(cast, {"kind": "must_fix"}, {"kind": "praise", "text": "A clear line."})

    text = login(cast.student).get(plan.get_absolute_url()).content.decode()

    notes = re.findall(r'<article class="note".*?</article>', text, re.S)
    kinds = [re.search(r'class="kind is-\w+">.*?</svg>([\w ]+)</span>', note, re.S).group(1) for note in notes]
    assert kinds == ["Must fix", "Praise"]
    assert ["I have fixed this" in note for note in notes] == [True, False]
    assert ["status-open" in note for note in notes] == [True, False]


def test_praise_does_not_hold_a_resubmitted_paragraph_open(cast, login):
    submission = submitted(cast)
    plan = commented_point(cast, submission, "praise")

    text = login(cast.teacher).get(submit_plan(plan=plan, user=cast.student).get_absolute_url()).content.decode()

    assert f'<details class="rv-part block para" id="section-{slot_of(plan, "paragraph", "point").section_id}"' in text


def commented_point(cast, submission, kind):
    slot = slot_of(submission.plan, "paragraph", "point")
    submission.comments.create(slot=slot, author=cast.teacher, text="Well put.", kind=kind)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="Go on.")
    submission.plan.refresh_from_db()
    return submission.plan
