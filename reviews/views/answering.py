"""What a student does about a comment. Each answers with the slot's comments, or without htmx leads back to them."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from plans.access import get_own_plan
from plans.actions import PlanClosed
from plans.models import Plan
from plans.reading import read_plan
from plans.views.answers import refuse
from plans.views.page import class_time
from plans.views.saving import Outcome, save_posted
from reviews import actions
from reviews.access import get_comment_for_student, is_for_student
from reviews.feedback import read_feedback
from reviews.forms import Typed, read_typed
from reviews.models import Comment
from reviews.views.commenting import teacher_reply
from reviews.views.drafts import forget_replies, recall_replies

CLOSED = "The plan is with your teacher now, so nothing was sent. You can reply when it comes back."
OTHER_TOO_LONG = "Another reply on the page is too long: shorten it, and send this one again."


@require_POST
def reply(request: HttpRequest, pk) -> HttpResponse:
    """Reply to a comment with the words of its field `reply-<comment>`: the student's reply, or a teacher's."""
    if not is_for_student(request.user, pk):
        return teacher_reply(request, pk)
    comment = get_comment_for_student(request.user, pk)
    outcome = _save_page(request, comment)
    field = f"reply-{comment.pk}"
    typed = read_typed(request.POST, required=field)
    if typed.errors:
        return _show(request, comment, outcome, typed.errors.get(field, OTHER_TOO_LONG))
    plan = comment.submission.plan
    return _act(request, comment, outcome, partial(_answer_all, request, plan, typed), is_sent=True)


@require_POST
def done(request: HttpRequest, pk) -> HttpResponse:
    """Take the student's word that what the comment asks for is done."""
    comment = get_comment_for_student(request.user, pk)
    return _act(request, comment, _save_page(request, comment), partial(actions.mark_done, comment=comment))


def _save_page(request: HttpRequest, comment: Comment) -> Outcome:
    """Save what came along: without htmx the button sends the whole page of the plan."""
    return Outcome() if request.htmx else save_posted(request, comment.submission.plan)


def _answer_all(request: HttpRequest, plan: Plan, typed: Typed) -> None:
    """Send every reply that came along: without JavaScript the whole page does."""
    with transaction.atomic():
        for pk, text in typed.by_id("reply").items():
            comment = get_comment_for_student(request.user, _as_id(pk))
            if comment.submission.plan_id != plan.pk:
                raise Http404("The comment is on another plan.")
            actions.answer(comment=comment, author=request.user, text=text)
    forget_replies(request, plan, typed.texts)


def _as_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404("There is no such comment.") from None


def _act(
    request: HttpRequest, comment: Comment, outcome: Outcome, act: Callable[[], None], *, is_sent: bool = False
) -> HttpResponse:
    try:
        act()
    except PlanClosed:
        return _show(request, comment, outcome, CLOSED)
    return _show(request, comment, outcome, is_sent=is_sent)


def _show(
    request: HttpRequest, comment: Comment, outcome: Outcome, error: str = "", *, is_sent: bool = False
) -> HttpResponse:
    """Show the comments of the slot, or without htmx the plan with what could not be saved of it.

    With an error, the words of the reply are given back; where it `is_sent`, its field is emptied.
    """
    plan = get_own_plan(request.user, comment.submission.plan_id)
    text = request.POST.get(f"reply-{comment.pk}", "")
    refused = {"comment": comment, "text": text, "error": error} if error else None
    if request.htmx:
        return _show_slot(request, plan, comment, refused, is_sent)
    if not outcome.is_fine:
        if refused:
            messages.error(request, f"{error} You had written: {text}")
        return refuse(request, plan, outcome)
    if refused:
        return render(request, "reviews/reply.html", {"plan": plan, "refused": refused}, status=422)
    return redirect(f"{plan.get_absolute_url()}#comment-{comment.pk}")


def _show_slot(request: HttpRequest, plan: Plan, comment: Comment, refused: dict | None, is_sent: bool) -> HttpResponse:
    context = {
        "feedback": read_feedback(plan, recall_replies(request, plan)),
        "slot_id": comment.slot_id,
        "refused": refused,
        "focus": comment.pk,
        "is_sent": is_sent,
        "is_in_pane": comment.slot.section.removed_at is not None,
    }
    with class_time(plan):
        if refused and not context["is_in_pane"]:
            return render(request, "reviews/_slot_comments.html", context, status=422)
        context["page"] = {"document": read_plan(plan)}
        return render(request, "reviews/_answered.html", context, status=422 if refused else 200)
