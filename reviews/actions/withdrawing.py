"""Taking a plan back before its review has begun."""

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from plans.models import Plan, PlanState
from reviews.actions.announcing import announce
from reviews.actions.locking import ReviewClosed, lock_undecided
from reviews.models import Comment, Draft, Reply, Review, Submission
from reviews.signals import submission_withdrawn


class ReviewBegun(Exception):
    """A teacher has written something about the submission, added or not, or has decided."""


@transaction.atomic
def withdraw_submission(*, plan: Plan) -> Submission:
    """Take back the submission that waits, as if it had never been sent, and open the plan again.

    Return what was taken back. Raises ReviewBegun; then nothing is changed.
    """
    submission = plan.submissions.waiting().first()
    if submission is None:
        raise ReviewBegun
    try:
        lock_undecided(submission)  # whoever comments or decides holds it, too
    except ReviewClosed:
        raise ReviewBegun from None
    if _is_begun(submission):
        raise ReviewBegun
    was_returned = plan.submissions.decided().exists()
    Submission.objects.filter(pk=submission.pk).delete()
    state = PlanState.RETURNED if was_returned else PlanState.DRAFT
    handed_in_at = plan.submissions.aggregate(first=Min("submitted_at"))["first"]
    Plan.objects.filter(pk=plan.pk).update(state=state, handed_in_at=handed_in_at, updated_at=timezone.now())
    announce(submission_withdrawn, submission=submission)
    return submission


def _is_begun(submission: Submission) -> bool:
    comments = Comment.objects.filter(submission__plan=submission.plan_id)
    return (
        Review.objects.filter(submission=submission).exists()
        or comments.filter(submission=submission).exists()
        or Draft.objects.filter(submission=submission).written().exists()
        or comments.exclude(next_state="").exists()
        or Reply.objects.filter(comment__in=comments, published_at__isnull=True).exists()
    )
