"""Who is told of what the floors below have done. Nobody is told of what they did themselves."""

from django.utils import timezone

from notices.actions.settling import settle, settle_due, take_back
from notices.actions.telling import tell
from notices.models import Kind
from people.models import Role
from plans.models import Plan
from reviews.models import Comment, Review, Submission


def hear_submitted(sender, submission: Submission, **kwargs) -> None:
    """Tell the teachers of the class; its writer has acted on what came back, and on what was due."""
    plan = _plan(submission.plan_id)
    settle(plan=plan, kind=Kind.RETURNED)
    settle_due(plan=plan)
    tell(people=_teachers(plan), kind=Kind.SUBMITTED, plan=plan, happened_at=submission.submitted_at)


def hear_withdrawn(sender, submission: Submission, **kwargs) -> None:
    take_back(plan=submission.plan, happened_at=submission.submitted_at)


def hear_decided(sender, review: Review, **kwargs) -> None:
    """Tell the plan's writer; that it waits is done with, for all teachers."""
    plan = _plan(review.submission.plan_id)
    settle(plan=plan, kind=Kind.SUBMITTED)
    people = _members(plan, Role.STUDENT) & {plan.owner_id} - {review.decided_by_id}
    tell(people=people, kind=Kind(review.decision), plan=plan, happened_at=review.decided_at)


def hear_answered(sender, comment: Comment, **kwargs) -> None:
    """Tell who wrote the comment; where they have left the class, those who teach it."""
    plan = _plan(comment.submission.plan_id)
    teachers = _teachers(plan)
    tell(people=teachers & {comment.author_id} or teachers, kind=Kind.ANSWERED, plan=plan, happened_at=timezone.now())


def _plan(pk) -> Plan:
    return Plan.objects.select_related("classroom").get(pk=pk)


def _teachers(plan: Plan) -> set[int]:
    return _members(plan, Role.TEACHER) - {plan.owner_id}


def _members(plan: Plan, role: Role) -> set[int]:
    """Return who has this role in the plan's class, while it goes on."""
    if plan.classroom is None or plan.classroom.is_archived:
        return set()
    return set(plan.classroom.memberships.filter(role=role).values_list("user", flat=True))
