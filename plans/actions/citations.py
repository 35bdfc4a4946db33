"""Placing evidence in a plan."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from plans.actions.locking import lock_for_editing
from plans.models import Citation, Slot
from topics.models import Evidence, FigureRow


@transaction.atomic
def cite(*, slot: Slot, evidence: Evidence) -> tuple[Citation, bool]:
    """Place evidence at the end of a slot. Return the citation, and whether it is new. Raises PlanClosed."""
    lock_for_editing(slot.section.plan_id)
    last = slot.citations.aggregate(last=Max("position"))["last"]
    return Citation.objects.get_or_create(
        slot=slot, evidence=evidence, defaults={"position": 0 if last is None else last + 1}
    )


@transaction.atomic
def uncite(*, citation: Citation) -> None:
    """Take evidence out of a slot; the evidence itself stays. Raises PlanClosed."""
    lock_for_editing(citation.slot.section.plan_id)
    citation.delete()


@transaction.atomic
def add_own_evidence(*, slot: Slot, evidence: Evidence, figures: Iterable[FigureRow] = ()) -> Citation:
    """Keep a student's own evidence (unsaved, with its owner) with its figures, and place it. Raises PlanClosed."""
    lock_for_editing(slot.section.plan_id)
    evidence.save()
    for position, figure in enumerate(figures):
        figure.evidence, figure.position = evidence, position
        figure.save()
    return cite(slot=slot, evidence=evidence)[0]
