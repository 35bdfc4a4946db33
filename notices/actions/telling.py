"""Telling people something, gathered with what they were told before."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from notices.models import Item, Kind, Notice
from people.models import Classroom
from plans.models import Assignment, Plan


@transaction.atomic
def tell(
    *, people: Iterable[int], kind: Kind, plan: Plan, happened_at: datetime, classroom: Classroom | None = None
) -> None:
    """Tell people, by their ids, what has happened to a plan; it joins what they are told of its kind that day.

    `classroom` is the class in which it happened, where that is not the plan's any more. Told again of the same plan,
    they hear of it again.
    """
    people, classroom = sorted(people), classroom or plan.classroom
    day = happened_at.astimezone(ZoneInfo(classroom.time_zone)).date()
    about = {"kind": kind, "classroom": classroom, "assignment": _own_assignment(plan, classroom), "day": day}
    told = [Notice(person_id=person, latest_at=happened_at, **about) for person in people]
    Notice.objects.bulk_create(told, ignore_conflicts=True)
    # In one order, so that two who are told at once wait for each other and do not lock each other out.
    notices = list(Notice.objects.select_for_update().filter(person__in=people, **about).order_by("pk"))
    Notice.objects.filter(pk__in=[each.pk for each in notices]).update(read_at=None, latest_at=happened_at)
    _add_plan(notices, plan, happened_at)


def _own_assignment(plan: Plan, classroom: Classroom) -> Assignment | None:
    """Return the plan's assignment, if it is one of the class: a student may have taken the plan to another."""
    return classroom.assignments.filter(pk=plan.assignment_id).first()


def _add_plan(notices: list[Notice], plan: Plan, happened_at: datetime) -> None:
    again = Item.objects.filter(notice__in=notices, plan=plan)
    again.update(happened_at=happened_at, waits=True, mail=None)
    items = [Item(notice=notice, plan=plan, happened_at=happened_at) for notice in notices]
    Item.objects.bulk_create(items, ignore_conflicts=True)
