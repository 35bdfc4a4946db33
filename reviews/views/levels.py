"""Giving levels on the review page."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh, reswap, retarget

from reviews import actions
from reviews.access import get_submission_for_teacher
from reviews.forms import Typed, read_typed
from reviews.models import Submission
from reviews.reading import CriteriaView, read_criteria
from reviews.views.keeping import keep_levels, keep_typed
from reviews.views.showing import PROFILE_CHANGED, show_closed


@require_POST
def levels(request: HttpRequest, pk) -> HttpResponse:
    """Give the levels that came along, or take all back with `clear`; by htmx, answer with what the levels say."""
    submission = get_submission_for_teacher(request.user, pk)
    clear = partial(actions.clear_levels, submission=submission) if "clear" in request.POST else None
    if not request.htmx:
        return keep_typed(request, submission, "", act=clear)
    typed = read_typed(request.POST)
    try:
        clear() if clear else keep_levels(submission, typed)
    except actions.ReviewClosed:
        return show_closed(request, submission, typed)
    except actions.ProfileChanged:
        return _show_new_criteria(request, submission, typed)
    template = "reviews/_criteria.html" if clear else "reviews/_level_words.html"
    criteria = _read(request, submission)
    chosen = criteria.view_of(next(iter(typed.levels), "")) if criteria else None
    context = {"criteria": criteria, "chosen": chosen, "problem": "", "submission": submission}
    return render(request, template, context)


def _show_new_criteria(request: HttpRequest, submission: Submission, typed: Typed) -> HttpResponse:
    """Show the criteria as they are now in the place of those that the page shows."""
    criteria = _read(request, submission)
    if criteria is None:
        return HttpResponseClientRefresh()
    context = {
        "criteria": criteria.choose(typed.level_names),
        "problem": PROFILE_CHANGED,
        "submission": submission,
    }
    response = render(request, "reviews/_criteria.html", context, status=409)
    return reswap(retarget(response, "#criteria"), "outerHTML")


def _read(request: HttpRequest, submission: Submission) -> CriteriaView | None:
    before = submission.plan.submissions.reviewable_by(request.user).select_related("review").defer("document")
    return read_criteria(submission, before)
