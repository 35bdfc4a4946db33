"""Making a pack, volume by volume, so that no more than one is in memory."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from exports.errors import ExportError
from exports.models import Pack, PackState, PackVolume
from exports.pack import pack_pdf
from exports.pack_order import HandedIn
from exports.reading import ClassPack, cover_of, name_of_file, name_of_volume, read_editions, read_pack

NOTHING_LEFT = "Every plan was taken back meanwhile, so there is nothing to put into it."
UNPRINTABLE = "Something in a plan could not be put into a PDF. Whoever runs the site finds it in the log."
BROKEN = "Something went wrong on the site. Whoever runs it finds it in the log."


class PackGone(Exception):
    """Nobody waits for the pack any more: it was cancelled, given up for dead, or deleted."""


def make_pack(*, pack: Pack) -> None:
    """Make all volumes of a pack that has a seat. Raises PackGone. What else goes wrong is said on its page."""
    try:
        made = _make_volumes(pack)
    except PackGone:
        raise
    except ExportError:
        fail_pack(pk=pack.pk, error=UNPRINTABLE)
    except Exception:
        fail_pack(pk=pack.pk, error=BROKEN)
        raise
    else:
        if not made:
            fail_pack(pk=pack.pk, error=NOTHING_LEFT)
        elif not _finish(pack):
            raise PackGone


def beat(*, pk: UUID, **changes) -> None:
    """Say that whoever makes the pack is alive. Raises PackGone."""
    if not Pack.objects.filter(pk=pk, state=PackState.MAKING).update(beat_at=timezone.now(), **changes):
        raise PackGone


@transaction.atomic
def fail_pack(*, pk: UUID, error: str) -> None:
    """Give up a pack that is being made, and say why in words for people. What is made of it goes."""
    ended = {"state": PackState.FAILED, "seat": None, "error": error, "finished_at": timezone.now()}
    if Pack.objects.filter(pk=pk, state=PackState.MAKING).update(**ended):
        PackVolume.objects.filter(pack=pk).delete()


def _make_volumes(pack: Pack) -> int:
    """Return how many plans are in them."""
    read = read_pack(pack.person, pack.assignment, pack.choices)
    volumes = read.volumes
    beat(pk=pack.pk, total=len(read.plans), name=name_of_file(read, "pdf" if len(volumes) == 1 else "zip"))
    return sum(_make_volume(pack, read, volume, number, len(volumes)) for number, volume in enumerate(volumes, 1))


def _make_volume(pack: Pack, read: ClassPack, volume: list[HandedIn], number: int, of: int) -> int:
    editions = read_editions(read, volume)
    content = pack_pdf(cover_of(read, editions, number, of), editions) if editions else b""
    with transaction.atomic():
        beat(pk=pack.pk, done=F("done") + len(volume))
        if content:
            name = name_of_volume(read, volume, number)
            PackVolume.objects.create(pack=pack, number=number, name=name, content=content)
    return len(editions)


def _finish(pack: Pack) -> bool:
    ended = {"state": PackState.DONE, "seat": None, "finished_at": timezone.now()}
    return bool(Pack.objects.filter(pk=pack.pk, state=PackState.MAKING).update(**ended))
