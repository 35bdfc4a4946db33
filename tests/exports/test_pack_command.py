"""The process that makes a large pack: alive each second, stopped in time, followed by the next."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from exports import actions
from exports.management.commands import make_pack as command
from exports.models import Pack, PackState
from tests.exports.packs import ask, made, make_teacher, seated, silence, words


class Ended(Exception):
    """In the place of the end of the process."""


class Stop:
    """An event that lets the heart beat so many times, and then never waits."""

    def __init__(self, beats: int):
        self.beats = beats

    def wait(self, seconds: float) -> bool:
        self.beats -= 1
        return self.beats < 0

    def is_set(self) -> bool:
        return False


@pytest.fixture
def heart(monkeypatch):
    """Return a function that lets the heart of a pack beat, and raises Ended where it would end the process."""

    def end(status: int):
        raise Ended

    monkeypatch.setattr(command.os, "_exit", end)
    monkeypatch.setattr(command.connection, "close", lambda: None)
    return lambda pack, beats=1: command.keep_beating(pack, Stop(beats))


def test_heart_says_that_it_beats(cast, two_plans, launched, heart):
    pack = seated(cast)
    silence(pack)

    heart(pack)

    assert Pack.objects.alive().get() == pack


def test_heart_ends_the_process_of_a_cancelled_pack(cast, two_plans, launched, heart):
    pack = seated(cast)
    actions.cancel_pack(pack=pack)

    with pytest.raises(Ended):
        heart(pack)


def test_heart_ends_what_takes_too_long_and_says_so(cast, login, two_plans, launched, heart):
    pack = seated(cast)
    pack.started_at = timezone.now() - command.LONGEST - timedelta(seconds=1)

    with pytest.raises(Ended):
        heart(pack)

    assert command.TOO_LONG in words(login(cast.teacher), pack)


def test_process_that_ends_becomes_the_next(cast, two_plans, launched, heart, monkeypatch):
    pack, _ = seated(cast), seated(cast, make_teacher(cast, "second"))
    waiting = ask(cast, make_teacher(cast, "third"))
    become = []
    monkeypatch.setattr(command.os, "execv", lambda path, arguments: become.append(arguments[-1]))
    monkeypatch.setattr(command, "step_back", lambda: None)
    monkeypatch.setattr(command, "keep_beating", lambda pack, stop: None)

    call_command("make_pack", str(pack.pk))

    assert become == [str(waiting.pk)]
    assert Pack.objects.get(pk=pack.pk).state == PackState.DONE


def test_command_refuses_what_is_not_to_be_made(cast, two_plans, launched):
    pack = made(cast)

    with pytest.raises(CommandError, match="not to be made"):
        call_command("make_pack", str(pack.pk))
