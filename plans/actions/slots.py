"""Saving one slot."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from plans.actions.locking import lock_for_editing
from plans.models import Slot, SlotEdit


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What became of a save: the words that stand for it now, and their revision.

    `conflict` says that these are other words than the author's, who has to choose. Without a conflict they are other
    words where the author had not touched theirs. `moved_on`: the author's words were saved before, at `revision`, and
    were replaced on purpose since.
    """

    conflict: bool
    text: str
    revision: int
    moved_on: bool = False


@transaction.atomic
def save_slot(
    *,
    slot: Slot,
    text: str,
    revision: int,
    author,
    names: Sequence[UUID] = (),
    restored_from: int | None = None,
) -> SaveResult:
    """Write `text` over the slot as the author saw it at `revision`.

    The words of another tab or device are never overwritten: then the result is a conflict, and no word is changed.
    `names` is what the author's page called this edit, and after it those that it sent before and got no answer to: an
    edit that comes again is not made twice, and one that builds on another of them is no conflict. Saving what is
    already there changes nothing and is no conflict; neither is what the author only saw and did not touch. Raises
    PlanClosed.
    """
    if slot.text == text:
        return SaveResult(False, slot.text, slot.revision)
    lock_for_editing(slot.section.plan_id)
    edit = SlotEdit(slot=slot, text=text, author=author, name=next(iter(names), None), restored_from=restored_from)
    return _write(edit, revision) or _write_late(edit, revision, names)


def _write(edit: SlotEdit, revision: int) -> SaveResult | None:
    """Write the edit over the slot if it is still at `revision`, and keep it; else return None."""
    saved = Slot.objects.filter(pk=edit.slot_id, revision=revision).update(
        text=edit.text, revision=F("revision") + 1, updated_at=timezone.now()
    )
    if not saved:
        return None
    edit.revision = revision + 1
    try:
        with transaction.atomic():
            edit.save(force_insert=True)
    except IntegrityError:
        # The name stands for other words already. These are kept all the same, without one.
        edit.name = None
        edit.save(force_insert=True)
    return SaveResult(False, edit.text, edit.revision)


def _write_late(edit: SlotEdit, revision: int, names: Sequence[UUID]) -> SaveResult:
    """The slot has moved on: tell a repeated edit, and one that builds on another of its page, from a real conflict."""
    slot = Slot.objects.get(pk=edit.slot_id)
    made = SlotEdit.objects.filter(slot=slot, name__in=names)
    for other in made:
        if (other.name, other.text) == (edit.name, edit.text):
            return SaveResult(False, other.text, other.revision, moved_on=other.revision != slot.revision)
    if any(other.revision == slot.revision for other in made):
        return _write(edit, slot.revision)
    conflict = edit.text not in (slot.text, text_at(slot, revision))
    if conflict:
        # Whichever text the author keeps, the other one stays in the history, however soon it is written over.
        SlotEdit.objects.filter(slot=slot, revision=slot.revision).update(is_settled=True)
    return SaveResult(conflict, slot.text, slot.revision)


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
    return save_slot(slot=slot, text=kept, revision=mine.revision, author=author, restored_from=revision)
