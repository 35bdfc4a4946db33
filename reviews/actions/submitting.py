"""Handing in a plan."""

from django.db import transaction
from django.utils import timezone

from people.models import Classroom
from plans.actions import PlanClosed
from plans.comparison import compare
from plans.document import PlanDocument
from plans.document_json import document_to_json
from plans.models import Plan, PlanState
from plans.reading import read_plan
from reviews.actions.announcing import announce
from reviews.models import Submission
from reviews.signals import plan_submitted


class ClassroomNeeded(Exception):
    """The plan belongs to no class of the student's, and none of theirs was named."""


def receiving_classroom(plan: Plan) -> Classroom | None:
    """Return the class whose teachers receive the plan: its own one, while it goes on and the owner learns there."""
    return Classroom.objects.current().learnt_by(plan.owner).filter(pk=plan.classroom_id).first()


@transaction.atomic
def submit_plan(*, plan: Plan, user, classroom: Classroom | None = None) -> Submission:
    """Freeze the plan as its owner's next submission, and close it until it is returned.

    `classroom` counts only for a plan without a class, or whose owner has left it. Raises PlanClosed where the plan is
    submitted or approved already, and ClassroomNeeded; then nothing is changed.
    """
    now = timezone.now()
    # The condition is the lock: of two that submit at once, one finds the plan open.
    open_plan = Plan.objects.editable().filter(pk=plan.pk, owner=user)
    if not open_plan.update(state=PlanState.SUBMITTED, updated_at=now):
        raise PlanClosed
    plan = Plan.objects.select_related("owner", "question", "paragraph_model").get(pk=plan.pk)
    plan.classroom = receiving_classroom(plan) or _class_of(user, classroom)
    plan.handed_in_at = plan.handed_in_at or now
    plan.save(update_fields=["classroom", "handed_in_at"])
    document = read_plan(plan)
    last = plan.submissions.defer("document").order_by("-number").first()
    submission = Submission.objects.create(
        plan=plan,
        classroom=plan.classroom,
        number=last.number + 1 if last else 1,
        submitted_at=now,
        document=document_to_json(document),
        changed_slots=_changed_slots(plan, document),
    )
    announce(plan_submitted, submission=submission)
    return submission


def _class_of(user, classroom: Classroom | None) -> Classroom:
    if classroom is None or not Classroom.objects.current().learnt_by(user).filter(pk=classroom.pk).exists():
        raise ClassroomNeeded
    return classroom


def _changed_slots(plan: Plan, document: PlanDocument) -> int | None:
    """Return how many slots differ from what the class received last; None where it has received nothing yet."""
    last = plan.submissions.filter(classroom=plan.classroom).order_by("-number").first()
    return compare(last.frozen, document).changed_slots if last else None
