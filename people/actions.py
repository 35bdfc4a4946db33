"""What people do with classes and with their own account."""

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone

from people.models import Classroom, Membership, Role, User, normalise_code


class UnknownCode(Exception):
    """No class has this code."""


class ClassroomArchived(Exception):
    """The class is archived: it takes nothing new."""


class AddressTaken(Exception):
    """Another account uses this e-mail address."""


@transaction.atomic
def create_classroom(*, name: str, time_zone: str, teacher) -> tuple[Classroom, bool]:
    """Create a class with its first teacher, and return it with True.

    After a second click, say, they teach a class of this name already; then return that one with False.
    """
    User.objects.select_for_update().get(pk=teacher.pk)
    existing = Classroom.objects.current().taught_by(teacher).filter(name=name).first()
    if existing:
        return existing, False
    classroom = Classroom.objects.create(name=name, time_zone=time_zone)
    Membership.objects.create(user=teacher, classroom=classroom, role=Role.TEACHER)
    return classroom, True


def join_classroom(*, user, code: str) -> Membership:
    """Make the user a student of the class with this code; who is in it already keeps their place.

    Raises UnknownCode, and ClassroomArchived where they would be new in it.
    """
    classroom = Classroom.objects.filter(code=normalise_code(code)).first()
    if classroom is None:
        raise UnknownCode
    if classroom.is_archived and not classroom.memberships.filter(user=user).exists():
        raise ClassroomArchived
    membership, _ = Membership.objects.get_or_create(user=user, classroom=classroom, defaults={"role": Role.STUDENT})
    return membership


def archive_classroom(*, classroom: Classroom) -> None:
    """End a class, as at the end of a year; one that is archived already keeps its date."""
    Classroom.objects.current().filter(pk=classroom.pk).update(archived_at=timezone.now())


def reopen_classroom(*, classroom: Classroom) -> None:
    Classroom.objects.filter(pk=classroom.pk).update(archived_at=None)


def describe_oneself(*, user, display_name: str, theme: str, shortcuts: bool) -> None:
    user.display_name, user.theme, user.shortcuts = display_name, theme, shortcuts
    user.save(update_fields=["display_name", "theme", "shortcuts"])


def change_email(*, user, email: str) -> None:
    """Replace the user's e-mail address, or remove it. The old one no longer signs in or receives a new password.

    Raises AddressTaken.
    """
    user.email = email
    try:
        _store_email(user)
    except IntegrityError as error:  # of the one constraint on addresses: somebody was quicker than the form's check
        raise AddressTaken from error


@transaction.atomic
def _store_email(user) -> None:
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).delete()
    if user.email:
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
