"""The settings of a class: its code, and its end."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from people.access import get_taught_classroom
from people.actions import close_code, open_code, renew_code
from people.models import Classroom

CODE_ACTS = {
    "renew": (renew_code, "The class has a new code. The old one no longer works."),
    "close": (close_code, "The code is closed: nobody new can join."),
    "open": (open_code, "The code is open: who has it can join."),
}


@require_safe
def classroom_settings(request: HttpRequest, pk: int) -> HttpResponse:
    """Show to a teacher of the class what can be set for it."""
    classroom = get_taught_classroom(request.user, pk)
    context = {"classroom": classroom, "join_url": join_url(request, classroom)}
    return render(request, "people/classroom_settings.html", context)


@require_POST
def classroom_code(request: HttpRequest, pk: int) -> HttpResponse:
    """Renew, close or open the code of a class that the user teaches, as the posted `do` says."""
    classroom = get_taught_classroom(request.user, pk)
    if request.POST.get("do") not in CODE_ACTS:
        raise BadRequest("A code is renewed, closed or opened.")
    act, told = CODE_ACTS[request.POST["do"]]
    act(classroom=classroom)
    messages.success(request, told)
    return redirect("people:classroom-settings", classroom.pk)


def join_url(request: HttpRequest, classroom: Classroom) -> str:
    """Return the link that brings the code along."""
    return request.build_absolute_uri(reverse("people:join") + "?" + urlencode({"code": classroom.code}))
