"""Reminding students of what is due soon."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from notices.models import Item, Kind, Notice
from people.models import Membership, Role
from plans.models import Plan, own_due_at

AHEAD = timedelta(days=2)


@transaction.atomic
def remind(*, now: datetime) -> int:
    """Tell each student of what is due for them within two days and not submitted; return how many were told.

    It is told once for each student and assignment, however often this runs.
    """
    places = list(_places_due(now))
    notices = [_notice(place, now) for place in places]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    told = Notice.objects.filter(kind=Kind.DUE_SOON, items__isnull=True)
    items = [Item(notice=notice, happened_at=now) for notice in told]
    Item.objects.bulk_create(items, ignore_conflicts=True)
    return len(items)


def _places_due(now: datetime):
    """The places of students in classes, once for each assignment that they are to be told of."""
    about = {"owner": OuterRef("user"), "assignment": OuterRef("classroom__assignments")}
    submitted = Plan.objects.filter(handed_in_at__isnull=False, **about)
    told = Notice.objects.filter(
        kind=Kind.DUE_SOON, person=OuterRef("user"), assignment=OuterRef("classroom__assignments")
    )
    students = Membership.objects.filter(role=Role.STUDENT, classroom__archived_at__isnull=True)
    return (
        students.annotate(
            assignment_pk=F("classroom__assignments"), due_at=own_due_at("classroom__assignments", "user")
        )
        .filter(~Exists(submitted), ~Exists(told), due_at__gt=now, due_at__lte=now + AHEAD)
        .select_related("classroom")
        .order_by("pk")
    )


def _notice(place: Membership, now: datetime) -> Notice:
    return Notice(
        person_id=place.user_id,
        kind=Kind.DUE_SOON,
        classroom=place.classroom,
        assignment_id=place.assignment_pk,
        day=now.astimezone(ZoneInfo(place.classroom.time_zone)).date(),
        latest_at=now,
    )
