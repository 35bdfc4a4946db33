"""The whole-class feedback sheet: made from the marking, changed by teachers, read and printed."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from plans.models import Assignment
from plans.text import as_id
from reviews import actions
from reviews.access import get_sheet, get_taught_assignment
from reviews.forms import SheetForm
from reviews.models import FeedbackSheet
from reviews.reading import count_marked, draft_sheet
from reviews.sheet_printing import print_size

NOTHING_DECIDED = "No plan of this class is returned or approved yet, so there is nothing to build a sheet from."


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_list(request: HttpRequest, pk: int) -> HttpResponse:
    """List the sheets of an assignment, the latest first; by POST, make one from the marking as it stands."""
    assignment = get_taught_assignment(request.user, pk)
    if request.method == "POST":
        return _make(request, assignment)
    context = {
        "assignment": assignment,
        "classroom": assignment.classroom,
        "sheets": assignment.feedback_sheets.select_related("made_by"),
        "marked": count_marked(assignment),
    }
    return _render(request, "reviews/sheet_list.html", context, assignment)


def _make(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    sheet, plans = draft_sheet(assignment, request.user)
    if not plans:
        messages.info(request, NOTHING_DECIDED)
        return redirect("reviews:sheet-list", assignment.pk)
    made = actions.make_sheet(assignment=assignment, teacher=request.user, sheet=sheet, plans=plans)
    messages.success(request, "This is what the marking says. Change what you like; look at names and examples.")
    return redirect("reviews:sheet-edit", made.pk)


@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a sheet as it is printed."""
    kept = get_sheet(request.user, pk)
    context = _described(kept) | {"print_size": print_size(kept.sheet)}
    return _render(request, "reviews/sheet.html", context, kept.assignment)


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a sheet. Where a colleague has saved it meanwhile, both versions are shown, and nothing is lost."""
    kept = get_sheet(request.user, pk)
    form = SheetForm(kept.sheet, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _show_form(request, kept, form, revision=kept.revision)
    revision = as_id(request.POST.get("rev", ""))
    if not form.is_valid():
        return _show_form(request, kept, form, revision=revision, status=422)
    try:
        actions.change_sheet(sheet=kept, content=form.content(), revision=revision, teacher=request.user)
    except actions.SheetChanged:
        fresh = get_sheet(request.user, pk)
        return _show_form(request, fresh, form, revision=fresh.revision, is_changed=True, status=409)
    messages.success(request, "Saved.")
    return redirect(kept)


def _show_form(
    request: HttpRequest,
    kept: FeedbackSheet,
    form: SheetForm,
    *,
    revision: int,
    is_changed: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Show the form; `revision` is what it is written over, and `is_changed` says that it would undo a colleague's."""
    context = _described(kept) | {"form": form, "revision": revision, "is_changed": is_changed}
    return _render(request, "reviews/sheet_form.html", context, kept.assignment, status=status)


def _described(kept: FeedbackSheet) -> dict:
    assignment = kept.assignment
    return {"kept": kept, "sheet": kept.sheet, "assignment": assignment, "classroom": assignment.classroom}


def _render(request, template: str, context: dict, assignment: Assignment, status: int = 200) -> HttpResponse:
    with timezone.override(ZoneInfo(assignment.classroom.time_zone)):
        return render(request, template, context, status=status)
