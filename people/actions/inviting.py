"""Making a colleague a teacher of a class: by a link that works once, so that nobody learns who has an account."""

from django.db import transaction

from people.models import Classroom, Invitation, Membership, Role


class InvitationGone(Exception):
    """The invitation was used, withdrawn, or is too old; or there never was one."""


class LearnsHere(Exception):
    """A student of the class cannot be its teacher as well."""


@transaction.atomic
def invite_colleague(*, classroom: Classroom, teacher) -> Invitation:
    """Make an invitation; those that have run out are cleared away."""
    classroom.invitations.exclude(pk__in=Invitation.objects.open()).delete()
    return Invitation.objects.create(classroom=classroom, made_by=teacher)


def withdraw_invitation(*, classroom: Classroom, pk: int) -> None:
    """Let an invitation of the class work no more; one that is gone already is as it should be."""
    classroom.invitations.filter(pk=pk).delete()


@transaction.atomic
def accept_invitation(*, token: str, user) -> tuple[Membership, bool]:
    """Make the user a teacher of the class, use the invitation up, and return their place with True.

    Who teaches the class already keeps their place, and the invitation stays for another; then return False.
    Raises InvitationGone and LearnsHere.
    """
    invitation = Invitation.objects.open().select_for_update(of=("self",)).filter(token=token).first()
    if invitation is None:
        raise InvitationGone
    membership, created = Membership.objects.get_or_create(
        user=user, classroom=invitation.classroom, defaults={"role": Role.TEACHER}
    )
    if membership.role != Role.TEACHER:
        raise LearnsHere
    if created:
        invitation.delete()
    return membership, created
