"""Joining a class by its code."""

from people.models import Classroom, Membership, Role, normalise_code


class UnknownCode(Exception):
    """No class has this code."""


class ClassroomArchived(Exception):
    """The class is archived: it takes nothing new."""


class CodeClosed(Exception):
    """The class takes nobody new at the moment."""


def join_classroom(*, user, code: str) -> Membership:
    """Make the user a student of the class with this code; who is in it already keeps their place.

    Raises UnknownCode, and ClassroomArchived or CodeClosed where they would be new in it.
    """
    classroom = Classroom.objects.filter(code=normalise_code(code)).first()
    if classroom is None:
        raise UnknownCode
    if not classroom.memberships.filter(user=user).exists():
        _check_open(classroom)
    membership, _ = Membership.objects.get_or_create(user=user, classroom=classroom, defaults={"role": Role.STUDENT})
    return membership


def _check_open(classroom: Classroom) -> None:
    if classroom.is_archived:
        raise ClassroomArchived
    if not classroom.takes_students:
        raise CodeClosed
