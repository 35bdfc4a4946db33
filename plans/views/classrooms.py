"""A class's page: for its teachers the code, the students and how far they are; for its students what to plan."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.access import get_membership, members_of
from people.models import Classroom, Role, User
from people.views.settings import join_url
from plans.access import arrangements_by_student, own_plans
from plans.due import describe_due
from plans.models import Arrangement, Assignment
from plans.terms import terms_of
from plans.text import as_id
from plans.views.rows import read_rows


@require_safe
def classroom(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a class to one of its members."""
    membership = get_membership(request.user, pk)
    room = membership.classroom
    teachers, students = ([member.user for member in members] for members in members_of(room))
    context = {"classroom": room, "teachers": teachers, "students": students}
    with timezone.override(ZoneInfo(room.time_zone)):
        if membership.role == Role.TEACHER:
            return render(request, "plans/classroom_taught.html", context | for_teacher(request, room, students))
        return render(request, "plans/classroom_learnt.html", context | for_student(request, room))


def for_teacher(request: HttpRequest, room: Classroom, students: list[User]) -> dict:
    now = timezone.now()
    assignments = list(assignments_of(room))
    chosen = choose(assignments, request.GET.get("assignment"), now)
    own = arrangements_by_student(chosen) if chosen else {}
    return {
        "assignments": [
            (each, describe_due(each.due_at, now, room.time_zone), each.not_started(len(students)))
            for each in assignments
        ],
        "chosen": chosen,
        "rows": [describe_student(student, chosen, own.get(student.pk)) for student in students],
        "own": own,
        "now": now,
        "join_url": join_url(request, room),
    }


@dataclass(frozen=True, slots=True)
class StudentRow:
    """A student in the assignment that is shown. `extra_time` is their own due date, if it is later."""

    student: User
    extra_time: datetime | None = None
    fuller_scaffold: bool = False


def describe_student(student: User, assignment: Assignment | None, own: Arrangement | None) -> StudentRow:
    if assignment is None:
        return StudentRow(student)
    terms = terms_of(assignment, own)
    extra_time = terms.due_at if terms.due_at != assignment.due_at else None
    return StudentRow(student, extra_time, fuller_scaffold=terms.starters_stay)


def assignments_of(room: Classroom):
    """The class's assignments with the number of plans in each state, what is due last at the top."""
    shown = ("question", "paragraph_model", "classroom")
    return Assignment.objects.filter(classroom=room).with_counts().select_related(*shown).latest_first()


def choose(assignments: list[Assignment], asked: str | None, now: datetime) -> Assignment | None:
    """Return the assignment that is asked for, else the one due next, else the latest.

    Raise Http404 for one of another class.
    """
    if asked is not None:
        return find(assignments, as_id(asked))
    ahead = [assignment for assignment in assignments if assignment.due_at and assignment.due_at >= now]
    return (ahead or assignments[:1] or [None])[-1]


def find(assignments: list[Assignment], pk: int) -> Assignment:
    found = next((assignment for assignment in assignments if assignment.pk == pk), None)
    if found is None:
        raise Http404("No such assignment in this class.")
    return found


def for_student(request: HttpRequest, room: Classroom) -> dict:
    plans = list(own_plans(request.user).with_parts())
    assigned, _ = read_rows(request.user, plans, timezone.now())
    return {"plans": plans, "assigned": [row for row in assigned if row.assignment.classroom_id == room.pk]}
