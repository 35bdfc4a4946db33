"""A class list: pasted, looked over, and kept only once the teacher agrees."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from people.access import get_taught_classroom, members_of, read_listed
from people.actions import keep_roster
from people.forms.roster import RosterForm
from people.models import Classroom
from people.roster import match, write_roster
from people.tables import first_of

PROBLEMS_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
def roster(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the list to a teacher of the class; show what is read from a new one, and with `do=keep` keep that.

    `do=clear` deletes the list.
    """
    classroom = get_taught_classroom(request.user, pk)
    if request.method != "POST":
        return _show(request, classroom, RosterForm(initial={"text": write_roster(read_listed(classroom))}))
    if request.POST.get("do") == "clear":
        keep_roster(classroom=classroom, people=[])
        messages.success(request, "The list is deleted. Nobody has left the class.")
        return redirect("people:classroom-people", pk)
    form = RosterForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, classroom, form, status=422)
    if request.POST.get("do") == "keep" and form.roster.people:
        keep_roster(classroom=classroom, people=form.roster.people)
        messages.success(request, "The list is kept.")
        return redirect("people:classroom-people", pk)
    return _preview(request, classroom, form)


def _preview(request: HttpRequest, classroom: Classroom, form: RosterForm) -> HttpResponse:
    """Show what was read and what was not, with the text to change or to keep."""
    problems = form.roster.problems
    students = [member.user for member in members_of(classroom)[1]]
    found = {
        "rows": match(form.roster.people, students)[0],
        "problems": first_of(problems, PROBLEMS_SHOWN),
        "list_text": form.list_text,
    }
    shown = RosterForm(initial={"text": form.list_text})
    return _show(request, classroom, shown, status=422 if problems else 200, found=found)


def _show(request: HttpRequest, classroom: Classroom, form: RosterForm, status: int = 200, found=None) -> HttpResponse:
    context = {"classroom": classroom, "form": form, "found": found, "has_list": classroom.roster.exists()}
    return render(request, "people/roster.html", context, status=status)
