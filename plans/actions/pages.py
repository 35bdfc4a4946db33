"""Saving everything that a page of the workspace holds."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from plans.actions.locking import lock_for_editing
from plans.actions.sections import describe_section
from plans.actions.slots import SaveResult, save_slot
from plans.models import Plan, Section, Slot


class FactorMoved(Exception):
    """Another tab wrote the factor of a paragraph after it was read."""


@transaction.atomic
def save_page(
    *,
    plan: Plan,
    slots: Iterable[tuple[Slot, str, int, Sequence[UUID]]],
    sections: Iterable[tuple[Section, dict]],
    author,
) -> dict[object, SaveResult]:
    """Save changed slots as (slot, text, revision, names) and changed sections as (section, fields).

    Return what became of each slot, by its id: a conflict keeps no other part from being saved. Raises PlanClosed
    and FactorMoved, with nothing written.
    """
    lock_for_editing(plan.pk)
    for section, fields in sections:
        if "factor" in fields and not plan.sections.filter(pk=section.pk, factor=section.factor).exists():
            raise FactorMoved
        describe_section(section=section, **fields)
    return {
        slot.pk: save_slot(slot=slot, text=text, revision=revision, author=author, names=names)
        for slot, text, revision, names in slots
    }
