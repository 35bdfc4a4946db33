"""The queue, the review page and the decision."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from reviews import actions
from reviews.access import comments_on, get_submission_for_teacher
from reviews.forms import Typed, read_typed
from reviews.models import Decision, Submission, with_colleagues
from reviews.reading import place_in_queue, read_choices, read_review
from reviews.views import drafts
from reviews.views.keeping import is_rewritten, keep_levels
from reviews.views.place import filter_of
from reviews.views.showing import show_closed, show_review

SHOWN_PER_PAGE = 50
DECIDED_SHOWN = 20

UNSENT = "Something is written but not added. Add it, save it or clear it, and then decide."
WRITTEN_MEANWHILE = "{names} wrote comments here after you opened this page. Read them, and then decide."
NOTHING_SAID = "Say what should change before you return the plan: comment on a part, or write to the student here."


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


@require_POST
def decide(request: HttpRequest, pk) -> HttpResponse:
    """Return or approve the submission; go on to the next one that waits, if asked."""
    submission = get_submission_for_teacher(request.user, pk)
    typed = read_typed(request.POST)
    drafts.remember(request, submission, typed)
    try:
        keep_levels(submission, typed)
    except actions.ReviewClosed:
        return show_closed(request, submission, typed)
    if submission.decided_review:
        return show_closed(request, submission, typed)
    decision = request.POST.get("decision", "")
    if problem := _problem(request.user, submission, typed, decision):
        return show_review(request, submission, typed, problem=problem, status=422)
    chosen = filter_of(request)
    after = place_in_queue(request.user, submission, chosen).next
    words = {"overall": typed.overall, "seen": request.POST.getlist("seen")}
    try:
        actions.decide(submission=submission, teacher=request.user, decision=decision, **words)
    except actions.WrittenMeanwhile as meanwhile:
        problem = WRITTEN_MEANWHILE.format(names=" and ".join(meanwhile.names))
        return show_review(request, submission, typed, problem=problem, status=422)
    except (actions.AlreadyDecided, actions.ReviewClosed):
        return show_closed(request, submission, typed)
    drafts.forget(request, submission)
    verb = "Returned to" if decision == Decision.RETURNED else "Approved:"
    messages.success(request, f"{verb} {submission.plan.owner.shown_name}.")
    goes_on = after and "next" in request.POST
    return redirect(f"{after.get_absolute_url() if goes_on else reverse('reviews:queue')}{chosen.query}")


def _problem(teacher, submission: Submission, typed: Typed, decision: str) -> str:
    """Return why the decision cannot be taken yet, or ""."""
    if decision not in Decision.values:
        return "Choose Return or Approve."
    if typed.errors:
        return "Something is too long."
    if unsent := _unsent(teacher, submission, typed):
        typed.errors |= dict.fromkeys(unsent, "Not added yet.")
        return UNSENT
    if decision == Decision.RETURNED and not (typed.overall or read_review(submission, teacher).says_something):
        return NOTHING_SAID
    return ""


def _unsent(teacher, submission: Submission, typed: Typed) -> list[str]:
    """Return the fields with new words in them; one's comments come along unchanged in the fields to edit them."""
    written = {str(comment.pk): comment for comment in comments_on(teacher, submission)}
    edited = {f"edit-{pk}" for pk, text in typed.by_id("edit").items() if is_rewritten(written.get(pk), typed, text)}
    return [name for name in typed.texts if name in edited or name.startswith(("comment-", "reply-", "quote-"))]
