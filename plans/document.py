"""The hub: a plan as one frozen value.

Checks, comparisons, exports and submissions take a PlanDocument and nothing else. `plans.reading` makes one from the
database; `plans.document_json` writes it down and reads it back.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from plans.roles import Role
from topics.demands import Demand
from topics.figures import Figure


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """A piece of evidence as it stood when the document was made. Field names are those of topics.models.Evidence."""

    id: int
    kind: str
    title: str
    text: str
    period: str
    span_from: int | None
    span_to: int | None
    source: str
    reliability: str
    reliability_note: str
    is_own: bool
    figures: tuple[Figure, ...]

    @property
    def is_contested(self) -> bool:
        return self.reliability == "contested"


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """Evidence in its place in a slot."""

    id: int
    evidence: EvidenceRecord


@dataclass(frozen=True, slots=True)
class SlotRecord:
    """The atom: a role's text at a revision, with the evidence cited there."""

    id: str
    role: Role
    text: str
    revision: int
    citations: tuple[CitationRecord, ...] = ()

    @property
    def is_written(self) -> bool:
        """Whether the slot holds words or evidence."""
        return bool(self.text.strip() or self.citations)


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A block of the plan. `number` counts from 1 within its kind; side, factor and weight belong to paragraphs.

    side: "supports", "challenges" or ""; weight: 1 to 3, or None where the student has not said.
    """

    id: str
    kind: str
    number: int
    side: str
    factor: str
    weight: int | None
    slots: tuple[SlotRecord, ...]

    @property
    def heading(self) -> str:
        """What the section is called: "2. Film and theatre", "Counterargument", ..."""
        names = {"thesis": "Line of argument", "counter": "Counterargument", "conclusion": "Conclusion"}
        if self.kind != "paragraph":
            return names[self.kind]
        return f"{self.number}. {self.factor or 'Paragraph'}"

    def slot(self, role_key: str) -> SlotRecord | None:
        """Return the slot of a role, or None where the section has no such role."""
        return next((slot for slot in self.slots if slot.role.key == role_key), None)


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    id: int
    text: str
    demand: Demand


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A whole plan: the question, who plans it, and its sections in reading order."""

    id: str
    language: str
    author: str
    classroom: str
    model: str
    question: QuestionRecord
    thesis: SectionRecord
    paragraphs: tuple[SectionRecord, ...]
    counters: tuple[SectionRecord, ...]
    conclusion: SectionRecord

    @property
    def sections(self) -> tuple[SectionRecord, ...]:
        return (self.thesis, *self.paragraphs, *self.counters, self.conclusion)

    def slots(self) -> Iterator[SlotRecord]:
        for section in self.sections:
            yield from section.slots

    def evidence(self) -> tuple[EvidenceRecord, ...]:
        """Return each piece of evidence once, in the order of its first citation."""
        cited = {citation.evidence.id: citation.evidence for slot in self.slots() for citation in slot.citations}
        return tuple(cited.values())
