"""A PlanDocument as JSON data, and back without loss. Submissions keep this form."""

from collections.abc import Mapping
from dataclasses import asdict

from plans.document import (
    CitationRecord,
    EvidenceRecord,
    PlanDocument,
    QuestionRecord,
    SectionRecord,
    SlotRecord,
)
from plans.roles import Role
from topics.demands import Demand
from topics.figures import figure_from_json, figure_to_json

FORMAT = "essay-planner-plan/1"


def document_to_json(document: PlanDocument) -> dict:
    """Return plain data that `json.dumps` takes, in a fixed key order."""
    return {
        "format": FORMAT,
        "id": document.id,
        "language": document.language,
        "author": document.author,
        "classroom": document.classroom,
        "model": document.model,
        "question": {
            "id": document.question.id,
            "text": document.question.text,
            "demand": asdict(document.question.demand),
        },
        "thesis": _section_to_json(document.thesis),
        "paragraphs": [_section_to_json(section) for section in document.paragraphs],
        "counters": [_section_to_json(section) for section in document.counters],
        "conclusion": _section_to_json(document.conclusion),
    }


def document_from_json(data: Mapping) -> PlanDocument:
    """Return the document that `document_to_json` wrote. Raise ValueError for another format."""
    if data.get("format") != FORMAT:
        raise ValueError(f"This is not a plan in the format {FORMAT}.")
    question = data["question"]
    return PlanDocument(
        id=data["id"],
        language=data["language"],
        author=data["author"],
        classroom=data["classroom"],
        model=data["model"],
        question=QuestionRecord(question["id"], question["text"], Demand(**question["demand"])),
        thesis=_section_from_json(data["thesis"]),
        paragraphs=tuple(_section_from_json(section) for section in data["paragraphs"]),
        counters=tuple(_section_from_json(section) for section in data["counters"]),
        conclusion=_section_from_json(data["conclusion"]),
    )


def _section_to_json(section: SectionRecord) -> dict:
    return {
        "id": section.id,
        "kind": section.kind,
        "number": section.number,
        "side": section.side,
        "factor": section.factor,
        "weight": section.weight,
        "slots": [_slot_to_json(slot) for slot in section.slots],
    }


def _section_from_json(data: Mapping) -> SectionRecord:
    return SectionRecord(**{**data, "slots": tuple(_slot_from_json(slot) for slot in data["slots"])})


def _slot_to_json(slot: SlotRecord) -> dict:
    return {
        "id": slot.id,
        "role": asdict(slot.role),
        "text": slot.text,
        "revision": slot.revision,
        "citations": [
            {"id": citation.id, "evidence": _evidence_to_json(citation.evidence)} for citation in slot.citations
        ],
    }


def _slot_from_json(data: Mapping) -> SlotRecord:
    citations = tuple(
        CitationRecord(citation["id"], _evidence_from_json(citation["evidence"])) for citation in data["citations"]
    )
    return SlotRecord(data["id"], Role(**data["role"]), data["text"], data["revision"], citations)


def _evidence_to_json(evidence: EvidenceRecord) -> dict:
    fields = {name: getattr(evidence, name) for name in EvidenceRecord.__slots__}
    return {**fields, "figures": [figure_to_json(figure) for figure in evidence.figures]}


def _evidence_from_json(data: Mapping) -> EvidenceRecord:
    return EvidenceRecord(**{**data, "figures": tuple(figure_from_json(figure) for figure in data["figures"])})
