"""Building the demo from demo/plans.json, with the same actions that people use, and with times in the past."""

import json
from datetime import datetime, time, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from demo.people import make_classes, make_people
from demo.reviewing import Timeline, confirm, review, submit
from people.models import Classroom, User
from plans.actions import add_section, arrange, cite, describe_section, save_slot, start_plan
from plans.models import Assignment, ParagraphModel, Plan, SectionKind
from reviews.models import LevelsShown, SavedComment, WhenShown
from topics.models import Evidence, Question

DATA = Path(__file__).with_name("plans.json")


class BankMissing(Exception):
    """The demo's plans cite evidence that is not in the database."""


@transaction.atomic
def make_demo() -> bool:
    """Create the demo's people and plans; return False, and change nothing, where they exist."""
    if User.objects.filter(email__endswith="@demo.example").exists():
        return False
    data = json.loads(DATA.read_text(encoding="utf-8"))
    people = make_people()
    classroom = make_classes(people)
    assignments = {key: _assign(classroom, people["teacher"], **fields) for key, fields in data["assignments"].items()}
    LevelsShown.objects.create(assignment=assignments["women"], when=WhenShown.AFTER_ACTING)
    own_due_at = assignments["culture"].due_at + timedelta(days=5)
    arrange(assignment=assignments["culture"], student=people["elif"], due_at=own_due_at, fuller_scaffold=True)
    for entry in data["saved_comments"]:
        SavedComment.objects.create(owner=people["teacher"], is_shared=True, **entry)
    for entry in data["plans"]:
        content = {**data["texts"].get(entry.get("text"), {}), **entry}
        _make_plan(people[entry["student"]], people["teacher"], assignments[entry["assignment"]], content)
    return True


def _assign(classroom: Classroom, teacher: User, *, question: str, model: str, due_in_days: int) -> Assignment:
    day = timezone.localdate() + timedelta(days=due_in_days)
    return Assignment.objects.create(
        classroom=classroom,
        question=_get(Question, question),
        paragraph_model=ParagraphModel.objects.get(key=model),
        due_at=datetime.combine(day, time(17, 0), tzinfo=timezone.get_current_timezone()),
        created_by=teacher,
    )


def _get(model, key: str):
    try:
        return model.objects.get(key=key)
    except model.DoesNotExist:
        raise BankMissing(f"The bank has no {model._meta.verbose_name} {key!r}.") from None


def _make_plan(student: User, teacher: User, assignment: Assignment, content: dict) -> Plan:
    plan = start_plan(
        owner=student,
        question=assignment.question,
        paragraph_model=assignment.paragraph_model,
        assignment=assignment,
    )
    writing = _PlanWriting(plan)
    writing.write(content)
    days = content["days_ago"]
    reviews = content.get("reviews", [])
    for place, days in enumerate(content.get("submitted_days_ago", [])):
        submission = submit(plan, Timeline(days))
        if place < len(reviews):
            days = reviews[place]["days_ago"]
            if reviews[place]["decision"] == "approved":
                confirm(plan)
            review(submission, teacher, writing.slots(), reviews[place])
            writing.save_all(reviews[place].get("then", {}))
    Plan.objects.filter(pk=plan.pk).update(updated_at=Timeline(days).at)
    return plan


class _PlanWriting:
    """Writes a plan slot by slot. A slot is named "thesis.thesis", "paragraphs.0.point", "counter.rebuttal"."""

    def __init__(self, plan: Plan):
        self.plan = plan

    def write(self, content: dict) -> None:
        paragraphs = content.get("paragraphs", [])
        existing = self.plan.sections.filter(kind=SectionKind.PARAGRAPH).count()
        for _ in paragraphs[existing:]:
            add_section(plan=self.plan, kind=SectionKind.PARAGRAPH)
        texts = {"thesis.thesis": content.get("thesis", "")}
        for place, paragraph in enumerate(paragraphs):
            self._describe(place, paragraph)
            texts |= {f"paragraphs.{place}.{role}": text for role, text in paragraph["slots"].items()}
        for kind in ("counter", "conclusion"):
            texts |= {f"{kind}.{role}": text for role, text in content.get(kind, {}).items()}
        self.save_all(texts)

    def save_all(self, texts: dict[str, str]) -> None:
        slots = self.slots()
        for name, text in texts.items():
            if text:
                save_slot(slot=slots[name], text=text, revision=slots[name].revision, author=self.plan.owner)

    def slots(self) -> dict:
        """Return the plan's slots by name, as they are now."""
        found = {}
        place = 0
        for section in self.plan.sections.kept().prefetch_related("slots").order_by("position"):
            name = section.kind
            if section.kind == SectionKind.PARAGRAPH:
                name = f"paragraphs.{place}"
                place += 1
            found |= {f"{name}.{slot.role}": slot for slot in section.slots.all()}
        return found

    def _describe(self, place: int, paragraph: dict) -> None:
        slot = self.slots()[f"paragraphs.{place}.evidence"]
        describe_section(
            section=slot.section, side=paragraph["side"], factor=paragraph["factor"], weight=paragraph["weight"]
        )
        for key in paragraph["evidence"]:
            cite(slot=slot, evidence=_get(Evidence, key))
