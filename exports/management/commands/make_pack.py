"""Make a class pack in a process of its own, and then the one that waits next."""

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.utils import timezone

from exports.actions import PackGone, beat, fail_pack, make_pack, seat_next
from exports.actions.launching import command_for
from exports.models import Pack, PackState

NICENESS = 10
LONGEST = timedelta(minutes=15)
TOO_LONG = f"It took longer than {LONGEST.seconds // 60} minutes, so it was stopped."


class Command(BaseCommand):
    help = "Make a class pack that somebody asked for, and then what waits. Started by the site, not by people."
    requires_system_checks = []  # the site that starts it has passed them

    def add_arguments(self, parser):
        parser.add_argument("pack", type=UUID)

    def handle(self, *args, pack: UUID, **options):
        found = Pack.objects.filter(pk=pack, state=PackState.MAKING).select_related("person", "assignment").first()
        if found is None:
            raise CommandError("This pack is not to be made.")
        step_back()
        with contextlib.suppress(PackGone), heart_of(found):
            make_pack(pack=found)
        go_on()


def step_back() -> None:
    """Let those who ask for pages go first; and end, whatever else fails, a while after the longest time."""
    os.nice(max(0, NICENESS - os.nice(0)))
    signal.alarm(int(LONGEST.total_seconds()) + 30)


@contextlib.contextmanager
def heart_of(pack: Pack) -> Iterator[None]:
    """Say each second that we are alive, and end this process once nobody waits for it."""
    stop = threading.Event()
    heart = threading.Thread(target=keep_beating, args=(pack, stop), daemon=True)
    heart.start()
    try:
        yield
    finally:
        stop.set()
        heart.join()


def keep_beating(pack: Pack, stop: threading.Event) -> None:
    while not stop.wait(1):
        try:
            if timezone.now() - pack.started_at > LONGEST:
                fail_pack(pk=pack.pk, error=TOO_LONG)
            beat(pk=pack.pk)
        except PackGone:
            if not stop.is_set():  # else it is just finished
                connection.close()
                go_on()
                os._exit(0)
        except OperationalError:
            continue  # the database is busy, or away for a moment
    connection.close()


def go_on() -> None:
    """Become the process that makes the next pack, with a memory as fresh as at the start, if one waits."""
    successor = seat_next()
    if successor:
        connection.close()
        command = command_for(successor.pk)
        os.execv(command[0], command)  # noqa: S606 - a command of our own
