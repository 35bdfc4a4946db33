"""Putting a saved comment into the one that is being written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from reviews.access import find_saved_comment, get_slot_record, get_submission_for_teacher, saved_comments_for
from reviews.forms import Typed, read_typed
from reviews.models import SavedComment
from reviews.reading import find_saved, list_saved
from reviews.views import drafts
from reviews.views.showing import show_review


@require_safe
def saved_find(request: HttpRequest) -> HttpResponse:
    """Answer with the saved comments for the letters of the field `find-<slot>`, for the list below it."""
    saved = saved_comments_for(request.user)
    name = next((name for name in request.GET if name.startswith("find-")), "find-")
    query = request.GET.get(name, "").replace("\0", "")
    finding = find_saved(saved, name.removeprefix("find-"), query)
    return render(request, "reviews/_found.html", {"finding": finding})


@require_POST
def saved_choose(request: HttpRequest, pk) -> HttpResponse:
    """Without JavaScript: list the saved comments found beside `slot`, or put the chosen one into its comment.

    Nothing is written; the page comes back with all that was typed.
    """
    submission = get_submission_for_teacher(request.user, pk)
    slot_id = request.POST.get("insert") or request.POST.get("slot", "")
    get_slot_record(submission, slot_id)
    typed = read_typed(request.POST)
    drafts.remember(request, submission, typed)
    saved = find_saved_comment(request.user, typed.texts.get(f"pick-{slot_id}", ""))
    if saved and "insert" in request.POST:
        _insert(typed, slot_id, saved)
    query = typed.texts.get(f"find-{slot_id}", "")
    finding = list_saved(saved_comments_for(request.user), slot_id, query)
    return show_review(request, submission, typed, finding=finding)


def _insert(typed: Typed, slot_id: str, saved: SavedComment) -> None:
    """Put the saved words after those that are typed, with their kind."""
    written = typed.texts.get(f"comment-{slot_id}", "")
    typed.texts[f"comment-{slot_id}"] = f"{written} {saved.text}".strip()
    typed.texts[f"kind-{slot_id}"] = saved.kind
    typed.texts[f"saved-{slot_id}"] = str(saved.pk)
