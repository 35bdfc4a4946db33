"""Leaving a class, and being taken out of it. What somebody planned, sent or wrote there is not touched."""

from django.db import transaction

from people.models import Classroom, Membership, Role


class LastTeacher(Exception):
    """Nobody else teaches the class: it can be archived, not left."""


@transaction.atomic
def end_membership(*, membership: Membership) -> None:
    """Take somebody out of their class. With a teacher go the open invitations, whose links they know.

    Raises LastTeacher.
    """
    classroom = Classroom.objects.select_for_update().get(pk=membership.classroom_id)  # of two who leave at once
    if membership.role == Role.TEACHER:
        others = classroom.memberships.filter(role=Role.TEACHER).exclude(pk=membership.pk)
        if not others.exists():
            raise LastTeacher
        classroom.invitations.all().delete()
    Membership.objects.filter(pk=membership.pk).delete()
