"""Saving what a teacher writes on the review page while they write it."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from plans.actions import SaveResult
from plans.comparison import join_texts
from plans.views.saving import CONFLICT, Problem
from reviews import actions
from reviews.access import comments_on, get_submission_for_teacher, ids_on_page
from reviews.forms import read_drafts, read_typed
from reviews.models import Submission
from reviews.views import drafts
from reviews.views.showing import show_review


@require_POST
def draft(request: HttpRequest, pk) -> HttpResponse:
    """Keep what stands in the fields that came along, and answer with what became of each.

    What no field of the page can hold is passed over. Without JavaScript: settle with `take` which of two texts stays.
    """
    submission = get_submission_for_teacher(request.user, pk)
    if "take" in request.POST:
        return _take(request, submission)
    typed = read_drafts(request.POST)
    if typed.errors:
        return HttpResponse(status=422)
    known = ids_on_page(request.user, submission, typed.texts)
    texts = {name: text for name, text in typed.texts.items() if name.partition("-")[2] in known}
    seen = {"revisions": typed.revisions, "names": typed.names}
    try:
        results = actions.save_drafts(submission=submission, author=request.user, texts=texts, **seen)
    except actions.ReviewClosed:
        raise Http404("The plan was withdrawn in this very moment.") from None
    answers = {name: _answer(submission, name, texts[name], result) for name, result in results.items()}
    is_saved = not any(result.conflict for result in results.values())
    return JsonResponse(answers, status=200 if is_saved else 409)


def _answer(submission: Submission, name: str, text: str, result: SaveResult) -> dict:
    """Return what became of a field. Where another page emptied it there is nothing to choose from: it can be saved."""
    answer = {"revision": result.revision, "saved": not result.conflict, "problem": ""}
    if result.conflict and result.text:
        problem = Problem(CONFLICT, text, result.text)
        context = {"name": name, "problem": problem, "revision": result.revision, "submission": submission}
        answer["problem"] = render_to_string("reviews/_changed.html", context)
    return answer


def _take(request: HttpRequest, submission: Submission) -> HttpResponse:
    """Show the page with the text of one field as it was chosen: one's own ("mine"), the other one, or both.

    Nothing else is written than the words to the student; the page comes back with all that was typed.
    """
    choice, _, name = request.POST["take"].partition(" ")
    typed = read_typed(request.POST)
    mine = typed.texts.get(name, "")
    other = _other_text(request, submission, name, mine)
    if other and choice != "mine":
        typed.texts[name] = other if choice == "other" else join_texts(other, mine)
    drafts.remember(request, submission, typed)
    return show_review(request, submission, typed)


def _other_text(request: HttpRequest, submission: Submission, name: str, mine: str) -> str:
    """Return what was written in another window: what is kept of the field, else the words that a comment has now."""
    kept = [draft.text for draft in drafts.read(request, submission) if draft.name == name]
    comments = [comment.text for comment in comments_on(request.user, submission) if f"edit-{comment.pk}" == name]
    return next((text for text in [*kept, *comments] if text not in ("", mine)), "")
