"""The process that makes packs, as the site starts it."""

import time

import pytest

from exports.actions import seat_next
from exports.actions.launching import launch
from exports.models import Pack, PackState
from people.models import Membership, Role
from tests.cast import make_person
from tests.exports.reading_back import text_of
from tests.faults.killable import KillableServer
from tests.reviews.scene import submitted

PATIENCE_S = 60


def finished(*packs: Pack) -> list[str]:
    """Wait until no pack is in hand, and return their states."""
    deadline = time.monotonic() + PATIENCE_S
    while Pack.objects.in_hand().exists():
        assert time.monotonic() < deadline, list(Pack.objects.values("state", "done", "beat_at"))
        time.sleep(0.05)
    return [Pack.objects.get(pk=pack.pk).state for pack in packs]


@pytest.mark.django_db(transaction=True)
def test_process_makes_a_pack_and_then_the_one_that_waits(cast, monkeypatch):
    for name, value in KillableServer().environment().items():
        monkeypatch.setenv(name, value)
    submitted(cast)
    colleague = make_person("colleague")
    Membership.objects.create(user=colleague, classroom=cast.classroom, role=Role.TEACHER)
    terms = {"assignment": cast.assignment, "order": "name", "paper": "a4", "total": 1}
    first = Pack.objects.create(person=cast.teacher, **terms)
    assert seat_next() == first
    second = Pack.objects.create(person=colleague, **terms)

    launch(first.pk)

    assert finished(first, second) == [PackState.DONE, PackState.DONE]
    assert "Name Student" in text_of(bytes(first.volumes.get().content))
    assert second.volumes.count() == 1
