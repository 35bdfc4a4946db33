"""What a class pack costs: seconds, memory and bytes, at the size of a class and far beyond it.

Each pack is made by the process that the site starts for a large one. Every plan has four paragraphs, two sentences in
each part, and evidence with figures in each paragraph; they are copies of one that was written, with other names.
"""

import argparse
import copy
import os
import subprocess
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum
from django.db.models.functions import Length

from bench.plans import begin, fill, make_class
from bench.tables import Result
from exports.actions import seat_next
from exports.actions.launching import command_for
from exports.models import Pack, PackState
from people.models import Membership, Role, User
from plans.actions import cite
from plans.models import Assignment, Plan, Slot
from reviews.actions import submit_plan
from reviews.models import Submission
from topics.models import Evidence

PARAGRAPHS = 4
MEGABYTE = 1_000_000
# Ten times the plans may take a third more memory: one volume is in memory at a time.
MOST_GROWTH = 1.35


@dataclass(frozen=True)
class Cost:
    plans: int
    volumes: int
    seconds: float
    memory: int
    content: int


def measure(options: argparse.Namespace) -> Result:
    costs = [cost_of(int(size)) for size in options.packs.split(",")]
    result = Result(rows=[cells_of(options.database, cost) for cost in costs])
    full = [cost.memory for cost in costs if cost.volumes > 1]
    if full:
        result.expect(max(full) <= MOST_GROWTH * min(full), "the memory of a pack grows with its volumes")
    return result


def cost_of(size: int) -> Cost:
    """Have a pack of so many plans made, and say what it took."""
    assignment = hand_in(size)
    asked = {"order": "name", "paper": "a4", "total": size}
    Pack.objects.create(person=assignment.created_by, assignment=assignment, **asked)
    pack = seat_next()
    began = time.perf_counter()
    child = subprocess.Popen(command_for(pack.pk))
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    pack.refresh_from_db()
    if (child.returncode, pack.state, pack.done) != (0, PackState.DONE, size):
        raise RuntimeError(f"The pack of {size} plans is {pack.state}: {pack.error}")
    content = pack.volumes.aggregate(bytes=Sum(Length("content")))["bytes"]
    return Cost(size, pack.volumes.count(), seconds, usage.ru_maxrss * 1024, content)


def cells_of(database: str, cost: Cost) -> tuple:
    return (
        database,
        f"{cost.plans:,}",
        cost.volumes,
        f"{cost.seconds:.1f} s",
        f"{cost.plans / cost.seconds:.0f}",
        f"{cost.memory / MEGABYTE:.0f} MB",
        f"{cost.content / MEGABYTE:.1f} MB",
    )


def hand_in(size: int) -> Assignment:
    """Return an assignment of which each of so many students has handed in a plan."""
    assignment, (student,) = make_class(f"pack-{size}", 1)
    plan = begin(student, assignment)
    fill(plan, PARAGRAPHS)
    cite_figures(plan)
    first = submit_plan(plan=plan, user=student)
    others = User.objects.bulk_create(User(username=f"pack-{size}-copy-{number}") for number in range(size - 1))
    room = assignment.classroom
    Membership.objects.bulk_create(Membership(user=other, classroom=room, role=Role.STUDENT) for other in others)
    plans = Plan.objects.bulk_create(copy_of(first.plan, owner=other) for other in others)
    Submission.objects.bulk_create(copies(first, plans), batch_size=500)
    return assignment


def cite_figures(plan: Plan) -> None:
    evidence = Evidence.objects.filter(figures__isnull=False, theme__isnull=False).distinct().order_by("pk")
    for slot, each in zip(Slot.objects.filter(section__plan=plan, role="evidence"), evidence, strict=False):
        cite(slot=slot, evidence=each)


def copies(submission: Submission, plans: Iterable[Plan]) -> Iterable[Submission]:
    for plan in plans:
        document = {**submission.document, "id": str(plan.pk), "author": plan.owner.username}
        yield copy_of(submission, plan=plan, document=document)


def copy_of(row, **fields):
    """Return another row that says the same but for some fields."""
    other = copy.copy(row)
    other._state = copy.copy(row._state)
    other._state.fields_cache = {}
    other._state.adding = True
    for name, value in {"pk": uuid.uuid4(), **fields}.items():
        setattr(other, name, value)
    return other
