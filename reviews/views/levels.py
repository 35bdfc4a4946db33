"""Giving levels on the review page."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from reviews import actions
from reviews.access import get_submission_for_teacher
from reviews.forms import read_typed
from reviews.reading import read_criteria
from reviews.views.keeping import keep_levels, keep_typed
from reviews.views.showing import show_closed


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
    template = "reviews/_criteria.html" if clear else "reviews/_level_words.html"
    before = submission.plan.submissions.reviewable_by(request.user).select_related("review").defer("document")
    criteria = read_criteria(submission, before)
    chosen = criteria.view_of(next(iter(typed.by_id("level")), "")) if criteria else None
    return render(request, template, {"criteria": criteria, "chosen": chosen, "submission": submission})
