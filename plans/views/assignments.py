"""Setting a question for a class."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from people.access import get_taught_classroom
from people.actions import ClassroomArchived
from people.models import Classroom
from plans.actions import assign, assign_own_question
from plans.forms import HELP, BankAssignmentForm, OwnAssignmentForm
from plans.models import Assignment


@require_http_methods(["GET", "HEAD", "POST"])
def assign_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a question for a class that one teaches: of the bank, or with `?own=1` a new one."""
    room = get_taught_classroom(request.user, pk)
    if room.is_archived:
        return refuse_archived(request, room)
    is_own = "own" in request.GET
    form = read_form(request, room, is_own=is_own)
    if form.is_bound and form.is_valid():
        try:
            assignment = set_question(request, room, form, is_own=is_own)
        except ClassroomArchived:
            return refuse_archived(request, room)
        messages.success(request, f"“{assignment.question}” is set for {room}.")
        return redirect(room)
    context = {"form": form, "classroom": room, "is_own": is_own}
    return render(request, "plans/assign.html", context, status=422 if form.is_bound else 200)


def refuse_archived(request: HttpRequest, room: Classroom) -> HttpResponse:
    messages.info(request, f"{room} is archived, so nothing can be set for it. Bring it back first.")
    return redirect(room)


def read_form(request: HttpRequest, room: Classroom, *, is_own: bool) -> BankAssignmentForm | OwnAssignmentForm:
    data = request.POST or None
    if is_own:
        return OwnAssignmentForm(data, classroom=room)
    return BankAssignmentForm(
        data, classroom=room, teacher=request.user, initial={"question": request.GET.get("question")}
    )


def set_question(request: HttpRequest, room: Classroom, form, *, is_own: bool) -> Assignment:
    terms = {"classroom": room, "teacher": request.user}
    terms |= {name: form.cleaned_data[name] for name in ("paragraph_model", "due_at", *HELP)}
    if is_own:
        return assign_own_question(fields=form.question_fields(), **terms)
    return assign(question=form.cleaned_data["question"], **terms)
