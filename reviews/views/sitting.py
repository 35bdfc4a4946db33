"""A review page that is open, and what colleagues do with the same plan meanwhile."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from plans.views.page import class_time
from reviews import actions
from reviews.access import get_submission_for_teacher
from reviews.reading import list_colleagues


@require_POST
def sitting(request: HttpRequest, pk) -> HttpResponse:
    """Note that the teacher's page is open, and answer with who else has it open, or who has decided meanwhile."""
    submission = get_submission_for_teacher(request.user, pk)
    if submission.decided_review is None:
        actions.tell_open(submission=submission, teacher=request.user)
    context = {"submission": submission, "colleagues": list_colleagues(submission, request.user)}
    with class_time(submission):
        return render(request, "reviews/_colleagues.html", context)
