"""A teacher's home: what waits for review, the classes, and how far each assignment has come."""

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from people.models import Classroom
from plans.due import describe_due
from plans.models import Assignment
from reviews.models import Submission

WAITING_SHOWN = 5
ASSIGNMENTS_SHOWN = 10


def teacher_home(request: HttpRequest) -> HttpResponse:
    """Show the home of somebody who teaches; they may learn in another class as well."""
    now = timezone.now()
    classrooms = list(Classroom.objects.current().with_counts().taught_by(request.user))
    context = {
        "now": now,
        "today": now.astimezone(clock_of(classrooms)).date(),
        "waiting": Submission.objects.reviewable_by(request.user).for_lists().waiting()[:WAITING_SHOWN],
        "classrooms": classrooms,
        "several": len(classrooms) != 1,
        "learnt": Classroom.objects.current().learnt_by(request.user),
        "assignments": describe_assignments(classrooms, now),
    }
    return render(request, "reviews/home.html", context)


def clock_of(classrooms: list[Classroom]) -> tzinfo:
    """Return the time zone of the first class, else the site's: all of a teacher's classes may be archived."""
    return ZoneInfo(classrooms[0].time_zone) if classrooms else timezone.get_current_timezone()


def describe_assignments(classrooms: list[Classroom], now: datetime) -> list[tuple]:
    """Return the latest assignments of the classes, each with its due date and how many have not begun."""
    students = {classroom.pk: classroom.students for classroom in classrooms}
    shown = ("question", "paragraph_model", "classroom")
    # Chosen first, or the plans of all assignments there ever were would be counted for the few that are shown.
    latest = Assignment.objects.filter(classroom__in=students).latest_first().values_list("pk", flat=True)
    chosen = list(latest[:ASSIGNMENTS_SHOWN])
    assignments = Assignment.objects.filter(pk__in=chosen).with_counts().select_related(*shown)
    return [
        (
            assignment,
            describe_due(assignment.due_at, now, assignment.classroom.time_zone),
            assignment.not_started(students[assignment.classroom_id]),
        )
        for assignment in assignments.latest_first()
    ]
