"""The workspace: the whole page, and one slot."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh, trigger_client_event

from plans.access import get_own_plan, get_own_slot
from plans.actions import PlanClosed, save_slot, tidy_history
from plans.forms import TAKE_BOTH, TAKE_OTHER, PostedSlot, parse_id, read_slot
from plans.models import Plan
from plans.views.answers import Done, answer, refuse, renew, show_plan
from plans.views.page import class_time, notice_of_removal, stamp_of
from plans.views.saving import CLOSED, CONFLICT, TOO_LONG, Outcome, Problem, save_posted


@vary_on_headers("HX-Request")
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, pk) -> HttpResponse:
    """Show the workspace; save the whole page when it is posted, and go on to `then` if it names a place."""
    plan = get_own_plan(request.user, pk)
    if request.method == "POST":
        return save_plan(request, plan)
    if request.htmx:
        return refresh_plan(request, plan)
    removed = request.GET.get("removed")
    response = show_plan(request, plan, notice=notice_of_removal(plan, parse_id(removed)) if removed else None)
    # The service worker keeps the page on the device for this person, and for nobody else.
    response.headers["X-Kept-For"] = str(request.user.pk)
    return response


def refresh_plan(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Answer a tab that asks whether the plan has changed since its `stamp`: with the sheet, or with nothing.

    In another state of the plan there is more to show than the sheet, or less to do: the tab loads the page again.
    """
    stamp = request.GET.get("stamp", "")
    if not plan.is_editable or (stamp and not stamp.endswith(f" {plan.state}")):
        return HttpResponseClientRefresh()
    if stamp == stamp_of(plan):
        return HttpResponse(status=204)
    return renew(request, plan)


def save_plan(request: HttpRequest, plan: Plan) -> HttpResponse:
    outcome = save_posted(request, plan)
    if not outcome.is_fine:
        return refuse(request, plan, outcome)
    address = next_address(plan, request.POST.get("then", ""))
    if address:
        return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
    taken = request.POST.get(TAKE_OTHER) or request.POST.get(TAKE_BOTH, "")
    return answer(request, plan, Done("All saved.", focus=f"slot-{taken}" if taken else ""), outcome)


def next_address(plan: Plan, then: str) -> str:
    """Return where a button leads once the page is saved: submit, or (with a paragraph) evidence or own-evidence."""
    name, _, section = then.partition(" ")
    if name == "submit":
        return reverse("reviews:submit", args=[plan.pk])
    if name in ("evidence", "own-evidence"):
        return reverse(f"plans:{name}", args=[plan.pk]) + (f"?section={parse_id(section)}" if section else "")
    return ""


@require_POST
def slot(request: HttpRequest, pk, slot_pk) -> HttpResponse:
    """Save one slot. The answer is small: what became of it, its revision, its mark, and the state of the plan."""
    if not request.htmx:
        return save_plan(request, get_own_plan(request.user, pk))
    slot = get_own_slot(request.user, pk, slot_pk)
    posted = read_slot(slot, request.POST)
    if posted.excess:
        return slot_answer(request, posted, Problem(TOO_LONG, posted.text), posted.revision)
    try:
        result = save_slot(
            slot=slot, text=posted.text, revision=posted.revision, author=request.user, names=posted.names
        )
    except PlanClosed:
        return slot_answer(request, posted, Problem(CLOSED, posted.text), posted.revision)
    tidy_history(slot.section.plan)
    # Also where the student changed nothing: the field and the slot hold different words, and only they can choose.
    problem = None if result.text == posted.text else Problem(CONFLICT, posted.text, result.text)
    response = slot_answer(request, posted, problem, result.revision)
    return trigger_client_event(response, "plan-moved-on", after="settle") if result.moved_on else response


def slot_answer(request: HttpRequest, posted: PostedSlot, problem: Problem | None, revision: int) -> HttpResponse:
    slot = posted.slot
    context = {
        "plan": slot.section.plan,
        "slot": slot,
        "problem": problem,
        "is_saved": problem is None,
        "revision": revision,
        "text": posted.text,
        "written": bool(posted.text.strip()) or slot.is_cited,
        "saved_at": timezone.now(),
    }
    status = Outcome(problems={str(slot.pk): problem} if problem else {}).status
    with class_time(slot.section.plan):
        return render(request, "plans/_slot_answer.html", context, status=status)
