"""The decision, and what stands in its way."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from reviews import actions
from reviews.access import comments_on, get_submission_for_teacher
from reviews.forms import Typed, read_typed
from reviews.models import Comment, Decision, Draft, Submission
from reviews.reading import place_in_queue, read_review
from reviews.views import drafts
from reviews.views.keeping import is_rewritten, keep_levels, note_changed
from reviews.views.place import filter_of
from reviews.views.showing import PROFILE_CHANGED, show_closed, show_review

UNSENT = "Something is written but not added. Add it, save it or clear it, and then decide."
CHANGED = "You changed a comment in another window. Choose which words it keeps, and then decide:"
UNSEEN = "You wrote something in another window that was not on this page. It is here now; look at it, and then decide:"
WRITTEN_MEANWHILE = "{names} wrote comments here after you opened this page. Read them, and then decide."
LEVELS_MEANWHILE = "Levels were given or taken back after you opened this page. Look at them, and then decide:"
NOTHING_SAID = "Say what should change before you return the plan: comment on a part, or write to the student here."


class NotYet(Exception):
    """The decision has to wait: `problem` says in words for what, `fields` names where."""

    def __init__(self, problem: str, fields: list[str] | None = None):
        super().__init__()
        self.problem = problem
        self.fields = fields or []


@require_POST
def decide(request: HttpRequest, pk) -> HttpResponse:
    """Return or approve the submission; go on to the next one that waits, if asked."""
    submission = get_submission_for_teacher(request.user, pk)
    typed = read_typed(request.POST)
    drafts.remember(request, submission, typed)
    chosen, decision = filter_of(request), request.POST.get("decision", "")
    try:
        keep_levels(submission, typed)
        held = _check(request, submission, typed, decision)
        after = place_in_queue(request.user, submission, chosen).next
        _decide(request, submission, typed, decision)
    except NotYet as wait:
        return show_review(request, submission, typed, problem=wait.problem, unseen=wait.fields, status=422)
    except actions.ProfileChanged:
        wait = {"problem": PROFILE_CHANGED, "unseen": ["criteria"], "criteria_problem": PROFILE_CHANGED}
        return show_review(request, submission, typed, **wait, status=422)
    except (actions.ReviewClosed, actions.AlreadyDecided):
        return show_closed(request, submission, typed)
    drafts.forget_all(request, submission, typed, held)
    verb = "Returned to" if decision == Decision.RETURNED else "Approved:"
    messages.success(request, f"{verb} {submission.plan.owner.shown_name}.")
    goes_on = after and "next" in request.POST
    return redirect(f"{after.get_absolute_url() if goes_on else reverse('reviews:queue')}{chosen.query}")


def _decide(request: HttpRequest, submission: Submission, typed: Typed, decision: str) -> None:
    words = {"overall": typed.overall, "seen": request.POST.getlist("seen"), "levels": typed.levels.values()}
    try:
        actions.decide(submission=submission, teacher=request.user, decision=decision, **words)
    except actions.WrittenMeanwhile as meanwhile:
        raise NotYet(WRITTEN_MEANWHILE.format(names=" and ".join(meanwhile.names))) from None
    except actions.LevelsMeanwhile:
        raise NotYet(LEVELS_MEANWHILE, ["criteria"]) from None


def _check(request: HttpRequest, submission: Submission, typed: Typed, decision: str) -> list[Draft]:
    """Raise NotYet where the decision cannot be taken yet; else return the drafts that go with it."""
    if submission.decided_review:
        raise actions.ReviewClosed
    comments = {str(comment.pk): comment for comment in comments_on(request.user, submission)}
    held = drafts.read(request, submission)
    if unseen := drafts.find_unseen(held, typed, comments):
        raise NotYet(UNSEEN, unseen)
    note_changed(request.user, typed, comments.values())
    if typed.problems:
        raise NotYet(CHANGED, list(typed.problems))
    if problem := _problem(request.user, submission, typed, decision, comments):
        raise NotYet(problem)
    return held


def _problem(teacher, submission: Submission, typed: Typed, decision: str, comments: Mapping[str, Comment]) -> str:
    """Return why the decision cannot be taken yet, or ""."""
    if decision not in Decision.values:
        return "Choose Return or Approve."
    if typed.errors:
        return "Something is too long."
    if unsent := _unsent(typed, comments):
        typed.errors |= dict.fromkeys(unsent, "Not added yet.")
        return UNSENT
    if decision == Decision.RETURNED and not (typed.overall or read_review(submission, teacher).says_something):
        return NOTHING_SAID
    return ""


def _unsent(typed: Typed, comments: Mapping[str, Comment]) -> list[str]:
    """Return the fields with new words in them; one's comments come along unchanged in the fields to edit them."""
    edits = typed.by_id("edit").items()
    edited = {f"edit-{pk}" for pk, text in edits if is_rewritten(comments.get(pk), typed, text)}
    return [name for name in typed.texts if name in edited or name.startswith(("comment-", "reply-", "quote-"))]
