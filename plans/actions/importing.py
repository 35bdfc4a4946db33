"""Making a plan of a document that somebody brought."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from uuid import UUID, uuid4

from django.db import transaction

from people.models import User
from plans.actions.questions import keep_own_question
from plans.document import EvidenceRecord, PlanDocument, SectionRecord
from plans.models import Citation, ParagraphModel, Plan, Section, Slot, SlotEdit
from plans.reading import evidence_record
from topics.figures import words
from topics.loading import figure_to_row
from topics.models import Evidence, FigureRow, Question, span_label
from topics.normalise import normalise


@dataclass(frozen=True, slots=True)
class Known:
    """What of a document is here already: `question` is the bank's, or None; `evidence` is by its id in the document.

    `model` is the paragraph model to plan with, also where none has the document's name.
    """

    question: Question | None
    model: ParagraphModel
    evidence: dict[int, Evidence]


def find_known(user, document: PlanDocument) -> Known:
    """Look for a document's question, paragraph model and evidence among what the user may see, in five queries."""
    return Known(_find_question(document), _find_model(document), _find_evidence(user, document))


@transaction.atomic
def import_plan(*, owner, document: PlanDocument, pk: UUID) -> Plan:
    """Make a plan for practice of a portable document. Two clicks name the same `pk`, and make one plan."""
    User.objects.select_for_update().get(pk=owner.pk)
    made = Plan.objects.filter(pk=pk).first()
    if made and made.owner_id == owner.pk:
        return made
    known = find_known(owner, document)
    question = known.question or keep_own_question(owner=owner, fields=_question_fields(document))
    plan = Plan.objects.create(
        pk=uuid4() if made else pk,
        owner=owner,
        question=question,
        paragraph_model=known.model,
        language=document.language,
    )
    _write_sections(plan, document, known.evidence | _keep_evidence(owner, document, known.evidence))
    return plan


def _find_question(document: PlanDocument) -> Question | None:
    same_words = Question.objects.bank().filter(text=document.question.text).order_by("position", "pk")
    return next((question for question in same_words if question.demand == document.question.demand), None)


def _question_fields(document: PlanDocument) -> dict:
    demand = asdict(document.question.demand)
    del demand["command_words"]
    return {"text": document.question.text, **demand}


def _find_model(document: PlanDocument) -> ParagraphModel:
    """Return the model of the document's name; of several, or of none, the one most like the document's paragraphs."""
    roles = {slot.role.key for section in document.paragraphs for slot in section.slots}

    def likeness(model: ParagraphModel) -> tuple[bool, int]:
        keys = {part.key for part in model.parts.all()}
        return model.name == document.model, len(keys & roles) - len(keys ^ roles)

    return max(ParagraphModel.objects.prefetch_related("parts"), key=likeness)


def _find_evidence(user, document: PlanDocument) -> dict[int, Evidence]:
    """Return what has the same content, each for one record: the bank's for the bank's, and one's own for either."""
    records = document.evidence()
    rows = Evidence.objects.visible_to(user).prefetch_related("figures").order_by("pk")
    here = defaultdict(list)
    for row in rows.filter(text__in=[record.text for record in records]):
        here[replace(evidence_record(row), id=0)].append(row)
    found = {}
    for record in records:
        content = replace(record, id=0)
        same = here[content] or here[replace(content, is_own=True)]
        if same:
            found[record.id] = same.pop(0)
    return found


def _keep_evidence(owner, document: PlanDocument, known: Iterable[int]) -> dict[int, Evidence]:
    """Keep the evidence that is not here yet as the owner's own, with its figures."""
    new = {record.id: record for record in document.evidence() if record.id not in known}
    kept = {number: _own_evidence(owner, record) for number, record in new.items()}
    Evidence.objects.bulk_create(kept.values())
    FigureRow.objects.bulk_create(
        figure_to_row(kept[number], figure, position)
        for number, record in new.items()
        for position, figure in enumerate(record.figures)
    )
    return kept


def _own_evidence(owner, record: EvidenceRecord) -> Evidence:
    fields = ("kind", "title", "text", "span_from", "span_to", "source", "reliability", "reliability_note")
    years = span_label(record.span_from, record.span_to)
    evidence = Evidence(owner=owner, date_label="" if record.period == years else record.period)
    for name in fields:
        setattr(evidence, name, getattr(record, name))
    # What `save` would do, which rows that are made together pass by.
    evidence.search_text = normalise(" ".join([*evidence.words_to_search(), *map(words, record.figures)]))
    return evidence


def _write_sections(plan: Plan, document: PlanDocument, evidence: dict[int, Evidence]) -> None:
    sections = [(_section(plan, record), record) for record in document.sections]
    slots = [
        (Slot(section=section, role=slot.role.key, position=place, text=slot.text, revision=int(slot.text != "")), slot)
        for section, record in sections
        for place, slot in enumerate(record.slots)
    ]
    Section.objects.bulk_create(section for section, _ in sections)
    Slot.objects.bulk_create(slot for slot, _ in slots)
    written = [slot for slot, _ in slots if slot.text]
    SlotEdit.objects.bulk_create(SlotEdit(slot=slot, revision=1, text=slot.text, author=plan.owner) for slot in written)
    Citation.objects.bulk_create(
        Citation(slot=slot, evidence=evidence[citation.evidence.id], position=place)
        for slot, record in slots
        for place, citation in enumerate(record.citations)
    )


def _section(plan: Plan, record: SectionRecord) -> Section:
    described = {"side": record.side, "factor": record.factor, "weight": record.weight}
    return Section(plan=plan, kind=record.kind, position=record.number - 1, **described)
