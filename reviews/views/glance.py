"""The class at a glance, what a student sees of that about themselves, and keeping that feedback was read."""

from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from people.access import get_taught_classroom, members_of
from plans.access import get_own_plan
from plans.models import Assignment, Plan
from plans.views.classrooms import choose
from reviews.access import get_learnt_classroom
from reviews.actions import mark_read
from reviews.reading import read_glance, read_own_standings
from reviews.standing import RULES


@require_safe
def glance(request: HttpRequest, pk: int) -> HttpResponse:
    """Show to a teacher how a class stands in one assignment; with `show`, only the students behind one figure."""
    room, now = get_taught_classroom(request.user, pk), timezone.now()
    assignments = list(Assignment.objects.filter(classroom=room).select_related("question", "classroom").latest_first())
    chosen = choose(assignments, request.GET.get("assignment"), now)
    context = {"classroom": room, "assignments": assignments, "chosen": chosen, "rules": RULES}
    if chosen:
        _, students = members_of(room)
        found = read_glance(request.user, [member.user for member in students], chosen, now)
        group = _group(found, request.GET.get("show", ""))
        context |= {"glance": found, "group": group, "rows": found.rows(group)}
    with timezone.override(ZoneInfo(room.time_zone)):
        return render(request, "reviews/glance.html", context)


def _group(found, key: str):
    """Return the group that is asked for; Http404 where there is none of that name."""
    group = found.group(key)
    if key and group is None:
        raise Http404("There is no such figure.")
    return group


@require_safe
def standings(request: HttpRequest, pk: int) -> HttpResponse:
    """Show to a student what the teachers of a class see about their work: the same words, from the same reading."""
    room, has_left = get_learnt_classroom(request.user, pk)
    rows = [] if has_left else read_own_standings(request.user, room, timezone.now())
    context = {"classroom": room, "has_left": has_left, "rows": rows, "rules": RULES}
    with timezone.override(ZoneInfo(room.time_zone)):
        return render(request, "reviews/standings.html", context)


@require_POST
def feedback_read(request: HttpRequest, pk) -> HttpResponse:
    """Write down that the student opened the feedback. A script asks for it; without one, the student's own button."""
    plan = get_own_plan(request.user, pk)
    mark_read(plan=plan)
    return HttpResponse(status=204) if request.headers.get("X-Beacon") else redirect(plan)


def notice_reading(sender, *, plan: Plan, **kwargs) -> None:
    """Whoever sends the page of a plan has had its feedback before them. Answers `page_posted`."""
    mark_read(plan=plan)
