"""Adding, describing, ordering, removing and restoring the paragraphs and counterarguments of a plan."""

from django.db import transaction
from django.utils import timezone

from plans.actions.locking import lock_for_editing
from plans.actions.starting import create_section
from plans.models import Plan, Section

UP, DOWN = -1, 1


@transaction.atomic
def add_section(*, plan: Plan, kind: str) -> Section:
    """Append an empty paragraph or counterargument. Raises PlanClosed."""
    lock_for_editing(plan.pk)
    return create_section(plan, kind)


@transaction.atomic
def describe_section(*, section: Section, **fields) -> None:
    """Set some of `side`, `factor` and `weight` of a paragraph. Raises PlanClosed."""
    lock_for_editing(section.plan_id)
    for name, value in fields.items():
        setattr(section, name, value)
    section.save(update_fields=list(fields))


@transaction.atomic
def move_section(*, section: Section, step: int) -> None:
    """Move a section one place up (-1) or down (1) among those of its kind; at the end it stays. Raises PlanClosed."""
    lock_for_editing(section.plan_id)
    order = list(section.plan.sections.kept().filter(kind=section.kind).values_list("pk", flat=True))
    place = order.index(section.pk)
    target = min(max(place + step, 0), len(order) - 1)
    order.insert(target, order.pop(place))
    _write_order(section.plan, section.kind, order)


@transaction.atomic
def order_sections(*, plan: Plan, kind: str, order: list) -> None:
    """Put the sections into the given order of ids.

    Ids that are not in the plan are passed over, and sections that are not named (another tab added them) follow in
    the order they had, so that nothing vanishes. Raises PlanClosed.
    """
    lock_for_editing(plan.pk)
    current = list(plan.sections.kept().filter(kind=kind).values_list("pk", flat=True))
    named = [pk for pk in dict.fromkeys(order) if pk in current]
    _write_order(plan, kind, named + [pk for pk in current if pk not in named])


def _write_order(plan: Plan, kind: str, order: list) -> None:
    sections = plan.sections.filter(kind=kind).in_bulk(order)
    for position, pk in enumerate(order):
        sections[pk].position = position
    Section.objects.bulk_update(sections.values(), ["position"])


@transaction.atomic
def remove_section(*, section: Section) -> None:
    """Take a section out of the plan; it keeps its words and its place. Raises PlanClosed."""
    lock_for_editing(section.plan_id)
    section.removed_at = timezone.now()
    section.save(update_fields=["removed_at"])


@transaction.atomic
def restore_section(*, section: Section) -> None:
    """Bring a removed section back to its place. Raises PlanClosed."""
    lock_for_editing(section.plan_id)
    section.removed_at, section.restored_at = None, timezone.now()
    section.save(update_fields=["removed_at", "restored_at"])
