"""Changing what is set for a class, for all of it or for one student."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from people.access import members_of
from people.actions import ClassroomArchived
from plans.access import arrangements_by_student, get_student, get_taught_assignment
from plans.actions import QuestionSettled, arrange, change_assignment
from plans.forms import ArrangementForm, AssignmentForm
from plans.models import Assignment
from plans.terms import terms_of
from plans.views.assignments import refuse_archived

SETTLED = "A student has begun to plan this question in this very moment, so it stays. Nothing was changed."


@require_http_methods(["GET", "HEAD", "POST"])
def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an assignment of a class that one teaches, and see for which students it is otherwise."""
    assignment = get_taught_assignment(request.user, pk)
    if assignment.classroom.is_archived:
        return refuse_archived(request, assignment.classroom)
    form = AssignmentForm(request.POST or None, assignment=assignment, teacher=request.user)
    if not (form.is_bound and form.is_valid()):
        return show_assignment(request, assignment, form)
    try:
        change_assignment(assignment=assignment, **form.terms())
    except ClassroomArchived:
        return refuse_archived(request, assignment.classroom)
    except QuestionSettled:
        messages.warning(request, SETTLED)
        return redirect("plans:assignment", assignment.pk)
    messages.success(request, "The assignment is changed.")
    return redirect(f"{assignment.classroom.get_absolute_url()}?assignment={assignment.pk}")


def show_assignment(request: HttpRequest, assignment: Assignment, form: AssignmentForm) -> HttpResponse:
    own = arrangements_by_student(assignment)
    students = [(member, own.get(member.user_id)) for member in members_of(assignment.classroom)[1]]
    context = {
        "form": form,
        "assignment": assignment,
        "classroom": assignment.classroom,
        "students": [(member, each, terms_of(assignment, each).due_at) for member, each in students],
    }
    with timezone.override(ZoneInfo(assignment.classroom.time_zone)):
        return render(request, "plans/assignment.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def arrangement(request: HttpRequest, pk: int, member_pk: int) -> HttpResponse:
    """Give one student of an assignment more time or a fuller scaffold, or neither."""
    assignment = get_taught_assignment(request.user, pk)
    student = get_student(request.user, assignment, member_pk).user
    if assignment.classroom.is_archived:
        return refuse_archived(request, assignment.classroom)
    own = assignment.arrangements.filter(student=student).first()
    form = ArrangementForm(request.POST if request.method == "POST" else None, assignment=assignment, arrangement=own)
    if not (form.is_bound and form.is_valid()):
        context = {"form": form, "assignment": assignment, "student": student}
        return render(request, "plans/arrangement.html", context, status=422 if form.is_bound else 200)
    try:
        arrange(
            assignment=assignment,
            student=student,
            due_at=form.cleaned_data["due_at"],
            fuller_scaffold=form.cleaned_data["fuller_scaffold"],
        )
    except ClassroomArchived:
        return refuse_archived(request, assignment.classroom)
    messages.success(request, f"Kept for {student.shown_name}.")
    return redirect(reverse("plans:assignment", args=[assignment.pk]) + "#single")
