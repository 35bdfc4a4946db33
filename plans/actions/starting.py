"""Starting a plan."""

from django.db import transaction
from django.db.models import Max

from plans.models import ParagraphModel, Plan, Section, SectionKind, Slot
from plans.roles import SECTION_ROLES

FIRST_PARAGRAPHS = 3


@transaction.atomic
def start_plan(*, owner, question, paragraph_model: ParagraphModel, assignment=None) -> Plan:
    """Create a plan with its line of argument, three empty paragraphs, a counterargument and a conclusion.

    An assignment is planned once: the plan that exists is returned.
    """
    if assignment is None:
        plan = Plan.objects.create(owner=owner, question=question, paragraph_model=paragraph_model)
    else:
        plan, created = Plan.objects.get_or_create(
            owner=owner,
            assignment=assignment,
            defaults={
                "question": question,
                "paragraph_model": paragraph_model,
                "classroom": assignment.classroom,
            },
        )
        if not created:
            return plan
    for kind in (SectionKind.THESIS, *[SectionKind.PARAGRAPH] * FIRST_PARAGRAPHS, SectionKind.COUNTER):
        create_section(plan, kind)
    create_section(plan, SectionKind.CONCLUSION)
    return plan


def create_section(plan: Plan, kind: str) -> Section:
    """Append a section of a kind, with an empty slot for each of its roles."""
    last = plan.sections.filter(kind=kind).aggregate(last=Max("position"))["last"]
    section = Section.objects.create(plan=plan, kind=kind, position=0 if last is None else last + 1)
    if kind == SectionKind.PARAGRAPH:
        keys = [part.key for part in plan.paragraph_model.parts.all()]
    else:
        keys = [role.key for role in SECTION_ROLES[kind]]
    Slot.objects.bulk_create(Slot(section=section, role=key, position=position) for position, key in enumerate(keys))
    return section
