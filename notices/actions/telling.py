"""Telling people something, gathered with what they were told before."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from notices.models import Item, Kind, Notice
from plans.models import Plan


@transaction.atomic
def tell(*, people: Iterable[int], kind: Kind, plan: Plan, happened_at: datetime) -> None:
    """Tell people, by their ids, what has happened to a plan; it joins what they are told of its kind that day.

    Told again of the same plan, they hear of it again.
    """
    people = sorted(people)
    day = happened_at.astimezone(ZoneInfo(plan.classroom.time_zone)).date()
    about = {"kind": kind, "classroom_id": plan.classroom_id, "assignment_id": plan.assignment_id, "day": day}
    told = [Notice(person_id=person, latest_at=happened_at, **about) for person in people]
    Notice.objects.bulk_create(told, ignore_conflicts=True)
    # In one order, so that two who are told at once wait for each other and do not lock each other out.
    notices = list(Notice.objects.select_for_update().filter(person__in=people, **about).order_by("pk"))
    Notice.objects.filter(pk__in=[each.pk for each in notices]).update(read_at=None, latest_at=happened_at)
    _add_plan(notices, plan, happened_at)


def _add_plan(notices: list[Notice], plan: Plan, happened_at: datetime) -> None:
    again = Item.objects.filter(notice__in=notices, plan=plan)
    again.update(happened_at=happened_at, waits=True, mail=None)
    items = [Item(notice=notice, plan=plan, happened_at=happened_at) for notice in notices]
    Item.objects.bulk_create(items, ignore_conflicts=True)
