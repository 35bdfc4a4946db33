"""Who is in which class. Each getter fetches and authorises; what one may not see is not there (Http404)."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from people.models import Classroom, Invitation, Membership, Role
from people.roster import Listed


def teaches(user) -> bool:
    """Whether the user teaches any class. A page asks several times; the answer is looked up once a request."""
    if not hasattr(user, "_teaches"):
        user._teaches = user.memberships.filter(role=Role.TEACHER).exists()
    return user._teaches


def get_membership(user, classroom_pk) -> Membership:
    """Return the user's place in a class, with the class."""
    # `classroom__pk`, and not `classroom`: so Django knows that a number too large for the column is nowhere.
    return get_object_or_404(Membership.objects.select_related("classroom"), user=user, classroom__pk=classroom_pk)


def get_taught_classroom(user, pk) -> Classroom:
    """Return a class that the user teaches. Its students know that it is there, so they get PermissionDenied."""
    membership = get_membership(user, pk)
    if membership.role != Role.TEACHER:
        raise PermissionDenied("Only teachers of the class may do this.")
    return membership.classroom


def get_member(user, classroom_pk, pk) -> Membership:
    """Return somebody's place in a class that the user teaches."""
    classroom = get_taught_classroom(user, classroom_pk)
    return get_object_or_404(classroom.memberships.select_related("user", "classroom"), pk=pk)


def members_of(classroom: Classroom) -> tuple[list[Membership], list[Membership]]:
    """Return teachers and students, each by name; sorted here, since databases do not sort names alike."""
    members = list(Membership.objects.filter(classroom=classroom).select_related("user"))
    members.sort(key=lambda member: (member.user.shown_name.casefold(), member.user_id))
    return (
        [member for member in members if member.role == Role.TEACHER],
        [member for member in members if member.role == Role.STUDENT],
    )


def find_invitation(token: str) -> Invitation | None:
    """Return an invitation that still works; whoever has its link may open it."""
    return Invitation.objects.open().filter(token=token).select_related("classroom", "made_by").first()


def read_listed(classroom: Classroom) -> list[Listed]:
    """Return whom the teachers of a class expect in it, in the order of their list."""
    return [Listed(entry.name, entry.handle) for entry in classroom.roster.all()]
