"""Who is told of what the floors below have done. Nobody is told of what they did themselves."""

from datetime import datetime

from django.utils import timezone

from notices.actions.settling import settle, settle_due, take_back
from notices.actions.telling import tell
from notices.models import Kind
from people.models import Membership, Role
from reviews.models import Comment, Review, Submission


def hear_submitted(sender, submission: Submission, **kwargs) -> None:
    """Tell the teachers of the class; its writer has acted on what came back, and on what was due."""
    plan = submission.plan
    settle(plan=plan, kind=Kind.RETURNED)
    settle_due(plan=plan)
    _tell(_teachers(submission), Kind.SUBMITTED, submission, submission.submitted_at)


def hear_withdrawn(sender, submission: Submission, **kwargs) -> None:
    take_back(submission=submission)


def hear_decided(sender, review: Review, **kwargs) -> None:
    """Tell the plan's writer; that it waits is done with, for all teachers."""
    submission = review.submission
    settle(plan=submission.plan, kind=Kind.SUBMITTED)
    people = _members(submission, Role.STUDENT) & {submission.plan.owner_id} - {review.decided_by_id}
    _tell(people, Kind(review.decision), submission, review.decided_at)


def hear_answered(sender, comment: Comment, **kwargs) -> None:
    """Tell who wrote the comment; where they have left the class, those who teach it."""
    teachers = _teachers(comment.submission)
    _tell(teachers & {comment.author_id} or teachers, Kind.ANSWERED, comment.submission, timezone.now())


def _tell(people: set[int], kind: Kind, submission: Submission, happened_at: datetime) -> None:
    """Tell people of the class that received the submission; of one that was deleted there is nobody."""
    if people:
        about = {"plan": submission.plan, "classroom": submission.classroom}
        tell(people=people, kind=kind, happened_at=happened_at, **about)


def _teachers(submission: Submission) -> set[int]:
    return _members(submission, Role.TEACHER) - {submission.plan.owner_id}


def _members(submission: Submission, role: Role) -> set[int]:
    """Return who has this role in the class that received the submission, while it goes on."""
    members = Membership.objects.filter(classroom=submission.classroom_id, role=role)
    return set(members.filter(classroom__archived_at__isnull=True).values_list("user", flat=True))
