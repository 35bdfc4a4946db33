"""What the people of a class were told of what was handed in and decided, all of it read but the last."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from demo.school.reviewing import Reviewed
from notices.models import Item, Kind, Notice
from people.models import Classroom, User
from plans.models import Plan
from reviews.models import Decision

UNREAD_DAYS = 2
KINDS = {Decision.RETURNED: Kind.RETURNED, Decision.APPROVED: Kind.APPROVED}


def tell(room: Classroom, teachers: Iterable[User], done: Reviewed, now: datetime) -> None:
    """Save the notices of a class, gathered by person, assignment, kind and day as the app gathers them."""
    gathered: dict[tuple, list[tuple[Plan, datetime]]] = defaultdict(list)
    for submission in done.submissions:
        for teacher in teachers:
            _add(gathered, teacher, Kind.SUBMITTED, submission.plan, submission.submitted_at)
    for review in done.reviews:
        plan = review.submission.plan
        _add(gathered, plan.owner, KINDS[review.decision], plan, review.decided_at)
    notices = [_notice(room, now, *key, happened) for key, happened in gathered.items()]
    Notice.objects.bulk_create(notices, batch_size=500)
    items = [
        Item(notice=notice, plan=plan, happened_at=at, waits=False)
        for notice, happened in zip(notices, gathered.values(), strict=True)
        for plan, at in happened
    ]
    Item.objects.bulk_create(items, batch_size=500)


def _add(gathered: dict, person: User, kind: Kind, plan: Plan, at: datetime) -> None:
    happened = gathered[person, kind, plan.assignment, timezone.localdate(at)]
    if all(known.pk != plan.pk for known, _ in happened):
        happened.append((plan, at))


def _notice(room: Classroom, now: datetime, person: User, kind: Kind, assignment, day, happened: list) -> Notice:
    latest = max(at for _, at in happened)
    is_read = latest < now - timedelta(days=UNREAD_DAYS)
    return Notice(
        person=person, kind=kind, classroom=room, assignment=assignment, day=day, latest_at=latest,
        read_at=latest + timedelta(hours=1) if is_read else None,
    )  # fmt: skip
