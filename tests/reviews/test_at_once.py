"""Two people at the same moment, in two threads with connections of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from plans.actions import PlanClosed, save_slot
from plans.models import Plan
from reviews.actions import (
    AlreadyDecided,
    ReviewBegun,
    ReviewClosed,
    add_comment,
    decide,
    save_drafts,
    submit_plan,
    withdraw_submission,
)
from reviews.models import Comment, Draft, Review, Submission
from tests.cast import make_cast
from tests.reviews.scene import slot_of, submitted, written_plan

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable) -> list:
    """Run the acts at the same moment; return what each returned or raised."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(timeout=10)
            return act()
        except (PlanClosed, AlreadyDecided, ReviewBegun, ReviewClosed) as error:
            return type(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_submit_twice_at_once():
    cast = make_cast()
    plan = written_plan(cast)

    def act():
        return submit_plan(plan=plan, user=cast.student).number

    assert sorted(at_once(act, act), key=str) == [1, PlanClosed]
    assert Submission.objects.count() == 1


def test_submit_while_a_slot_is_saved():
    cast = make_cast()
    plan = written_plan(cast)
    slot = slot_of(plan, "thesis", "thesis")

    def save():
        return save_slot(slot=slot, text="At the last moment.", revision=slot.revision, author=cast.student).text

    saved, _ = at_once(save, lambda: submit_plan(plan=plan, user=cast.student).number)

    slot.refresh_from_db()
    sent = Submission.objects.get().document["thesis"]["slots"][0]["text"]
    assert sent == slot.text
    assert (saved == "At the last moment.") == (sent == "At the last moment.")


def test_decide_twice_at_once():
    cast = make_cast()
    submission = submitted(cast)

    results = at_once(
        lambda: decide(submission=submission, teacher=cast.teacher, decision="returned", overall="A").decision,
        lambda: decide(submission=submission, teacher=cast.other_teacher, decision="approved", overall="B").decision,
    )

    review = Review.objects.get()
    assert results.count(AlreadyDecided) == 1
    assert results.count(review.decision) == 1
    assert Plan.objects.get(pk=submission.plan_id).state == review.decision
    assert review.overall == ("A" if review.decision == "returned" else "B")


def test_comment_never_slips_in_behind_the_decision():
    cast = make_cast()
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")

    comment, _ = at_once(
        lambda: add_comment(submission=submission, slot=slot, author=cast.other_teacher, text="Who?"),
        lambda: decide(submission=submission, teacher=cast.teacher, decision="returned", overall="").decision,
    )

    unsent = Comment.objects.filter(published_at__isnull=True).count()
    assert (Comment.objects.count(), unsent) == (0 if comment is ReviewClosed else 1, 0)


def comments(cast, submission):
    slot = slot_of(submission.plan, "thesis", "thesis")
    return add_comment(submission=submission, slot=slot, author=cast.teacher, text="Who?")


def writes(cast, submission):
    save_drafts(submission=submission, author=cast.teacher, texts={"overall": "Nearly."})


def decides(cast, submission):
    return decide(submission=submission, teacher=cast.teacher, decision="returned", overall="Nearly.")


@pytest.mark.parametrize("act", [comments, writes, decides])
def test_withdraw_while_a_teacher_begins(act):
    cast = make_cast()
    submission = submitted(cast)

    begun, withdrawn = at_once(
        lambda: act(cast, submission),
        lambda: withdraw_submission(plan=submission.plan),
    )

    is_withdrawn = withdrawn is not ReviewBegun
    assert (begun is ReviewClosed) == is_withdrawn
    assert Submission.objects.count() == (0 if is_withdrawn else 1)
    written = Comment.objects.count() + Draft.objects.count() + Review.objects.count()
    assert written == (0 if is_withdrawn else 1)
    assert (Plan.objects.get().state == "draft") == is_withdrawn
