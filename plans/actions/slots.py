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
    Saving what is already there, such as a retry, changes nothing and is no conflict; neither is what the author only
    saw and did not touch. Raises PlanClosed.
    """
    if slot.text == text:
        return SaveResult(False, slot.text, slot.revision)
    lock_for_editing(slot.section.plan_id)
    saved = Slot.objects.filter(pk=slot.pk, revision=revision).update(
        text=text, revision=F("revision") + 1, updated_at=timezone.now()
    )
    if not saved:
        current = Slot.objects.get(pk=slot.pk)
        conflict = text not in (current.text, text_at(slot, revision))
        return SaveResult(conflict, current.text, current.revision)
    SlotEdit.objects.create(slot=slot, revision=revision + 1, text=text, author=author)
    return SaveResult(False, text, revision + 1)


def text_at(slot: Slot, revision: int) -> str | None:
    """Return what the slot said at a revision; None where there was no such revision."""
    if revision == 0:
        return ""
    return SlotEdit.objects.filter(slot=slot, revision=revision).values_list("text", flat=True).first()


@transaction.atomic
def take_other_text(*, slot: Slot, text: str, revision: int, author) -> SaveResult:
    """Settle a conflict in favour of what the slot holds; the author's own `text` goes into its history.

    If the slot has changed again since `revision`, this is a conflict once more. Raises PlanClosed.
    """
    kept = slot.text
    mine = save_slot(slot=slot, text=text, revision=revision, author=author)
    if mine.conflict or mine.text == kept:
        return mine
    slot.refresh_from_db()
    return save_slot(slot=slot, text=kept, revision=mine.revision, author=author)
