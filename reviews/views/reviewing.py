"""The queue and the review page."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reviews.access import get_submission_for_teacher
from reviews.models import Submission, with_colleagues
from reviews.reading import read_choices
from reviews.views.place import filter_of
from reviews.views.showing import show_review

SHOWN_PER_PAGE = 50
DECIDED_SHOWN = 20


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """List what waits for review, oldest first, and what was decided last; or one class, assignment or state of it."""
    chosen = filter_of(request)
    submissions = Submission.objects.reviewable_by(request.user).for_lists()
    decided = chosen.of_class(submissions).decided() if chosen.is_waiting else submissions.none()
    found = with_colleagues(chosen.keep(submissions), request.user)
    shown = Paginator(found, SHOWN_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "chosen": chosen,
        "choices": read_choices(request.user, chosen),
        "shown": shown,
        "first": _first_to_review(shown) if chosen.is_waiting else None,
        "decided": decided[:DECIDED_SHOWN],
        "now": timezone.now(),
    }
    return render(request, "reviews/queue.html", context)


def _first_to_review(shown: Page) -> Submission | None:
    """Return the first plan that no colleague has open, or where they have all open the very first."""
    return next((submission for submission in shown if not submission.colleagues), shown[0] if shown else None)


@require_safe
def review(request: HttpRequest, pk) -> HttpResponse:
    """Show a submission as it was handed in, with what changed in it and what was said about it."""
    return show_review(request, get_submission_for_teacher(request.user, pk))
