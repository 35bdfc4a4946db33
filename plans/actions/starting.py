"""Starting a plan."""

from django.db import transaction
from django.db.models import Max

from people.models import User
from plans.actions.questions import keep_own_question
from plans.languages import ENGLISH
from plans.models import Assignment, ParagraphModel, Plan, PlanState, Section, SectionKind, Slot
from plans.roles import SECTION_ROLES

FIRST_PARAGRAPHS = 3


@transaction.atomic
def start_plan(*, owner, question, paragraph_model: ParagraphModel, assignment=None, language: str = ENGLISH) -> Plan:
    """Create a plan with its line of argument, three empty paragraphs, a counterargument and a conclusion.

    An assignment is planned once, with the question and the model that it has by then. A plan for practice is not begun
    twice (by two clicks, say) while nothing is written in the first: the plan that exists is returned.
    """
    if assignment is None:
        User.objects.select_for_update().get(pk=owner.pk)
        empty = untouched_plan(owner, question, paragraph_model, language)
        if empty:
            return empty
        terms = {"paragraph_model": paragraph_model, "language": language}
        plan = Plan.objects.create(owner=owner, question=question, **terms)
    else:
        assignment = Assignment.objects.select_for_update().get(pk=assignment.pk)  # from whoever changes its question
        terms = {name: getattr(assignment, name) for name in ("question", "paragraph_model", "classroom")}
        plan, created = Plan.objects.get_or_create(owner=owner, assignment=assignment, defaults=terms)
        if not created:
            return plan
    for kind in (SectionKind.THESIS, *[SectionKind.PARAGRAPH] * FIRST_PARAGRAPHS, SectionKind.COUNTER):
        create_section(plan, kind)
    create_section(plan, SectionKind.CONCLUSION)
    return plan


def untouched_plan(owner, question, paragraph_model: ParagraphModel, language: str) -> Plan | None:
    """Return a plan for practice of the question, in the language, in which nothing is written yet."""
    plans = Plan.objects.owned_by(owner).filter(question=question, paragraph_model=paragraph_model, language=language)
    drafts = plans.filter(assignment__isnull=True, state=PlanState.DRAFT)
    return drafts.with_parts().filter(parts_written=0).order_by("created_at").first()


@transaction.atomic
def start_own_question(*, owner, fields: dict, paragraph_model: ParagraphModel, language: str = ENGLISH) -> Plan:
    """Keep a question of one's own, the same question once, and start its plan."""
    question = keep_own_question(owner=owner, fields=fields)
    return start_plan(owner=owner, question=question, paragraph_model=paragraph_model, language=language)


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
