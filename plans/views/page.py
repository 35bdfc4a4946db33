"""The workspace as its templates take it: the plan's document, and what stands in each field."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone

from plans.checks import DemandState, Report, check_plan, read_demands
from plans.document import CitationRecord, PlanDocument, SectionRecord, SlotRecord
from plans.due import describe_late
from plans.forms import SectionForm
from plans.forms.sections import was_value
from plans.models import Plan, Section, SectionKind, Weight
from plans.reading import read_for_owner
from plans.roles import DEGREES, Role
from plans.terms import Terms
from plans.views.saving import Outcome, Problem
from topics.models import Theme

# Kinds of judgement that are put as a degree.
DEGREE_JUDGEMENTS = ("degree", "verdict")


@dataclass(frozen=True, slots=True)
class Field:
    """A slot as it is edited: its record, and the text that stands in the field."""

    record: SlotRecord
    problem: Problem | None
    is_refreshed: bool

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def role(self) -> Role:
        return self.record.role

    @property
    def citations(self) -> tuple[CitationRecord, ...]:
        return self.record.citations

    @property
    def text(self) -> str:
        return self.problem.text if self.problem else self.record.text

    @property
    def is_written(self) -> bool:
        return self.record.is_written


@dataclass(frozen=True, slots=True)
class Block:
    """A section as it is edited; `form` holds what was wrong with its side, factor or weight."""

    record: SectionRecord
    fields: tuple[Field, ...]
    form: SectionForm | None
    is_open: bool = False

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def was(self) -> str:
        return was_value(self.record)

    @property
    def factor(self) -> str:
        return self.form["factor"].value() if self.form else self.record.factor

    @property
    def line(self) -> str:
        """What a folded paragraph shows: its first part, which is its point."""
        return self.fields[0].text if self.fields else ""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the workspace shows, but the feedback, which comes from the reviews.

    `report` is what the checks say, where they are offered; without them the demands have no state.
    """

    plan: Plan
    document: PlanDocument
    thesis: Block
    paragraphs: tuple[Block, ...]
    counters: tuple[Block, ...]
    conclusion: Block
    factors: tuple[str, ...]
    outcome: Outcome
    notice: "Notice | None"
    report: Report | None
    demands: tuple[DemandState, ...]
    weights = tuple(Weight.choices)
    degrees = DEGREES

    @property
    def shows_degree(self) -> bool:
        degree = self.document.conclusion.slot("degree")
        asked = self.document.question.demand.judgement in DEGREE_JUDGEMENTS
        return asked or bool(degree and degree.text)

    @property
    def late(self) -> str:
        """By how much the plan was handed in late, or is by now; or ""."""
        if self.plan.assignment is None:
            return ""
        zone = self.plan.assignment.classroom.time_zone
        return describe_late(self.terms.due_at, self.plan.handed_in_at or timezone.now(), zone)

    @property
    def terms(self) -> Terms:
        return self.plan.terms

    @property
    def stamp(self) -> str:
        return stamp_of(self.plan)

    @property
    def is_renewal(self) -> bool:
        return self.outcome.is_renewal

    @property
    def is_movable(self) -> bool:
        return len(self.paragraphs) > 1

    @property
    def working_on(self) -> str:
        """The id of the paragraph that is open, where evidence goes until another is chosen."""
        return next((block.id for block in self.paragraphs if block.is_open), "")


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just done, in words; `removed` is the section that can be brought back."""

    words: str
    removed: Section | None = None


def make_page(plan: Plan, outcome: Outcome | None = None, notice: Notice | None = None) -> Page:
    """Read the plan afresh and lay what could not be saved over it."""
    outcome = outcome or Outcome()
    document = read_for_owner(plan)
    paragraphs = _paragraphs(document, outcome)
    has_checks = plan.is_editable and plan.terms.checks
    return Page(
        plan=plan,
        document=document,
        thesis=_block(document.thesis, outcome),
        paragraphs=paragraphs,
        counters=tuple(_block(section, outcome) for section in document.counters),
        conclusion=_block(document.conclusion, outcome),
        factors=factors_for(plan, document),
        outcome=outcome,
        notice=notice,
        report=check_plan(document) if has_checks else None,
        demands=read_demands(document, judged=has_checks),
    )


def _paragraphs(document: PlanDocument, outcome: Outcome) -> tuple[Block, ...]:
    """The paragraphs; the first with something to do in it is open, and so is every one with a problem."""
    unfinished = (section for section in document.paragraphs if not all(slot.is_written for slot in section.slots))
    first = next(unfinished, None)
    return tuple(_block(section, outcome, is_open=section is first) for section in document.paragraphs)


def _block(section: SectionRecord, outcome: Outcome, *, is_open: bool = False) -> Block:
    fields = tuple(
        Field(slot, outcome.problems.get(slot.id), outcome.is_refreshed(slot.id, slot.text)) for slot in section.slots
    )
    form = outcome.sections.get(section.id)
    in_trouble = form is not None or any(field.problem for field in fields)
    return Block(section, fields, form, is_open or in_trouble)


def factors_for(plan: Plan, document: PlanDocument) -> tuple[str, ...]:
    """The factors to choose from: those in use, then the themes of the question's topics."""
    used = [section.factor for section in document.paragraphs if section.factor]
    themes = Theme.objects.filter(topic__questions=plan.question_id).order_by("topic__position", "position", "key")
    return tuple(dict.fromkeys([*used, *themes.values_list("title", flat=True)]))


def stamp_of(plan: Plan) -> str:
    """Return what tells how new a page of the plan is: when the plan was last changed, and its state then."""
    return f"{plan.updated_at.isoformat()} {plan.state}"


def notice_of_removal(plan: Plan, section_pk) -> Notice | None:
    """Say that a section was removed and can come back; None where it was not."""
    section = plan.sections.filter(pk=section_pk, removed_at__isnull=False).first()
    return Notice(f"{SectionKind(section.kind).label} removed.", section) if section else None


@contextmanager
def class_time(work) -> Iterator[None]:
    """Show times as the class has them that the plan, or what was submitted of it, is for; without one, the site's."""
    if work.classroom is None:
        yield
        return
    with timezone.override(ZoneInfo(work.classroom.time_zone)):
        yield
