"""The people of a class: who teaches and who learns there, taking somebody out, and leaving."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from people.access import get_member, get_membership, get_taught_classroom, members_of, read_listed
from people.actions import LastTeacher, end_membership
from people.models import Classroom, Membership, Role
from people.roster import match

LAST_TEACHER = "You are the only teacher of this class. Invite a colleague first, or archive the class."


@require_safe
def classroom_people(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the people of a class to one of its teachers, with the invitations that still work."""
    classroom = get_taught_classroom(request.user, pk)
    teachers, students = members_of(classroom)
    invitations = [
        (invitation, request.build_absolute_uri(invitation.get_absolute_url()))
        for invitation in classroom.invitations.open().select_related("made_by")
    ]
    context = {"classroom": classroom, "teachers": teachers, "students": students, "invitations": invitations}
    return render(request, "people/classroom_people.html", context | compare_with_list(classroom, students))


def compare_with_list(classroom: Classroom, students: list[Membership]) -> dict:
    """Return who of the class list is missing, who has joined and is not on it, and how long the list is."""
    rows, unlisted = match(read_listed(classroom), [member.user for member in students])
    missing = [person for person, student in rows if student is None]
    return {"listed": len(rows), "missing": missing, "unlisted": unlisted if rows else []}


@require_http_methods(["GET", "HEAD", "POST"])
def member_remove(request: HttpRequest, pk: int, member_pk: int) -> HttpResponse:
    """Ask whether to take somebody out of a class that the user teaches, and with POST do so."""
    member = get_member(request.user, pk, member_pk)
    if member.user_id == request.user.pk:
        return redirect("people:leave", pk)
    if request.method != "POST":
        return render(request, "people/member_remove.html", {"member": member, "classroom": member.classroom})
    if _end(request, member):
        name = member.user.shown_name
        messages.success(request, f"{name} is no longer in {member.classroom}. Plans and comments are kept.")
    return redirect("people:classroom-people", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether to leave a class, and with POST leave it."""
    membership = get_membership(request.user, pk)
    if request.method == "POST" and _end(request, membership):
        messages.success(request, f"You have left {membership.classroom}.")
        return redirect("people:classes")
    teachers = membership.classroom.memberships.filter(role=Role.TEACHER).count()
    context = {
        "classroom": membership.classroom,
        "is_teacher": membership.role == Role.TEACHER,
        "is_last": membership.role == Role.TEACHER and teachers == 1,
    }
    return render(request, "people/leave.html", context, status=422 if request.method == "POST" else 200)


def _end(request: HttpRequest, membership: Membership) -> bool:
    """End somebody's place, unless nobody would be left to teach the class; then say so."""
    try:
        end_membership(membership=membership)
    except LastTeacher:
        messages.warning(request, LAST_TEACHER)
        return False
    return True
