"""Joining a class by its code."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from people.actions import ClassroomArchived, CodeClosed, UnknownCode, join_classroom
from people.forms.classrooms import JoinForm
from people.models import Membership, Role

UNKNOWN_CODE = "No class has this code. Compare it with what your teacher gave you, letter by letter."
CLOSED = "This class takes nobody new at the moment. Ask your teacher to open its code."
ENDED = "This class has ended and takes no new members. Ask your teacher for the code of your class of this year."
TOO_MANY_CODES = "These were too many wrong codes. Wait five minutes, and ask your teacher for the right one."


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Join a class by its code, which a link may bring along."""
    form = JoinForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    membership = join_by(form, request) if form.is_bound and form.is_valid() else None
    if membership is None:
        return render(request, "people/join.html", {"form": form}, status=422 if form.is_bound else 200)
    classroom = membership.classroom
    if membership.role == Role.TEACHER:
        messages.info(request, f"You teach {classroom}; nothing has changed.")
    else:
        messages.success(request, f"You are in {classroom}.")
    return redirect(classroom)


def join_by(form: JoinForm, request: HttpRequest) -> Membership | None:
    """Join by the form's code; where that fails, say so in the form. Only wrong codes count as tries."""
    if not ratelimit.consume(request, action="join_class", dry_run=True):
        form.add_error("code", TOO_MANY_CODES)
        return None
    try:
        return join_classroom(user=request.user, code=form.cleaned_data["code"])
    except UnknownCode:
        ratelimit.consume(request, action="join_class")
        form.add_error("code", UNKNOWN_CODE)
        return None
    except ClassroomArchived:
        form.add_error("code", ENDED)
        return None
    except CodeClosed:
        form.add_error("code", CLOSED)
        return None
