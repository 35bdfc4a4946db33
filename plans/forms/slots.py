"""Reading the texts of slots out of a posted page: `slot-<id>` with `rev-<id>`, the revision it was written over.

A page that runs our script also names its edits, in `edit-<id>`: this one, then those it got no answer to.
"""

import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.http import Http404

from plans.models import SLOT_MAX_LENGTH, Plan, Slot
from plans.text import clean

SLOT, REVISION, EDIT, TAKE_OTHER, TAKE_BOTH = "slot-", "rev-", "edit-", "take-other", "take-both"
MOST_NAMES = 100  # more than a page sends goes unread: see kept.js
WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class PostedSlot:
    """A slot and what somebody wants it to say, as they saw it at `revision`; see `save_slot` for `names`."""

    slot: Slot
    text: str
    revision: int
    names: tuple[uuid.UUID, ...] = ()

    @property
    def excess(self) -> int:
        """By how many characters the text is too long."""
        return max(len(self.text) - SLOT_MAX_LENGTH, 0)

    @property
    def is_changed(self) -> bool:
        return self.text != self.slot.text


def read_slot(slot: Slot, data: Mapping) -> PostedSlot:
    """Return what is posted for one slot. Raise BadRequest where the text or its revision is missing."""
    text, revision = data.get(f"{SLOT}{slot.pk}"), data.get(f"{REVISION}{slot.pk}", "")
    if text is None or not WHOLE_NUMBER.fullmatch(revision):
        raise BadRequest("A slot needs its text and its revision.")
    names = data.get(f"{EDIT}{slot.pk}", "").split()[:MOST_NAMES]
    return PostedSlot(slot, clean(text), int(revision), tuple(dict.fromkeys(parse_id(name) for name in names)))


def read_slots(plan: Plan, data: Mapping) -> list[PostedSlot]:
    """Return all slots that are posted; none is taken unless every id is one of the plan (else Http404)."""
    ids = set(posted_ids(SLOT, data))
    slots = Slot.objects.filter(section__plan=plan).select_related("section").in_bulk(ids)
    if len(slots) != len(ids):
        raise Http404("A slot of another plan.")
    return [read_slot(slot, data) for slot in slots.values()]


def posted_ids(prefix: str, data: Mapping) -> Iterator[uuid.UUID]:
    """Yield the ids after a prefix. Raises Http404 for what is no id."""
    for name in data:
        if name.startswith(prefix):
            yield parse_id(name.removeprefix(prefix))


def parse_id(text: str) -> uuid.UUID:
    """Return the id that a client names. Raise Http404 for what is no id."""
    try:
        return uuid.UUID(text)
    except ValueError:
        raise Http404("No such id.") from None
