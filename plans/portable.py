"""A plan as it travels: without what is true only in one database, so that the same plan is the same file. Pure.

See docs/plan-format.md for the reasons.
"""

from dataclasses import replace
from itertools import count

from plans.document import CitationRecord, PlanDocument, SectionRecord, SlotRecord

ID = "plan"


def portable(document: PlanDocument) -> PlanDocument:
    """Return the document with everything numbered within itself, and without names of people, counts and hints."""
    citations = count(1)
    numbers = {evidence.id: number for number, evidence in enumerate(document.evidence(), start=1)}

    def citation(record: CitationRecord) -> CitationRecord:
        number = numbers[record.evidence.id]
        return CitationRecord(next(citations), replace(record.evidence, id=number))

    def slot(record: SlotRecord, section_id: str) -> SlotRecord:
        return replace(
            record,
            id=f"{section_id}-{record.role.key}",
            role=replace(record.role, hint="", starter=""),
            revision=0,
            citations=tuple(citation(each) for each in record.citations),
        )

    def section(record: SectionRecord, number: int = 0) -> SectionRecord:
        name = f"{record.kind}-{number}" if number else record.kind
        slots = tuple(slot(each, name) for each in record.slots)
        return replace(record, id=name, number=number or 1, slots=slots)

    question = document.question
    return replace(
        document,
        id=ID,
        author="",
        classroom="",
        question=replace(question, id=1, demand=replace(question.demand, command_words="")),
        thesis=section(document.thesis),
        paragraphs=tuple(section(each, number) for number, each in enumerate(document.paragraphs, start=1)),
        counters=tuple(section(each, number) for number, each in enumerate(document.counters, start=1)),
        conclusion=section(document.conclusion),
    )
