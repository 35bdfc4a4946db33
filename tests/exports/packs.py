"""Class packs that are made beside the site, at each stage of their lives."""

from datetime import timedelta

from django.utils import timezone

from exports import actions
from exports.models import DEAD_AFTER, Pack, PackState
from exports.pack_choices import Choices
from people.models import Membership, Role
from tests.cast import make_person

CHOSEN = {"order": "name", "paper": "a4"}


def make_teacher(cast, username: str):
    teacher = make_person(username)
    Membership.objects.create(user=teacher, classroom=cast.classroom, role=Role.TEACHER)
    return teacher


def ask(cast, person=None, choices: Choices | None = None) -> Pack:
    terms = {"assignment": cast.assignment, "choices": choices or Choices(), "total": 2}
    return actions.ask_pack(person=person or cast.teacher, **terms)[0]


def seated(cast, person=None, choices: Choices | None = None) -> Pack:
    """A pack that is being made."""
    pack = ask(cast, person, choices)
    pack.refresh_from_db()
    assert pack.state == PackState.MAKING
    return pack


def made(cast, **fields) -> Pack:
    pack = seated(cast, **fields)
    actions.make_pack(pack=pack)
    pack.refresh_from_db()
    return pack


def silence(pack: Pack) -> None:
    """Let the process of the pack not have been heard of for too long."""
    Pack.objects.filter(pk=pack.pk).update(beat_at=timezone.now() - DEAD_AFTER - timedelta(seconds=1))


def words(client, pack: Pack, **options) -> str:
    return client.get(pack.get_absolute_url(), **options).content.decode()


def renewed(client, pack: Pack, seen: str):
    return client.get(pack.get_absolute_url(), {"seen": seen}, headers={"HX-Request": "true"})
