"""Keeping the history of a plan from growing for ever."""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from plans.history import SETTLING, Edit, thin
from plans.models import Plan, SlotEdit


def edits_of(**where) -> dict[object, list[Edit]]:
    """Return saved edits by their slot, oldest first."""
    edits = defaultdict(list)
    for row in SlotEdit.objects.filter(**where).order_by("revision"):
        edit = Edit(row.revision, row.text, row.created_at, row.author_id, row.restored_from, row.is_settled)
        edits[row.slot_id].append(edit)
    return edits


@transaction.atomic
def tidy_history(plan: Plan) -> None:
    """Thin what the last sitting left, if the plan as it was read had rested for an hour: see `plans.history.thin`."""
    now = timezone.now()
    if now - plan.updated_at <= SETTLING:
        return
    for slot_pk, edits in edits_of(slot__section__plan=plan).items():
        dropped, stays = thin(edits, now)
        if dropped:
            SlotEdit.objects.filter(slot=slot_pk, revision__in=dropped).delete()
            SlotEdit.objects.filter(slot=slot_pk, revision__in=stays, is_settled=False).update(is_settled=True)
