"""Notices as they are read, in the app and in an e-mail: what each says, and where it leads."""

from dataclasses import dataclass
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.urls import reverse
from django.utils.formats import date_format

from notices.models import TEACHER_KINDS, Item, Kind, Notice
from notices.words import first_words, say_answered, say_decided, say_due, say_submitted
from plans.models import Plan, PlanState, own_due_at
from reviews.models import Submission


@dataclass(frozen=True)
class Line:
    """A notice in words: what it says, about which question ("" where there are several), and the path it leads to."""

    notice: Notice
    text: str
    question: str
    path: str

    @property
    def names_class(self) -> bool:
        return self.notice.kind in TEACHER_KINDS


def read_lines(notices: QuerySet[Notice], items: QuerySet[Item] | None = None) -> list[Line]:
    """Return the lines of notices, in two queries; with `items`, they tell of these alone."""
    items = Item.objects.all() if items is None else items
    shown = notices.select_related("classroom", "assignment__question")
    return [_line(notice) for notice in shown.prefetch_related(Prefetch("items", _with_places(items)))]


def _with_places(items: QuerySet[Item]) -> QuerySet[Item]:
    """Fetch the plan with its owner and question, and annotate what else a line may need to lead somewhere."""
    received = Submission.objects.filter(plan=OuterRef("plan"), classroom=OuterRef("notice__classroom"))
    latest = received.order_by("-number")
    begun = Plan.objects.filter(owner=OuterRef("notice__person"), assignment=OuterRef("notice__assignment"))
    return items.select_related("plan__owner", "plan__question").annotate(
        submission=Subquery(latest.values("pk")[:1]),
        begun=Subquery(begun.values("pk")[:1]),
        due_at=own_due_at("notice__assignment", "notice__person"),
    )


def _line(notice: Notice) -> Line:
    items = list(notice.items.all())
    return Line(notice, _text(notice, items), first_words(_question(notice, items)), _path(notice, items))


def _text(notice: Notice, items: list[Item]) -> str:
    student = items[0].plan.owner.shown_name if items and items[0].plan else ""
    match notice.kind:
        case Kind.SUBMITTED:
            waiting = sum(_waits(notice, item.plan) for item in items)
            return say_submitted(len(items), waiting, student, notice.classroom.name)
        case Kind.ANSWERED:
            return say_answered(len(items), student, notice.classroom.name)
        case Kind.DUE_SOON:
            return say_due(_due(notice, items))
    return say_decided(len(items), notice.kind)


def _waits(notice: Notice, plan: Plan) -> bool:
    """Whether a plan waits for the teachers of the notice's class, and not for those of another one."""
    return plan.state == PlanState.SUBMITTED and plan.classroom_id == notice.classroom_id


def _due(notice: Notice, items: list[Item]) -> str:
    """Return the day and time on the class's clock; "" where a teacher has taken the due date away."""
    due_at = items[0].due_at if items else None
    return date_format(due_at.astimezone(ZoneInfo(notice.classroom.time_zone)), "l j F, H:i") if due_at else ""


def _question(notice: Notice, items: list[Item]) -> str:
    if notice.assignment:
        return notice.assignment.question.text
    return items[0].plan.question.text if len(items) == 1 else ""


def _path(notice: Notice, items: list[Item]) -> str:
    """Return where the notice leads: to the one plan, or to the list in which its plans are."""
    if notice.kind in TEACHER_KINDS:
        if len(items) == 1 and items[0].submission:
            return reverse("reviews:review", args=[items[0].submission])
        return _queue(notice)
    if len(items) != 1:
        return reverse("plans:list")
    plan = items[0].plan_id or items[0].begun
    return reverse("plans:plan", args=[plan]) if plan else reverse("plans:classroom", args=[notice.classroom_id])


def _queue(notice: Notice) -> str:
    chosen = {"class": notice.classroom_id, "assignment": notice.assignment_id}
    if notice.kind == Kind.ANSWERED:
        chosen["state"] = PlanState.RETURNED.value
    return f"{reverse('reviews:queue')}?{urlencode({name: value for name, value in chosen.items() if value})}"
