"""Keeping the history of a slot from growing for ever."""

from django.utils import timezone

from plans.history import Edit, thin
from plans.models import SlotEdit

# Often enough that little piles up, and seldom enough that saving stays cheap.
THIN_EVERY = 20


def edits_of(slot_pk) -> list[Edit]:
    """Return the saved edits of a slot, oldest first."""
    rows = SlotEdit.objects.filter(slot_id=slot_pk).order_by("revision")
    return [
        Edit(row.revision, row.text, row.created_at, row.author_id, row.restored_from, row.is_settled) for row in rows
    ]


def thin_history(slot_pk) -> None:
    """Drop what nobody would miss of a slot's history: see `plans.history.thin`."""
    dropped, stays = thin(edits_of(slot_pk), timezone.now())
    edits = SlotEdit.objects.filter(slot_id=slot_pk)
    if dropped:
        edits.filter(revision__in=dropped).delete()
        edits.filter(revision__in=stays, is_settled=False).update(is_settled=True)
