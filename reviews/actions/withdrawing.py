"""Taking a plan back before its review has begun."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from people.models import Membership, Role
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

    So the plan is again for the class that received it before, else for that of its assignment, else for none.
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
    Submission.objects.filter(pk=submission.pk).delete()
    Plan.objects.filter(pk=plan.pk).update(**_as_before(plan), updated_at=timezone.now())
    announce(submission_withdrawn, submission=submission)
    return submission


def _as_before(plan: Plan) -> dict:
    """Return where the plan stands with the submissions that are left; all of them are decided."""
    left = list(plan.submissions.defer("document").order_by("number"))
    if left:
        return {
            "state": PlanState.RETURNED,
            "handed_in_at": left[0].submitted_at,
            "classroom": left[-1].classroom_id,
        }
    classroom = plan.assignment.classroom_id if plan.assignment else None
    return {"state": PlanState.DRAFT, "handed_in_at": None, "classroom": classroom}


def _is_begun(submission: Submission) -> bool:
    comments = Comment.objects.filter(submission__plan=submission.plan_id)
    return (
        Review.objects.filter(submission=submission).exists()
        or comments.filter(submission=submission).exists()
        or _drafts(submission).exists()
        or comments.exclude(next_state="").exists()
        or Reply.objects.filter(comment__in=comments, published_at__isnull=True).exists()
    )


def _drafts(submission: Submission) -> QuerySet[Draft]:
    """What teachers are writing and have not added; of one who has left the class, nobody will add it."""
    teachers = Membership.objects.filter(classroom=submission.classroom_id, role=Role.TEACHER)
    return Draft.objects.filter(submission=submission, author__in=teachers.values("user")).written()
