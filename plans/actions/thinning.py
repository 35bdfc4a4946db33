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
    edits = SlotEdit.objects.filter(slot__section__plan=plan)
    pks = {(slot_pk, revision): pk for pk, slot_pk, revision in edits.values_list("pk", "slot_id", "revision")}
    gone, settled = [], []
    for slot_pk, of_slot in edits_of(slot__section__plan=plan).items():
        dropped, stays = thin(of_slot, now)
        if dropped:
            gone += [pks[slot_pk, revision] for revision in dropped]
            settled += [pks[slot_pk, revision] for revision in stays]
    if gone:
        SlotEdit.objects.filter(pk__in=gone).delete()
        SlotEdit.objects.filter(pk__in=settled, is_settled=False).update(is_settled=True)
