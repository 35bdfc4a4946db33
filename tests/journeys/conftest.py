"""The demo, with all in it that makes a page of its own."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from exports.models import Pack, PackState
from people.actions import invite_colleague
from people.models import Classroom, User
from plans.models import Assignment, Plan, PlanState
from reviews.actions import ask_exemplar, make_profile, make_sheet, submit_plan
from reviews.models import Submission
from reviews.profile_text import CriterionText, LevelText
from reviews.reading import draft_sheet
from tests.journeys.openings import of_assignment, person


@pytest.fixture
def demo(db):
    """The demo; the student has submitted a plan, too, and the teacher has done all that makes a page of its own."""
    call_command("load_bank", verbosity=0)
    call_command("make_demo", verbosity=0)
    student, teacher = person("student"), person("teacher")
    drafts = Plan.objects.filter(owner=student, state=PlanState.DRAFT)
    submit_plan(plan=drafts.get(question__key="constitution-for-foreign-eyes"), user=student)
    levels = [LevelText("Low", "Not yet."), LevelText("High", "It does.")]
    make_profile(owner=teacher, name="Ours", criteria=[CriterionText("Argument", "It holds.", levels)])
    invite_colleague(classroom=Classroom.objects.get(name="11B History"), teacher=teacher)
    approved = Submission.objects.decided().get(
        plan__owner=student, plan__state=PlanState.APPROVED, review__decision="approved"
    )
    ask_exemplar(submission=approved, teacher=teacher)
    assignment = Assignment.objects.get(**of_assignment())
    sheet, plans = draft_sheet(assignment, teacher)
    make_sheet(assignment=assignment, teacher=teacher, sheet=sheet, plans=plans)
    make_packs(assignment, teacher)


def make_packs(assignment: Assignment, teacher: User) -> None:
    """Have the teacher find one pack ready, one half made, and one that failed."""
    terms = {"person": teacher, "assignment": assignment, "order": "name", "paper": "a4", "total": 300, "done": 120}
    ready = Pack.objects.create(state=PackState.DONE, name="11B.pdf", **terms)
    ready.volumes.create(number=1, name="1.pdf", content=b"%PDF-1.7")
    Pack.objects.create(state=PackState.MAKING, seat=1, beat_at=timezone.now(), **terms)
    Pack.objects.create(state=PackState.FAILED, error="Something went wrong on the site.", **terms)
