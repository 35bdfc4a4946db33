"""What the workspace answers: the page, its parts for htmx, or a way back to the page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_htmx.http import trigger_client_event

from plans.access import get_own_plan
from plans.actions import PlanClosed
from plans.models import Plan, Section, SectionKind
from plans.views.page import Notice, class_time, make_page
from plans.views.saving import Outcome, save_posted


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in words, and where to go on: the id of an element, and of one that is never hidden.

    `removed` is a section that can be brought back.
    """

    words: str
    focus: str = ""
    anchor: str = "plan"
    removed: Section | None = None


def show_plan(
    request: HttpRequest, plan: Plan, outcome: Outcome | None = None, notice: Notice | None = None
) -> HttpResponse:
    """Render the whole page."""
    page = make_page(plan, outcome, notice)
    context = {"page": page, "target_id": request.POST.get("section") or page.working_on}
    with class_time(plan):
        return render(request, "plans/plan.html", context, status=page.outcome.status)


def change_plan(request: HttpRequest, plan: Plan, act: Callable[[], Done]) -> HttpResponse:
    """Save what is posted with the page, then act. Where something could not be saved, show it and do not act."""
    outcome = save_posted(request, plan)
    if outcome.is_fine:
        try:
            return answer(request, plan, act(), outcome)
        except PlanClosed:
            outcome.is_closed = True
    return refuse(request, plan, outcome)


def gone(section: Section) -> Done:
    """Say that a section is no longer in the plan, because another tab took it out."""
    return Done(f"This {name_of_kind(section).lower()} was removed in another window.", "undo", removed=section)


def name_of_kind(section: Section) -> str:
    return SectionKind(section.kind).label


def answer(request: HttpRequest, plan: Plan, done: Done, outcome: Outcome) -> HttpResponse:
    """Show the plan as it now stands."""
    words = " ".join([done.words, *outcome.joined])
    if not request.htmx:
        if done.removed:
            return redirect(f"{plan.get_absolute_url()}?removed={done.removed.pk}#notice")
        messages.success(request, words)
        return redirect(f"{plan.get_absolute_url()}#{done.anchor}")
    response = _parts(request, plan, outcome, Notice(words, done.removed))
    trigger_client_event(response, "plan-changed", after="settle")
    if done.focus:
        trigger_client_event(response, "plan-focus", {"id": done.focus}, after="swap")
    return response


def refuse(request: HttpRequest, plan: Plan, outcome: Outcome) -> HttpResponse:
    """Show the plan with all that could not be saved still in its fields."""
    if not request.htmx:
        return show_plan(request, get_own_plan(request.user, plan.pk), outcome)
    return _parts(request, plan, outcome, None)


def renew(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Show the plan as it now stands to a tab that did nothing to it."""
    context = {"page": make_page(plan, Outcome(is_renewal=True)), "target_id": request.GET.get("section", "")}
    with class_time(plan):
        return render(request, "plans/_renewal.html", context)


def _parts(request: HttpRequest, plan: Plan, outcome: Outcome, notice: Notice | None) -> HttpResponse:
    fresh = get_own_plan(request.user, plan.pk)
    context = {"page": make_page(fresh, outcome, notice), "target_id": request.POST.get("section", "")}
    with class_time(fresh):
        return render(request, "plans/_answer.html", context, status=outcome.status)
