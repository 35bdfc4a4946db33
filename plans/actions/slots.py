"""Saving one slot."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from plans.actions.locking import lock_for_editing
from plans.models import Slot, SlotEdit


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What became of a save. `conflict` says that the slot holds other words, in `text` at `revision`."""

    conflict: bool
    text: str
    revision: int


@transaction.atomic
def save_slot(*, slot: Slot, text: str, revision: int, author) -> SaveResult:
    """Write `text` over the slot as the author saw it at `revision`.

    The words of another tab or device are never overwritten: then the result is a conflict, and nothing is changed.
    Saving what is already there, such as a retry, changes nothing and is no conflict. Raises PlanClosed.
    """
    if slot.text == text:
        return SaveResult(False, slot.text, slot.revision)
    lock_for_editing(slot.section.plan_id)
    saved = Slot.objects.filter(pk=slot.pk, revision=revision).update(
        text=text, revision=F("revision") + 1, updated_at=timezone.now()
    )
    if not saved:
        current = Slot.objects.get(pk=slot.pk)
        return SaveResult(current.text != text, current.text, current.revision)
    SlotEdit.objects.create(slot=slot, revision=revision + 1, text=text, author=author)
    return SaveResult(False, text, revision + 1)
