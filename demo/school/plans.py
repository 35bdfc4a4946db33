"""A plan of the school as rows that are not saved yet, and as the documents that were handed in."""

from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from demo.school import words
from demo.school.words import Bank, Claim
from plans.document import CitationRecord, EvidenceRecord, PlanDocument, QuestionRecord, SectionRecord, SlotRecord
from plans.models import Assignment, Citation, Plan, Section, SectionKind, Slot, SlotEdit
from plans.roles import FIXED_ROLES, SECTION_ROLES, Role

WRITTEN_OF_DRAFT = 0.6


def new_id(chance: Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


@dataclass
class Written:
    """A slot with what was written in it: `first`, and what was `added` by the submission `since`."""

    slot: Slot
    role: Role
    first: str
    added: str
    since: int

    def text_at(self, number: int) -> str:
        return self.first + (self.added if number >= self.since else "")


@dataclass
class Block:
    section: Section
    slots: list[Written]


@dataclass
class PlanRows:
    """A plan with its blocks and citations. `handed_in` is how often it was submitted."""

    plan: Plan
    handed_in: int
    blocks: list[Block] = field(default_factory=list)
    citations: list[tuple[Citation, EvidenceRecord]] = field(default_factory=list)

    @property
    def written(self) -> list[Written]:
        return [each for block in self.blocks for each in block.slots]

    def edits(self) -> list[SlotEdit]:
        """The edits that lead to the texts as they are."""
        author = self.plan.owner
        return [
            SlotEdit(slot=each.slot, revision=1, text=each.slot.text, author=author)
            for each in self.written
            if each.slot.text
        ]

    def changed_at(self, number: int) -> int | None:
        """Return how many slots differ from the submission before; None for the first."""
        if number == 1:
            return None
        return sum(each.text_at(number) != each.text_at(number - 1) for each in self.written)

    def document(self, number: int) -> PlanDocument:
        """Return the plan as it was handed in the n-th time; its citations must be saved."""
        plan, cited = self.plan, {}
        for citation, record in self.citations:
            cited.setdefault(citation.slot_id, []).append(CitationRecord(citation.pk, record))
        sections = {kind: [] for kind in SectionKind.values}
        for block in self.blocks:
            same_kind = sections[block.section.kind]
            same_kind.append(_section_record(block, len(same_kind) + 1, number, cited))
        return PlanDocument(
            id=str(plan.pk),
            language="en",
            author=plan.owner.shown_name,
            classroom=plan.classroom.name,
            model=plan.paragraph_model.name,
            question=QuestionRecord(plan.question.pk, plan.question.text, plan.question.demand),
            thesis=sections[SectionKind.THESIS][0],
            paragraphs=tuple(sections[SectionKind.PARAGRAPH]),
            counters=tuple(sections[SectionKind.COUNTER]),
            conclusion=sections[SectionKind.CONCLUSION][0],
        )


def _section_record(block: Block, place: int, number: int, cited: dict) -> SectionRecord:
    section = block.section
    slots = tuple(
        SlotRecord(
            str(each.slot.pk), each.role, each.text_at(number), each.slot.revision, tuple(cited.get(each.slot.pk, ()))
        )
        for each in block.slots
    )
    return SectionRecord(str(section.pk), section.kind, place, section.side, section.factor, section.weight, slots)


def plan_rows(chance: Random, assignment: Assignment, roles: dict[str, Role], owner, bank: Bank, handed_in: int):
    """Return a student's plan for an assignment; one that was not handed in is written in part."""
    plan = Plan(
        id=new_id(chance),
        owner=owner,
        question=bank.question,
        paragraph_model=assignment.paragraph_model,
        assignment=assignment,
        classroom=assignment.classroom,
    )
    writing = _Writing(chance, PlanRows(plan, handed_in), {**FIXED_ROLES, **roles})
    degree, claims = words.degree(chance), chance.sample(bank.claims, min(4, len(bank.claims)))
    writing.block(SectionKind.THESIS, {"thesis": words.thesis(chance, degree)})
    for place, claim in enumerate(claims[:3]):
        writing.paragraph(place, claim, list(roles))
    writing.block(SectionKind.COUNTER, words.counter(chance, claims[-1]))
    writing.block(SectionKind.CONCLUSION, words.conclusion(chance, degree))
    return writing.rows


class _Writing:
    def __init__(self, chance: Random, rows: PlanRows, roles: dict[str, Role]):
        self.chance, self.rows, self.roles = chance, rows, roles

    def paragraph(self, place: int, claim: Claim, keys: list[str]) -> None:
        about = {"side": claim.side, "factor": claim.factor, "weight": self.chance.randint(1, 3)}
        parts = words.paragraph(self.chance, claim)
        texts = {key: parts.get(key, parts["explanation"]) for key in keys}
        block = self.block(SectionKind.PARAGRAPH, texts, position=place, **about)
        takes = next((each for each in block.slots if each.role.takes_evidence and each.slot.text), None)
        if takes and claim.evidence:
            record = claim.evidence[0]
            self.rows.citations.append((Citation(slot=takes.slot, evidence_id=record.id), record))

    def block(self, kind: str, texts: dict[str, tuple[str, str]], **fields) -> Block:
        section = Section(id=new_id(self.chance), plan=self.rows.plan, kind=kind, **fields)
        keys = texts if kind == SectionKind.PARAGRAPH else [role.key for role in SECTION_ROLES[kind]]
        block = Block(section, [self._slot(section, place, key, *texts[key]) for place, key in enumerate(keys)])
        self.rows.blocks.append(block)
        return block

    def _slot(self, section: Section, position: int, key: str, first: str, added: str) -> Written:
        number = self.rows.handed_in
        if number == 0 and self.chance.random() > WRITTEN_OF_DRAFT:
            first = added = ""
        slot = Slot(id=new_id(self.chance), section=section, role=key, position=position)
        written = Written(slot, self.roles[key], first, added, since=self.chance.randint(1, max(number, 1)))
        slot.text = written.text_at(max(number, 1))
        slot.revision = 1 if slot.text else 0
        return written
