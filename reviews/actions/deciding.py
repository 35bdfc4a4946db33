"""Returning or approving a submission."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from plans.models import Plan, PlanState
from reviews.actions.announcing import announce
from reviews.actions.locking import ReviewClosed, lock_undecided
from reviews.models import Comment, Decision, GivenLevel, Reply, Review, Submission
from reviews.signals import plan_decided

PLAN_STATES = {Decision.RETURNED: PlanState.RETURNED, Decision.APPROVED: PlanState.APPROVED}


class AlreadyDecided(Exception):
    """Somebody decided first; `review` says who, when and what."""

    def __init__(self, review: Review):
        super().__init__()
        self.review = review


class WrittenMeanwhile(Exception):
    """Colleagues have written what the reviewer has not seen; `names` says who."""

    def __init__(self, names: list[str]):
        super().__init__()
        self.names = names


class LevelsMeanwhile(Exception):
    """Other levels are given than the reviewer has seen."""


def decide(
    *,
    submission: Submission,
    teacher,
    decision: str,
    overall: str,
    seen: Collection[str] | None = None,
    levels: Collection[str] | None = None,
) -> Review:
    """Return or approve the submission, and show the student all that was written about it.

    `seen` are the ids of the colleagues' unsent comments and replies that the reviewer has read, `levels` those of the
    levels that they see given; None asks for nothing. Of two reviewers at once one decides; for the other,
    AlreadyDecided is raised and nothing is changed. Nor is it where WrittenMeanwhile or LevelsMeanwhile is raised,
    or ReviewClosed, because the plan was withdrawn.
    """
    try:
        return _decide(submission, teacher, Decision(decision), overall, seen, levels)
    except ReviewClosed:
        review = Review.objects.filter(submission=submission).select_related("decided_by").first()
        if review is None:
            raise
        raise AlreadyDecided(review) from None


@transaction.atomic
def _decide(
    submission: Submission,
    teacher,
    decision: Decision,
    overall: str,
    seen: Collection[str] | None,
    levels: Collection[str] | None,
) -> Review:
    lock_undecided(submission)
    if seen is not None and (names := _names_of_unseen(submission, teacher, seen)):
        raise WrittenMeanwhile(names)
    if levels is not None and _given(submission) != set(levels):
        raise LevelsMeanwhile
    now = timezone.now()
    review, _ = Review.objects.update_or_create(
        submission=submission,
        defaults={"overall": overall, "decision": decision, "decided_by": teacher, "decided_at": now},
    )
    Review.objects.filter(pk=review.pk).update(given=_in_words(review))
    Submission.objects.filter(pk=submission.pk).update(is_waiting=False)
    Plan.objects.filter(pk=submission.plan_id).update(state=PLAN_STATES[decision], updated_at=now)
    _publish(submission, now)
    announce(plan_decided, review=review)
    return review


def _names_of_unseen(submission: Submission, teacher, seen: Collection[str]) -> list[str]:
    """Return the names of colleagues who have written something unsent that is not among what was seen."""
    comments = Comment.objects.filter(submission=submission)
    # Of replies only those that the reviewer can read; those of a colleague in another class go with the decision, too.
    earlier = Comment.objects.on(submission.plan).readable_by(teacher)
    replies = Reply.objects.filter(comment__in=earlier)
    unsent = [
        written
        for found in (comments, replies)
        for written in found.filter(published_at__isnull=True).exclude(author=teacher).select_related("author")
    ]
    return list(dict.fromkeys(written.author_name for written in unsent if str(written.pk) not in seen))


def _given(submission: Submission) -> set[str]:
    given = GivenLevel.objects.filter(review__submission=submission).values_list("level", flat=True)
    return {str(level) for level in given}


def _in_words(review: Review) -> list[dict[str, str]]:
    """Return the levels as the student will read them, whatever becomes of the profile."""
    return [
        {
            "criterion": given.criterion.name,
            "level": given.level.name,
            "descriptor": given.level.descriptor,
            "marks": given.level.marks,
        }
        for given in review.levels.select_related("criterion", "level")
    ]


def _publish(submission: Submission, now) -> None:
    """Show the student the comments on this submission, and the replies and marks on those of earlier ones."""
    comments = Comment.objects.filter(submission__plan=submission.plan_id)
    comments.exclude(next_state="").update(state=F("next_state"), next_state="", done_at=None)
    comments.filter(submission=submission, published_at__isnull=True).update(published_at=now)
    replies = Reply.objects.filter(comment__submission__plan=submission.plan_id)
    replies.filter(published_at__isnull=True).update(published_at=now)
