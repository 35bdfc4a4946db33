"""What people do with their own account."""

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction


class AddressTaken(Exception):
    """Another account uses this e-mail address."""


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
