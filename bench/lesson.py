"""A lesson in which all students type at once, against the production server.

The page saves 0.8 seconds after the last key: once a second is the most that it can come to, once in five seconds is
nearer to how people write. The typing comes from this process, which shares the machine with the server and so takes
from its speed: a real class brings its own processors.
"""

import argparse
from collections import Counter

from bench import server
from bench.plans import begin, first_point, make_class, sign_in
from bench.tables import Result, milliseconds, percentile
from bench.typist import Typist, type_together
from plans.models import Slot
from plans.text import clean


def measure(options: argparse.Namespace) -> Result:
    result, plans = Result(), enrol(options.students)
    with server.running() as port:
        for pace in map(float, options.paces.split(",")):
            typists = [Typist(port, *plan) for plan in plans]
            took = type_together(typists, options.seconds, pace)
            judge(f"{len(plans)}, every {pace:g} s", options.database, typists, took, result)
    return result


def enrol(count: int) -> list[tuple[str, str, str]]:
    """Return for each student of a new class their session, their plan's address, and the id of a slot in it."""
    assignment, students = make_class("lesson", count)
    plans = [begin(student, assignment) for student in students]
    return [(sign_in(plan.owner), plan.get_absolute_url(), str(first_point(plan).pk)) for plan in plans]


def judge(who: str, database: str, typists: list[Typist], took: float, result: Result) -> None:
    """Add a row on the saves, and every error and lost save to the problems."""
    seconds = [value for typist in typists for value in typist.seconds]
    errors = Counter(error for typist in typists for error in typist.errors)
    lost = count_lost(typists)
    times = [milliseconds(percentile(seconds, share)) for share in (0.5, 0.95, 0.99)] if seconds else ["none"] * 3
    result.rows.append((database, who, len(seconds), f"{len(seconds) / took:.0f}", *times, errors.total(), lost))
    result.problems += [f"{count} × {error}" for error, count in errors.most_common()]
    result.expect(lost == 0, f"{lost} slots do not say what was last sent")


def count_lost(typists: list[Typist]) -> int:
    """Count the slots that do not hold, word for word, what their student sent last."""
    texts = dict(Slot.objects.filter(pk__in=[typist.slot for typist in typists]).values_list("pk", "text"))
    held = {str(pk): text for pk, text in texts.items()}
    return sum(held[typist.slot] != clean(typist.text) for typist in typists)
