"""What is no longer needed, and what has died."""

from datetime import timedelta

from django.utils import timezone

from exports.models import IN_HAND, Pack, PackState, PackVolume

CONTENT_KEPT = timedelta(hours=1)
PACK_KEPT = timedelta(days=1)
DIED = "What made it ended before it was finished, as when the site is restarted or its machine is short of memory."


def bury_dead() -> int:
    """Give up packs whose process is gone, so that their seats are free; return how many."""
    ended = {"state": PackState.FAILED, "seat": None, "error": DIED, "finished_at": timezone.now()}
    return Pack.objects.dead().update(**ended)


def clear_old() -> int:
    """Delete what was finished an hour ago, and a day later that it ever was; return how many volumes went."""
    now = timezone.now()
    Pack.objects.exclude(state__in=IN_HAND).filter(finished_at__lt=now - PACK_KEPT).delete()
    old = PackVolume.objects.exclude(pack__state__in=IN_HAND).filter(pack__finished_at__lt=now - CONTENT_KEPT)
    return old.delete()[0]
