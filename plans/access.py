"""Who may open what. Each getter fetches and authorises; what one may not see is not there (Http404)."""

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404

from people.access import get_member, get_taught_classroom
from people.models import Membership
from people.models import Role as ClassRole
from plans.models import Arrangement, Assignment, Citation, Plan, Section, SectionKind, Slot
from topics.models import Question


def own_plans(user):
    """The plans of a person with what every page shows of them."""
    shown = ("question", "paragraph_model", "classroom", "assignment__classroom", "owner")
    return Plan.objects.owned_by(user).select_related(*shown)


def get_own_plan(user, pk) -> Plan:
    return get_object_or_404(own_plans(user).with_arrangements(), pk=pk)


def require_checks(plan: Plan) -> None:
    """Raise Http404 where nothing is checked: in a plan that waits for its teacher, and where no checks are offered."""
    if not (plan.is_editable and plan.terms.checks):
        raise Http404


def get_own_slot(user, plan_pk, pk) -> Slot:
    """Return a slot of the user's plan with its section, plan and class, in one query.

    It carries `part_name`, `part_letter` and `part_hue` (None outside paragraphs), and `is_cited`, whether evidence is
    cited in it. A section that was removed in another tab still takes the words that are typed into it.
    """
    # One join: three subqueries took a sixth of the time of a save.
    parts = "section__plan__paragraph_model__parts"
    slots = Slot.objects.select_related("section__plan__classroom").annotate(
        part=FilteredRelation(parts, condition=Q(**{f"{parts}__key": F("role")})),
        part_name=F("part__name"),
        part_letter=F("part__letter"),
        part_hue=F("part__hue"),
        is_cited=Exists(Citation.objects.filter(slot=OuterRef("pk"))),
    )
    return get_object_or_404(slots, pk=pk, section__plan_id=plan_pk, section__plan__owner=user)


def get_section(plan: Plan, pk) -> Section:
    """Return a paragraph or counterargument of the plan, also one that was removed (perhaps in another tab)."""
    return get_object_or_404(plan.sections, pk=pk, kind__in=[SectionKind.PARAGRAPH, SectionKind.COUNTER])


def number_of(section: Section) -> int:
    """Return the number of a section among those of its kind, as it is shown."""
    order = section.plan.sections.kept().filter(kind=section.kind).values_list("pk", flat=True)
    return list(order).index(section.pk) + 1


def removed_sections(plan: Plan):
    """Return the paragraphs and counterarguments that were taken out, the latest first, each with its `first_words`."""
    return _with_first_words(plan.sections.filter(removed_at__isnull=False)).order_by("-removed_at")


def restored_sections(plan: Plan):
    """Return the paragraphs and counterarguments that were brought back, the latest first, with their `first_words`."""
    return _with_first_words(plan.sections.kept().filter(restored_at__isnull=False)).order_by("-restored_at")


def _with_first_words(sections):
    words = Slot.objects.filter(section=OuterRef("pk")).exclude(text="").order_by("position").values("text")[:1]
    return sections.annotate(first_words=Subquery(words))


def find_citation(plan: Plan, pk) -> Citation | None:
    """Return a citation of the plan; None where there is none, since a second click may ask for it again."""
    return Citation.objects.filter(slot__section__plan=plan, pk=pk).select_related("slot__section", "evidence").first()


def assignments_for(user):
    """Assignments of the classes in which the user is a student, as long as they go on."""
    return Assignment.objects.filter(
        classroom__memberships__user=user,
        classroom__memberships__role="student",
        classroom__archived_at__isnull=True,
    ).select_related("question", "classroom", "paragraph_model")


def get_assignment(user, pk) -> Assignment:
    return get_object_or_404(assignments_for(user), pk=pk)


def get_taught_assignment(user, pk) -> Assignment:
    """Return an assignment of a class that the user teaches; students of the class get PermissionDenied."""
    shown = ("question", "classroom", "paragraph_model")
    assignment = get_object_or_404(Assignment.objects.select_related(*shown), pk=pk)
    get_taught_classroom(user, assignment.classroom_id)
    return assignment


def get_student(user, assignment: Assignment, member_pk) -> Membership:
    """Return the place of a student in the class of an assignment, which the user teaches."""
    member = get_member(user, assignment.classroom_id, member_pk)
    if member.role != ClassRole.STUDENT:
        raise Http404("No such student in this class.")
    return member


def arrangements_by_student(assignment: Assignment) -> dict[int, Arrangement]:
    """Return what is arranged otherwise in an assignment, by the student's id."""
    return {each.student_id: each for each in assignment.arrangements.all()}


def arrangements_by_assignment(user) -> dict[int, Arrangement]:
    """Return what is arranged otherwise for a student, by the assignment's id."""
    return {each.assignment_id: each for each in Arrangement.objects.filter(student=user)}


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
