"""From the database to a PlanDocument, in a constant number of queries."""

from collections import defaultdict
from dataclasses import replace

from plans.document import (
    CitationRecord,
    EvidenceRecord,
    PlanDocument,
    QuestionRecord,
    SectionRecord,
    SlotRecord,
)
from plans.languages import ENGLISH
from plans.models import Assignment, Citation, Plan, SectionKind, Slot
from plans.roles import FIXED_ROLES, SECTION_ROLES, Role
from plans.signals import closed_plan_opened
from plans.terms import terms_of
from topics.models import Evidence


def read_plan(plan: Plan) -> PlanDocument:
    """Return the plan as it stands now, without removed sections: four queries, and those for what is not fetched.

    Where the assignment offers no hints, the roles have none, and no beginnings either.
    """
    sections = _read_sections(plan, _read_roles(plan))
    return PlanDocument(
        id=str(plan.pk),
        language=plan.language,
        author=plan.owner.shown_name,
        classroom=plan.classroom.name if plan.classroom else "",
        model=plan.paragraph_model.name,
        question=QuestionRecord(plan.question_id, plan.question.text, plan.question.demand),
        thesis=sections[SectionKind.THESIS][0],
        paragraphs=tuple(sections[SectionKind.PARAGRAPH]),
        counters=tuple(sections[SectionKind.COUNTER]),
        conclusion=sections[SectionKind.CONCLUSION][0],
    )


def read_for_owner(plan: Plan) -> PlanDocument:
    """Return the plan as its owner sees it: as it stands while it is open, else as it was handed in.

    So the student and the teacher read the same, whatever happens to the bank meanwhile.
    """
    if plan.is_editable:
        return read_plan(plan)
    answers = [document for _, document in closed_plan_opened.send(Plan, plan=plan)]
    return next((document for document in answers if document), None) or read_plan(plan)


def read_blank(assignment: Assignment) -> PlanDocument:
    """Return a plan of the assignment in which nobody has written: its question, its parts and its hints, if any."""
    model = assignment.paragraph_model
    parts = {**SECTION_ROLES, SectionKind.PARAGRAPH: [part.role for part in model.parts.all()]}
    has_hints = terms_of(assignment, None).hints

    def section(kind: str) -> SectionRecord:
        roles = parts[kind] if has_hints else map(_without_hints, parts[kind])
        slots = tuple(SlotRecord(f"{kind}-{role.key}", role, "", 0) for role in roles)
        return SectionRecord(kind, kind, 1, side="", factor="", weight=None, slots=slots)

    return PlanDocument(
        id="",
        language=ENGLISH,
        author="",
        classroom=assignment.classroom.name,
        model=model.name,
        question=QuestionRecord(assignment.question_id, assignment.question.text, assignment.question.demand),
        thesis=section(SectionKind.THESIS),
        paragraphs=(section(SectionKind.PARAGRAPH),),
        counters=(section(SectionKind.COUNTER),),
        conclusion=section(SectionKind.CONCLUSION),
    )


def _read_roles(plan: Plan) -> dict[str, Role]:
    roles = {**FIXED_ROLES, **{part.key: part.role for part in plan.paragraph_model.parts.all()}}
    return roles if plan.terms.hints else {key: _without_hints(role) for key, role in roles.items()}


def _without_hints(role: Role) -> Role:
    return replace(role, hint="", starter="")


def _read_sections(plan: Plan, roles: dict[str, Role]) -> dict[str, list[SectionRecord]]:
    """Return the sections by kind, in order; slots bring their sections along in one query, as each has a slot."""
    citations = _read_citations(plan)
    slots = defaultdict(list)
    rows = Slot.objects.filter(section__plan=plan, section__removed_at__isnull=True).select_related("section")
    for slot in rows.order_by("section__position", "section_id", "position", "pk"):
        # A part that was taken out of the model after the plan began keeps its words, under its key.
        role = roles.get(slot.role) or Role(slot.role, slot.role.capitalize())
        record = SlotRecord(str(slot.pk), role, slot.text, slot.revision, tuple(citations[slot.pk]))
        slots[slot.section].append(record)
    sections = defaultdict(list)
    for section, records in slots.items():
        same_kind = sections[section.kind]
        same_kind.append(
            SectionRecord(
                id=str(section.pk),
                kind=section.kind,
                number=len(same_kind) + 1,
                side=section.side,
                factor=section.factor,
                weight=section.weight,
                slots=tuple(records),
            )
        )
    return sections


def _read_citations(plan: Plan) -> dict[object, list[CitationRecord]]:
    citations = defaultdict(list)
    cited = Citation.objects.filter(slot__section__plan=plan, slot__section__removed_at__isnull=True)
    for citation in cited.select_related("evidence").prefetch_related("evidence__figures"):
        citations[citation.slot_id].append(CitationRecord(citation.pk, evidence_record(citation.evidence)))
    return citations


def evidence_record(evidence: Evidence) -> EvidenceRecord:
    """Return the evidence with its figures (fetched beforehand) as a frozen record."""
    return EvidenceRecord(
        id=evidence.pk,
        kind=evidence.kind,
        title=evidence.title,
        text=evidence.text,
        period=evidence.period,
        span_from=evidence.span_from,
        span_to=evidence.span_to,
        source=evidence.source,
        reliability=evidence.reliability,
        reliability_note=evidence.reliability_note,
        is_own=evidence.owner_id is not None,
        figures=tuple(row.figure for row in evidence.figures.all()),
    )
