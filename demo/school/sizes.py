"""How much of everything there is, and how it is shared out. Pure."""

from dataclasses import dataclass
from random import Random

HANDED_IN_NOW = 0.4  # of a class, for the assignment that is still open


@dataclass(frozen=True)
class Size:
    """A school: so many classes, so many students in each, and so many submissions and comments in all."""

    classes: int = 40
    students: int = 30
    submissions: int = 10_000
    comments: int = 100_000

    @property
    def assignments(self) -> int:
        """How many assignments a class has: the open one, and as many as give a plan about two submissions at most."""
        past = -(-self.submissions * 10 // (self.classes * self.students * 17))
        return 1 + max(past, 1)


def share(total: int, parts: int, place: int) -> int:
    """Return what one of several gets of a whole number, so that all together get exactly the whole."""
    return total * (place + 1) // parts - total * place // parts


def submissions_of_class(chance: Random, size: Size, total: int) -> list[list[int]]:
    """Return how often each student hands in, for each assignment, the oldest first; `total` in all.

    Some miss an assignment, and some hand in a third time.
    """
    now = min(round(size.students * HANDED_IN_NOW), total)
    past = size.students * (size.assignments - 1)
    counts = [(total - now) // past] * past
    for place in chance.sample(range(past), (total - now) % past):
        counts[place] += 1
    for _ in range(past // 12):
        giver, taker = chance.sample(range(past), 2)
        if counts[giver] == 1:
            counts[giver], counts[taker] = 0, counts[taker] + 1
    counts += chance.sample([1] * now + [0] * (size.students - now), size.students)
    return [counts[start : start + size.students] for start in range(0, len(counts), size.students)]
