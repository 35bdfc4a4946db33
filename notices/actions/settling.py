"""What need not be told any more: it was read, or somebody has acted on it."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from notices.models import Item, Kind, Notice, NoticeQuerySet
from plans.models import Plan, PlanState
from reviews.models import Submission

# A notice of this kind is done with once no plan of it is in this state any more.
SETTLED_BEYOND = {Kind.SUBMITTED: PlanState.SUBMITTED, Kind.RETURNED: PlanState.RETURNED}


@transaction.atomic
def mark_read(*, notices: NoticeQuerySet) -> None:
    """Mark notices as read. What was read is not sent by e-mail any more."""
    ids = list(notices.unread().values_list("pk", flat=True))
    Notice.objects.filter(pk__in=ids).update(read_at=timezone.now())
    Item.objects.filter(notice__in=ids, waits=True).update(waits=False)


def settle(*, plan: Plan, kind: Kind) -> None:
    """Mark what people were told of the plan as read, where no other plan of the same notice is still so."""
    still = Item.objects.filter(notice=OuterRef("pk"), plan__state=SETTLED_BEYOND[kind])
    mark_read(notices=Notice.objects.filter(~Exists(still), kind=kind, items__plan=plan))


def settle_due(*, plan: Plan) -> None:
    """Mark as read that the plan's owner had to submit it soon."""
    if plan.assignment_id:
        due = Notice.objects.filter(person=plan.owner_id, kind=Kind.DUE_SOON, assignment=plan.assignment_id)
        mark_read(notices=due)


@transaction.atomic
def take_back(*, submission: Submission) -> None:
    """Take back that a plan was submitted, as if nobody had been told."""
    notices = Notice.objects.filter(kind=Kind.SUBMITTED, classroom=submission.classroom_id)
    told = {"plan": submission.plan_id, "happened_at": submission.submitted_at}
    Item.objects.filter(notice__in=notices, **told).delete()
    notices.filter(items__isnull=True).delete()
