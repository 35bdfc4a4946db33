"""Handing in a plan: the page asks once, in words, and says what will be sent."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST

from people.models import Classroom, Role
from plans.access import get_own_plan
from plans.actions import PlanClosed
from plans.checks import ABOUT_EMPTY_PARTS, check_plan
from plans.comparison import Comparison, compare
from plans.document import PlanDocument
from plans.due import describe_late
from plans.models import Plan, PlanState
from plans.reading import read_plan
from plans.views.page import class_time
from reviews import actions
from reviews.feedback import read_feedback_in_brief
from reviews.forms import SubmitForm
from reviews.models import Submission
from reviews.views.drafts import recall_replies
from reviews.words import ordinal

BEGUN = "Your teacher has begun with this plan, so it stays submitted. You can change it once it is returned."
NOTHING_SENT = "Nothing of this plan waits for a teacher."


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, pk) -> HttpResponse:
    """Ask whether to submit the plan, and with POST submit it. Parts left empty are named and never in the way."""
    plan = get_own_plan(request.user, pk)
    if not plan.is_editable:
        messages.info(request, _closed_words(plan))
        return redirect(plan)
    classroom = actions.receiving_classroom(plan)
    form = None if classroom else SubmitForm(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and (classroom or form.is_valid()):
        return _submit(request, plan, classroom or form.cleaned_data["classroom"])
    return _ask(request, plan, classroom, form)


def _submit(request: HttpRequest, plan: Plan, classroom: Classroom) -> HttpResponse:
    try:
        submission = actions.submit_plan(plan=plan, user=request.user, classroom=classroom)
    except PlanClosed:
        plan.refresh_from_db()
        messages.info(request, _closed_words(plan))
    except actions.ClassroomNeeded:  # archived, or left, in this very moment
        return redirect("reviews:submit", plan.pk)
    else:
        messages.success(request, f"Submitted {_when(submission)}: your {ordinal(submission.number)} submission.")
    return redirect(plan)


@require_POST
def withdraw(request: HttpRequest, pk) -> HttpResponse:
    """Take back what was submitted, as long as no teacher has begun with it."""
    plan = get_own_plan(request.user, pk)
    try:
        submission = actions.withdraw_submission(plan=plan)
    except actions.ReviewBegun:
        messages.info(request, BEGUN if plan.state == PlanState.SUBMITTED else NOTHING_SENT)
    else:
        words = (
            f"Withdrawn: your {ordinal(submission.number)} submission. You can change the plan, and submit it again."
        )
        messages.success(request, words)
    return redirect(plan)


def _ask(request: HttpRequest, plan: Plan, classroom: Classroom | None, form: SubmitForm | None) -> HttpResponse:
    """Show the page; there is a form only where the student chooses the class."""
    document = read_plan(plan)
    feedback = read_feedback_in_brief(plan, recall_replies(request, plan))
    has_errors = bool(form and form.errors)
    context = {
        "plan": plan,
        "document": document,
        "classroom": classroom,
        "teachers": _teachers(classroom),
        "form": form,
        "has_classes": bool(form and form.has_classes),
        "findings": check_plan(document).first_but(ABOUT_EMPTY_PARTS) if plan.terms.checks else [],
        "empty_parts": list(_empty_parts(document)),
        "feedback": feedback,
        "late": describe_late_now(plan),
        "comparison": _since_last(feedback.latest, document),
    }
    return render(request, "reviews/submit.html", context, status=422 if has_errors else 200)


def describe_late_now(plan: Plan) -> str:
    """Return by how much the plan is late if it is handed in now for the first time, or ""."""
    if plan.assignment is None or plan.handed_in_at:
        return ""
    return describe_late(plan.terms.due_at, timezone.now(), plan.assignment.classroom.time_zone)


def _teachers(classroom: Classroom | None) -> list[str]:
    """Return the names of those who will read the plan."""
    if classroom is None:
        return []
    memberships = classroom.memberships.filter(role=Role.TEACHER).select_related("user").order_by("joined_at", "pk")
    return [membership.user.shown_name for membership in memberships]


def _empty_parts(document: PlanDocument) -> Iterator[tuple[str, list[str]]]:
    """Yield each section with the names of its empty slots; no names where nothing is written in it."""
    for section in document.sections:
        empty = [slot.role.name for slot in section.slots if not slot.is_written]
        if empty:
            yield section.heading, [] if len(empty) == len(section.slots) else empty


def _since_last(last: Submission | None, document: PlanDocument) -> Comparison | None:
    return compare(last.frozen, document) if last else None


def _closed_words(plan: Plan) -> str:
    """Say why there is nothing to submit."""
    submission = plan.submissions.defer("document").order_by("-number").first()
    if plan.state == PlanState.APPROVED:
        return "This plan is approved: there is nothing left to submit."
    sent = f": your {ordinal(submission.number)} submission, sent {_when(submission)}" if submission else ""
    return f"This plan is already submitted{sent}."


def _when(submission: Submission) -> str:
    with class_time(submission.plan):
        return date_format(localtime(submission.submitted_at), "j F Y, H:i")
