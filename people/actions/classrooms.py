"""Making a class, its code, ending it, and bringing it back."""

from django.db import transaction
from django.utils import timezone

from people.models import Classroom, Membership, Role, User, new_class_code


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


def renew_code(*, classroom: Classroom) -> None:
    """Give the class another code; the old one stops working at once."""
    Classroom.objects.filter(pk=classroom.pk).update(code=new_class_code())


def close_code(*, classroom: Classroom) -> None:
    """Let nobody new join; the code stays, and works again once it is opened."""
    Classroom.objects.filter(pk=classroom.pk).update(takes_students=False)


def open_code(*, classroom: Classroom) -> None:
    Classroom.objects.filter(pk=classroom.pk).update(takes_students=True)


def archive_classroom(*, classroom: Classroom) -> None:
    """End a class, as at the end of a year; one that is archived already keeps its date."""
    Classroom.objects.current().filter(pk=classroom.pk).update(archived_at=timezone.now())


def reopen_classroom(*, classroom: Classroom) -> None:
    Classroom.objects.filter(pk=classroom.pk).update(archived_at=None)
