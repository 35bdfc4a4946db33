"""Answers with the review page, or for htmx the part of it that changed; always from fresh data."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import HttpResponseClientRefresh, reswap, retarget

from plans.views.page import class_time
from reviews.access import get_submission_for_teacher
from reviews.forms import Typed
from reviews.models import Submission
from reviews.reading import (
    CriteriaView,
    Finding,
    ReviewPage,
    list_colleagues,
    most_used,
    place_in_queue,
    read_criteria,
    read_review,
)
from reviews.views import drafts
from reviews.views.place import filter_of, query_of, query_since, since_of

LABELS = {
    "reply": "Your reply",
    "edit": "Your comment",
    "quote": "Words you quoted",
    "overall": "Your words to the student",
    "criteria": "Criteria",
}
PROFILE_CHANGED = (
    "The criteria were changed after you opened this page, so nothing was given. "
    "What you chose is marked where the new criteria have it: look at it, and then go on."
)


def show_review(
    request: HttpRequest,
    submission: Submission,
    typed: Typed | None = None,
    *,
    problem: str = "",
    criteria_problem: str = "",
    unseen: Collection[str] = (),
    finding: Finding | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the page with what was typed and could not be kept, and the problem with the decision.

    With a `criteria_problem` the levels that were chosen are marked where there are still such levels.
    `unseen` names the fields to which the problem leads. `finding` holds the saved comments that were looked for
    beside a slot.
    """
    page, chosen = read_review(submission, request.user, since_of(request)), filter_of(request)
    queue = place_in_queue(request.user, submission, chosen)
    refused, typed = typed, drafts.recall(request, submission, typed)
    context = {
        "page": page,
        "typed": typed,
        "criteria": _criteria(page, typed if criteria_problem else None),
        "criteria_problem": criteria_problem,
        "colleagues": list_colleagues(submission, request.user) if page.is_open else [],
        "problem": problem,
        "places": [(name, _label(page, name)) for name in unseen],
        "finding": finding,
        "bank": most_used(request.user) if page.is_open else [],
        "queue": queue,
        "chosen": chosen,
        "bases": [(one.number, query_since(request, one.number)) for one in page.earlier],
        "place": query_of(request).urlencode(),
        "unsent": [] if page.is_open else _unsent(page, typed if refused else typed.without("edit-")),
        "teaches": True,  # or the submission could not be opened
    }
    if queue.all_waiting is not None:
        context["review_count"] = queue.all_waiting
    with class_time(submission):
        return render(request, "reviews/review.html", context, status=status)


def show_closed(request: HttpRequest, submission: Submission, typed: Typed) -> HttpResponse:
    """Say who decided while the reviewer was writing, and give back what was typed. Nothing was written."""
    fresh = get_submission_for_teacher(request.user, submission.pk)
    response = show_review(request, fresh, typed, status=409)
    return reswap(retarget(response, "body"), "innerHTML") if request.htmx else response


def show_margin(request: HttpRequest, submission: Submission, slot_id: str, typed: Typed) -> HttpResponse:
    """Show the comments on one slot afresh, and with them the buttons of the decision."""
    page = read_review(submission, request.user, since_of(request))
    row = page.row(slot_id)
    if row is None:
        return HttpResponseClientRefresh()
    status = 409 if typed.problems else 422 if typed.errors else 200
    typed = drafts.recall(request, submission, typed, within={*typed.sent, *typed.texts, *typed.errors})
    context = {"page": page, "row": row, "typed": typed, "finding": None}
    with class_time(submission):
        return render(request, "reviews/_margin_answer.html", context, status=status)


def _criteria(page: ReviewPage, typed: Typed | None) -> CriteriaView | None:
    criteria = read_criteria(page.submission, page.siblings) if page.is_open else None
    return criteria.choose(typed.level_names) if criteria and typed else criteria


def _unsent(page: ReviewPage, typed: Typed) -> list[tuple[str, str]]:
    """Return what was typed with a label for each text."""
    return [(_label(page, name), text) for name, text in typed.words.items() if text]


def _label(page: ReviewPage, name: str) -> str:
    kind, _, pk = name.partition("-")
    row = page.row(pk) if kind == "comment" else None
    return f"Your comment: {row.where}" if row else LABELS[kind]
