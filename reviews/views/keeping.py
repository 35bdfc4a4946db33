"""Keeping what a teacher typed on the review page."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from plans.text import as_id
from plans.views.saving import CONFLICT, Problem
from reviews import actions
from reviews.access import comments_on, find_saved_comment, get_linked_evidence, get_slot_of_submission
from reviews.forms import Typed, check_blanks, check_quotes, read_typed
from reviews.models import Comment, Submission
from reviews.reading import profile_of
from reviews.views import drafts
from reviews.views.place import query_of
from reviews.views.showing import PROFILE_CHANGED, show_closed, show_margin, show_review


def keep_typed(
    request: HttpRequest,
    submission: Submission,
    slot_id: str,
    *,
    required: str = "",
    without: str = "",
    act: Callable | None = None,
) -> HttpResponse:
    """Keep all that came with the request but the field `without`, do what the button says, show the slot's comments.

    Without JavaScript every button sends the whole page: so all of it is kept, or none.
    """
    typed = read_typed(request.POST, required)
    typed.texts.pop(without, None)
    is_remembered = drafts.remember(request, submission, typed)
    try:
        keep_levels(submission, typed)
        check_quotes(typed, submission)
        check_blanks(typed)
        if typed.errors:
            return _refuse(request, submission, slot_id, typed)
        with transaction.atomic():
            _write(request.user, submission, typed)
            if act:
                act()
    except actions.ReviewClosed:
        return show_closed(request, submission, typed)
    except actions.ProfileChanged:
        return show_review(request, submission, typed, criteria_problem=PROFILE_CHANGED, status=409)
    except actions.CommentChanged:
        note_changed(request.user, typed, comments_on(request.user, submission))
        return _refuse(request, submission, slot_id, typed)
    drafts.forget(request, submission, typed, {*typed.sent_names, without} - {""})
    if is_remembered or request.htmx:
        return _show_kept(request, submission, slot_id, typed)
    return show_review(request, submission, replace(typed, texts={"overall": typed.overall}), status=409)


def _refuse(request: HttpRequest, submission: Submission, slot_id: str, typed: Typed) -> HttpResponse:
    """Nothing was written: give all that was typed back, with what is wrong."""
    if request.htmx:
        return show_margin(request, submission, slot_id, typed)
    return show_review(request, submission, typed, status=409 if typed.problems else 422)


def _show_kept(request: HttpRequest, submission: Submission, slot_id: str, typed: Typed) -> HttpResponse:
    if request.htmx:
        return show_margin(request, submission, slot_id, Typed(sent=frozenset(typed.texts)))
    place = f"slot-{slot_id}" if slot_id else "criteria"
    query = query_of(request).urlencode()
    return redirect(f"{submission.get_absolute_url()}{query and f'?{query}'}#{place}")


def keep_levels(submission: Submission, typed: Typed) -> None:
    """Give the levels that came along, whatever else is wrong; those that were only shown stay as they are by now.

    Raises ProfileChanged where one of them cannot be given any more.
    """
    if levels := typed.new_levels:
        actions.give_levels(submission=submission, profile=profile_of(submission), levels=levels)


def _write(teacher, submission: Submission, typed: Typed) -> None:
    for slot_id, text in typed.by_id("comment").items():
        saved = find_saved_comment(teacher, typed.texts.get(f"saved-{slot_id}", ""))
        about = _about(submission, slot_id, typed)
        actions.add_comment(submission=submission, author=teacher, text=text, saved=saved, **about)
    comments = {str(comment.pk): comment for comment in comments_on(teacher, submission)}
    for pk, text in typed.by_id("reply").items():
        actions.reply(comment=_known(comments, pk), author=teacher, text=text)
    for pk, text in typed.by_id("edit").items():
        comment = _known(comments, pk)
        if is_rewritten(comment, typed, text):
            kind, revision = typed.kind(pk, comment.kind), typed.revisions.get(pk, 0)
            actions.edit_comment(comment=comment, author=teacher, text=text, kind=kind, revision=revision)


def note_changed(teacher, typed: Typed, comments: Iterable[Comment]) -> None:
    """Note as problems where new words for one's own comments were written over others than these have by now."""
    for comment in comments:
        pk = str(comment.pk)
        text = typed.texts.get(f"edit-{pk}", comment.text)
        is_seen = comment.text == text or comment.revision == typed.revisions.get(pk, 0)
        if comment.author_id == teacher.pk and not is_seen:
            typed.problems[f"edit-{pk}"] = Problem(CONFLICT, text, comment.text)


def _about(submission: Submission, slot_id: str, typed: Typed) -> dict:
    """Return what a new comment is about, and what it asks for."""
    evidence = typed.texts.get(f"link-{slot_id}", "")
    return {
        "slot": get_slot_of_submission(submission, slot_id),
        "kind": typed.kind(slot_id),
        "quote": typed.texts.get(f"quote-{slot_id}", ""),
        "quoted_at": as_id(typed.texts.get(f"at-{slot_id}", "")),
        "evidence": get_linked_evidence(submission, slot_id, evidence) if evidence else None,
    }


def is_rewritten(comment: Comment | None, typed: Typed, text: str) -> bool:
    """Whether the comment has other words, or another kind, than were sent for it."""
    return comment is None or (comment.text, comment.kind) != (text, typed.kind(str(comment.pk), comment.kind))


def _known(comments: dict[str, Comment], pk: str) -> Comment:
    if pk not in comments:
        raise Http404("There is no such comment on the plan.")
    return comments[pk]
