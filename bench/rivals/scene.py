"""The plan that the engines set: four paragraphs with evidence and figures, weighed, the other side, a judgement."""

from bench.packs import PARAGRAPHS, cite_figures
from bench.plans import begin, fill, make_class
from plans.actions import describe_section, save_slot
from plans.document import PlanDocument
from plans.models import SectionKind, Slot
from plans.reading import read_plan
from plans.roles import DEGREE, DEGREES

STANDINGS = (("supports", 3), ("supports", 2), ("challenges", 2), ("challenges", 1))


def make_plan() -> PlanDocument:
    assignment, (student,) = make_class("engines", 1)
    plan = begin(student, assignment)
    fill(plan, PARAGRAPHS)
    cite_figures(plan)
    paragraphs = plan.sections.kept().filter(kind=SectionKind.PARAGRAPH).order_by("position")
    for section, (side, weight) in zip(paragraphs, STANDINGS, strict=True):
        describe_section(section=section, side=side, weight=weight, factor=f"Factor {section.position + 1}")
    for slot in Slot.objects.filter(section__plan=plan, role=DEGREE.key):
        save_slot(slot=slot, text=DEGREES[2], revision=slot.revision, author=student)
    return read_plan(plan)
