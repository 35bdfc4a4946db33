"""Exemplars: asked for by a teacher, agreed to by the student, read by the class without the writer's name."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from people.access import get_membership
from people.actions import ClassroomArchived
from people.models import Role
from reviews import actions
from reviews.access import get_asked_exemplar, get_exemplar, get_submission_for_teacher
from reviews.models import Submission
from reviews.reading import approved_plans, list_exemplars, read_exemplar

PER_PAGE = 50


@never_cache
@require_safe
def exemplar_list(request: HttpRequest, pk: int) -> HttpResponse:
    """List what the class may read; for its teachers also the approved plans, and what was asked about each."""
    membership = get_membership(request.user, pk)
    room = membership.classroom
    context = {"classroom": room, "exemplars": list_exemplars(room), "approved": None}
    if membership.role == Role.TEACHER:
        plans = approved_plans(request.user, room)
        context["approved"] = Paginator(plans, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "reviews/exemplar_list.html", context)


@never_cache
@require_safe
def exemplar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an approved plan as it was handed in, without its writer's name and without comments."""
    page = read_exemplar(get_exemplar(request.user, pk), request.user)
    return render(request, "reviews/exemplar.html", {"page": page})


@require_POST
def exemplar_ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the student whether the class may read an approved plan; with do=end, ask no more, or show it no more."""
    submission = get_submission_for_teacher(request.user, pk)
    name = submission.plan.owner.shown_name
    if request.POST.get("do") == "end":
        if actions.end_exemplar(submission=submission):
            messages.success(request, f"The plan of {name} is not an exemplar any more.")
    else:
        _ask(request, submission, name)
    return redirect("reviews:exemplar-list", submission.classroom_id)


def _ask(request: HttpRequest, submission: Submission, name: str) -> None:
    try:
        actions.ask_exemplar(submission=submission, teacher=request.user)
    except ClassroomArchived:
        messages.info(request, "This class is archived, so nobody is asked. Bring it back first.")
    except actions.NotApproved:
        messages.info(request, "Only an approved plan can be an exemplar.")
    else:
        messages.success(request, f"{name} is asked. The class sees the plan once {name} agrees.")


@require_POST
def exemplar_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Agree that the class may read one's own plan, or refuse, or withdraw what one has agreed to."""
    asked = get_asked_exemplar(request.user, pk)
    answer = request.POST.get("answer")
    if answer == "agree":
        is_done, words = actions.agree_to_exemplar(exemplar=asked), "The class can read this plan, without your name."
    elif answer == "decline":
        is_done, words = actions.decline_exemplar(exemplar=asked), "The class cannot read this plan."
    else:
        raise Http404("One agrees or declines.")
    if is_done:
        messages.success(request, words)
    return redirect("plans:plan", pk)
