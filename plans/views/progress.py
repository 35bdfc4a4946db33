"""How far plans have come, section by section, for lists of plans."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from plans.models import Plan, Section, SectionKind
from plans.views.page import DEGREE_JUDGEMENTS

ORDER = (SectionKind.THESIS, SectionKind.PARAGRAPH, SectionKind.COUNTER, SectionKind.CONCLUSION)


@dataclass(frozen=True, slots=True)
class Segment:
    """One section of a plan: its name, and whether it is done, started or empty."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Progress:
    segments: tuple[Segment, ...]

    @property
    def done(self) -> int:
        return sum(segment.state == "done" for segment in self.segments)

    @property
    def words(self) -> str:
        """What the drawing shows: "Line of argument done, Paragraph 1 started"."""
        return ", ".join(f"{segment.name} {segment.state}" for segment in self.segments)


def read_progress(plans: Iterable[Plan]) -> dict:
    """Return the progress of each plan by its id, in one query."""
    ids = [plan.pk for plan in plans]
    asked = ~Q(slots__role="degree", slots__text="") | Q(plan__question__judgement__in=DEGREE_JUDGEMENTS)
    written = Q(slots__citations__isnull=False) | ~Q(slots__text="")
    sections = (
        Section.objects.kept()
        .filter(plan__in=ids)
        .annotate(
            asked=Count("slots", filter=asked, distinct=True), written=Count("slots", filter=written, distinct=True)
        )
    )
    by_plan = {pk: [] for pk in ids}
    for section in sorted(sections, key=lambda section: (ORDER.index(section.kind), section.position)):
        by_plan[section.plan_id].append(section)
    return {pk: Progress(tuple(_segments(found))) for pk, found in by_plan.items()}


def _segments(sections: list[Section]) -> Iterable[Segment]:
    numbers = dict.fromkeys(ORDER, 0)
    counters = sum(section.kind == SectionKind.COUNTER for section in sections)
    for section in sections:
        numbers[section.kind] += 1
        name = section.get_kind_display()
        if section.kind == SectionKind.PARAGRAPH or (section.kind == SectionKind.COUNTER and counters > 1):
            name = f"{name} {numbers[section.kind]}"
        yield Segment(name, _state(section))


def _state(section: Section) -> str:
    if section.written == 0:
        return "empty"
    return "done" if section.written >= section.asked else "started"
