"""Who is next: the database gives out no seat twice."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from exports.actions.clearing import bury_dead
from exports.models import SEATS, Pack, PackState


def seat_next() -> Pack | None:
    """Give a free seat to the pack that has waited longest, and return it; None where nobody waits or none is free."""
    bury_dead()  # their seats are free
    for pack in Pack.objects.waiting()[: len(SEATS)]:
        if any(_take(pack, seat) for seat in SEATS):
            pack.refresh_from_db()
            return pack
    return None


def _take(pack: Pack, seat: int) -> bool:
    now = timezone.now()
    try:
        with transaction.atomic():
            waiting = Pack.objects.filter(pk=pack.pk, state=PackState.WAITING)
            return bool(waiting.update(state=PackState.MAKING, seat=seat, started_at=now, beat_at=now))
    except IntegrityError:
        return False
