"""What a teacher does about a comment. Each answers with the slot's comments, or without htmx leads back to them."""

from functools import partial
from http import HTTPStatus
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from reviews import actions
from reviews.access import (
    get_comment_for_teacher,
    get_slot_of_submission,
    get_submission_for_teacher,
    get_submission_of_plan,
    get_waiting_submission,
)
from reviews.models import Comment, CommentState, Submission
from reviews.views.keeping import keep_typed


@require_POST
def comment_add(request: HttpRequest, pk) -> HttpResponse:
    """Add the comment typed at `slot`."""
    submission = get_submission_for_teacher(request.user, pk)
    slot = get_slot_of_submission(submission, request.POST.get("slot", ""))
    return keep_typed(request, submission, str(slot.pk), required=f"comment-{slot.pk}")


@require_POST
def comment_edit(request: HttpRequest, pk) -> HttpResponse:
    """Give one's own comment the words of its field `edit-<comment>`, and answer with the page that `shown` names."""
    comment = _own_comment(request, pk)
    return keep_typed(request, _shown(request, comment), str(comment.slot_id), required=f"edit-{comment.pk}")


@require_POST
def comment_delete(request: HttpRequest, pk) -> HttpResponse:
    """Take back one's own unsent comment; the other things typed are kept."""
    comment = _own_comment(request, pk)
    delete = partial(actions.delete_comment, comment=comment, author=request.user)
    return keep_typed(request, comment.submission, str(comment.slot_id), act=delete, without=f"edit-{comment.pk}")


@require_POST
def comment_state(request: HttpRequest, pk) -> HttpResponse:
    """Mark a comment as fixed or open; the student sees it with the decision."""
    comment = get_comment_for_teacher(request.user, pk)
    state = request.POST.get("state")
    if state not in (CommentState.OPEN, CommentState.FIXED):
        raise Http404("A comment is marked as open or fixed.")
    mark = partial(actions.mark_comment, comment=comment, teacher=request.user, state=state)
    return _keep_on_waiting(request, comment, act=mark)


@require_POST
def comment_keep(request: HttpRequest, pk) -> HttpResponse:
    """Save a comment's words to use again, one's own comment's or a colleague's; what was typed beside is kept.

    One that is too long for that leads on to the form of a new saved comment, to be shortened there.
    """
    comment = get_comment_for_teacher(request.user, pk)
    keep = partial(actions.keep_comment, comment=comment, owner=request.user) if comment.is_savable else None
    response = keep_typed(request, _shown(request, comment), str(comment.slot_id), act=keep)
    if comment.is_savable or response.status_code >= HTTPStatus.BAD_REQUEST:
        return response
    form = f"{reverse('reviews:saved-new')}?{urlencode({'from': comment.pk})}"
    return HttpResponseClientRedirect(form) if request.htmx else redirect(form)


def teacher_reply(request: HttpRequest, pk) -> HttpResponse:
    """Reply to a comment with the words of its field `reply-<comment>`."""
    comment = get_comment_for_teacher(request.user, pk)
    return _keep_on_waiting(request, comment, required=f"reply-{comment.pk}")


def _shown(request: HttpRequest, comment: Comment) -> Submission:
    """Return the submission on whose page the button was pressed."""
    pk = request.POST.get("shown", "")
    return get_submission_of_plan(request.user, comment.submission.plan_id, pk) or comment.submission


def _own_comment(request: HttpRequest, pk) -> Comment:
    comment = get_comment_for_teacher(request.user, pk)
    if comment.author_id != request.user.pk:
        raise PermissionDenied("Only its author changes a comment.")
    return comment


def _keep_on_waiting(request: HttpRequest, comment: Comment, **kwargs) -> HttpResponse:
    """Keep what was typed on the page of the submission that waits, whichever the comment was made on."""
    submission = get_waiting_submission(request.user, comment.submission.plan_id) or comment.submission
    return keep_typed(request, submission, str(comment.slot_id), **kwargs)
