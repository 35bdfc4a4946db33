"""Asking for a pack, and no longer wanting it."""

from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone

from exports.actions.clearing import bury_dead, clear_old
from exports.actions.launching import launch
from exports.actions.seating import seat_next
from exports.models import Pack, PackState, PackVolume
from exports.pack_choices import Choices
from plans.models import Assignment


def ask_pack(*, person, assignment: Assignment, choices: Choices, total: int) -> tuple[Pack, bool]:
    """Return the pack that is made now, and whether it is this one: who has one in hand gets no second.

    It is started at once where a seat is free; else it waits its turn.
    """
    clear_old()
    bury_dead()
    terms = {"order": choices.order, "paper": choices.paper, "odd": choices.odd}
    try:
        with transaction.atomic():
            pack = Pack.objects.create(person=person, assignment=assignment, total=total, **terms)
    except IntegrityError:
        return Pack.objects.in_hand().get(person=person), False
    start_waiting()
    return pack, True


def start_waiting() -> None:
    """Start what waits, in order, as far as there are seats."""
    while pack := seat_next():
        transaction.on_commit(partial(launch, pack.pk))


@transaction.atomic
def cancel_pack(*, pack: Pack) -> bool:
    """Give a pack up, and let the next one in; return False where it was finished before.

    The process that makes it finds out within a second, and ends.
    """
    ended = {"state": PackState.CANCELLED, "seat": None, "finished_at": timezone.now()}
    cancelled = Pack.objects.in_hand().filter(pk=pack.pk).update(**ended)
    if cancelled:
        PackVolume.objects.filter(pack=pack).delete()
        start_waiting()
    return bool(cancelled)
