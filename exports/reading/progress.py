"""How far a pack is that is made beside the site."""

from dataclasses import dataclass

from exports.models import SEATS, Pack, PackState


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a pack is: its phase in a word, how many are before it, and whether nothing keeps it from being started.

    A pack that is "done" has its volumes still; later it is "gone".
    """

    pack: Pack
    phase: str
    ahead: int = 0
    can_start: bool = False
    volumes: int = 0

    @property
    def token(self) -> str:
        """What differs where a page would say something else."""
        return f"{self.phase} {self.pack.done} {self.ahead}{' start' if self.can_start else ''}"


def read_progress(pack: Pack) -> Progress:
    if pack.is_dead:
        return Progress(pack, "died")
    if pack.state == PackState.WAITING:
        before = Pack.objects.waiting().filter(created_at__lt=pack.created_at).count()
        alive = Pack.objects.alive().count()
        return Progress(pack, "waiting", before + alive, can_start=before + alive < len(SEATS))
    if pack.state == PackState.DONE:
        volumes = pack.volumes.count()
        return Progress(pack, "done" if volumes else "gone", volumes=volumes)
    return Progress(pack, pack.state)
