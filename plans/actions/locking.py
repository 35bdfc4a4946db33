"""One plan, one writer at a time."""

from django.utils import timezone

from plans.models import Plan


class PlanClosed(Exception):
    """The plan is submitted or approved: it cannot be edited now."""


def lock_for_editing(plan_id) -> None:
    """Mark the plan as changed now, and hold its row until the transaction ends. Raise PlanClosed if it is not open.

    One UPDATE does both, so that an edit and a submission can never pass each other.
    """
    if not Plan.objects.editable().filter(pk=plan_id).update(updated_at=timezone.now()):
        raise PlanClosed
