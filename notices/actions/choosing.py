"""Choosing which notices come by e-mail."""

from collections.abc import Mapping

from notices.models import MailChoice


def choose_mail(*, person, choices: Mapping[str, str]) -> None:
    """Write down when the person gets e-mail about each of these kinds."""
    MailChoice.objects.bulk_create(
        [MailChoice(person=person, kind=kind, when=when) for kind, when in choices.items()],
        update_conflicts=True,
        unique_fields=["person", "kind"],
        update_fields=["when"],
    )
