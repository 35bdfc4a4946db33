"""Who may open what. Each getter fetches and authorises; what one may not see is not there (Http404)."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from plans.models import Assignment, Citation, Plan, Section, SectionKind, Slot
from topics.models import Question


def own_plans(user):
    """The plans of a person with what every page shows of them."""
    return Plan.objects.owned_by(user).select_related("question", "paragraph_model", "classroom", "assignment", "owner")


def get_own_plan(user, pk) -> Plan:
    return get_object_or_404(own_plans(user), pk=pk)


def get_own_slot(user, plan_pk, pk) -> Slot:
    """Return a slot of the user's plan, in a section that is kept, with its section and plan."""
    slots = Slot.objects.select_related("section__plan")
    return get_object_or_404(
        slots, pk=pk, section__plan_id=plan_pk, section__plan__owner=user, section__removed_at__isnull=True
    )


def get_section(plan: Plan, pk, *, removed: bool = False) -> Section:
    """Return a paragraph or counterargument of the plan: a kept one, or with `removed` one that was removed."""
    return get_object_or_404(
        plan.sections,
        pk=pk,
        kind__in=[SectionKind.PARAGRAPH, SectionKind.COUNTER],
        removed_at__isnull=not removed,
    )


def get_citation(plan: Plan, pk) -> Citation:
    citations = Citation.objects.filter(slot__section__plan=plan, slot__section__removed_at__isnull=True)
    return get_object_or_404(citations.select_related("slot__section", "evidence"), pk=pk)


def assignments_for(user):
    """Assignments of the classes in which the user is a student."""
    return Assignment.objects.filter(
        classroom__memberships__user=user, classroom__memberships__role="student"
    ).select_related("question", "classroom", "paragraph_model")


def get_assignment(user, pk) -> Assignment:
    return get_object_or_404(assignments_for(user), pk=pk)


def get_question(user, pk) -> Question:
    """Return a question that the user may plan: the bank's, or their own."""
    return get_object_or_404(Question.objects.visible_to(user), pk=pk)


def evidence_slot(section: Section) -> Slot:
    """Return the slot of a paragraph that takes evidence; Http404 where the section has none."""
    keys = [part.key for part in section.plan.paragraph_model.parts.all() if part.takes_evidence]
    slot = section.slots.filter(role__in=keys).first()
    if section.kind != SectionKind.PARAGRAPH or slot is None:
        raise Http404("This part of the plan takes no evidence.")
    return slot
