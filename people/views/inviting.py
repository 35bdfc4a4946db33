"""Inviting a colleague to teach a class, and accepting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from people.access import find_invitation, get_taught_classroom
from people.actions import InvitationGone, LearnsHere, accept_invitation, invite_colleague, withdraw_invitation
from people.models import Classroom


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an invitation to teach the class; its link then stands on the page of its people."""
    classroom = get_taught_classroom(request.user, pk)
    if classroom.is_archived:
        messages.info(request, f"{classroom} is archived. Bring it back first.")
    else:
        invite_colleague(classroom=classroom, teacher=request.user)
        messages.success(request, "The invitation is made. Send its link to your colleague.")
    return redirect("people:classroom-people", classroom.pk)


@require_POST
def invitation_withdraw(request: HttpRequest, pk: int, invitation_pk: int) -> HttpResponse:
    classroom = get_taught_classroom(request.user, pk)
    withdraw_invitation(classroom=classroom, pk=invitation_pk)
    messages.success(request, "The invitation is withdrawn: its link works no more.")
    return redirect("people:classroom-people", classroom.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whoever has the link whether they will teach the class, and with POST make them its teacher."""
    found = find_invitation(token)
    if found is None:
        return render(request, "people/invitation_gone.html", status=404)
    if request.method != "POST":
        return _ask(request, found)
    try:
        membership, is_new = accept_invitation(token=token, user=request.user)
    except InvitationGone:  # in this very moment
        return render(request, "people/invitation_gone.html", status=404)
    except LearnsHere:
        return _ask(request, found, status=422)
    return _welcome(request, membership.classroom, is_new)


def _ask(request: HttpRequest, found, status: int = 200) -> HttpResponse:
    place = found.classroom.memberships.filter(user=request.user).first()
    context = {"classroom": found.classroom, "invitation": found, "role": place.role if place else ""}
    return render(request, "people/invitation.html", context, status=status)


def _welcome(request: HttpRequest, classroom: Classroom, is_new: bool) -> HttpResponse:
    if is_new:
        messages.success(request, f"You teach {classroom}.")
    else:
        messages.info(request, f"You teach {classroom} already; the invitation stays for another colleague.")
    return redirect(classroom)
