"""A student's home: what to do next, what is assigned, and the plans of one's own."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from people.models import Classroom
from plans.access import own_plans
from plans.models import PlanState
from plans.views.rows import Row, read_rows

OWN_PLANS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Next:
    """The one thing to do next: act on what was "returned", go on with a "draft", "start", or nothing ("free")."""

    kind: str
    row: Row | None = None


def student_home(request: HttpRequest) -> HttpResponse:
    """Show the home of somebody who learns, also of one who is in no class yet."""
    now = timezone.now()
    plans = list(own_plans(request.user).with_parts())
    classrooms = list(Classroom.objects.current().learnt_by(request.user))
    assigned, own = read_rows(request.user, plans, now)
    local = now.astimezone(ZoneInfo(classrooms[0].time_zone) if classrooms else timezone.get_current_timezone())
    context = {
        "today": local.date(),
        "greeting": greeting(local),
        "plans": plans,
        "classrooms": classrooms,
        "assigned": assigned,
        "own": own[:OWN_PLANS_SHOWN],
        "next": choose_next(assigned, own),
    }
    return render(request, "plans/home.html", context)


def choose_next(assigned: list[Row], own: list[Row]) -> Next:
    """Return what to do next: returned work first, then drafts, then what is assigned, then drafts for practice."""
    wanted = (
        ("returned", PlanState.RETURNED, [*assigned, *own]),
        ("draft", PlanState.DRAFT, assigned),
        ("start", None, assigned),
        ("draft", PlanState.DRAFT, own),
    )
    for kind, state, rows in wanted:
        found = next((row for row in rows if row.state == state), None)
        if found:
            return Next(kind, found)
    return Next("free")


def greeting(local: datetime) -> str:
    if local.hour < 12:
        return "Good morning"
    return "Good afternoon" if local.hour < 18 else "Good evening"
