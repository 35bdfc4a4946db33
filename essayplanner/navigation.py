"""What the navigation on top of every page shows of a person, in one query."""

from typing import NamedTuple

from django.db.models import Exists, F, Func, IntegerField, QuerySet, Subquery

from notices.access import notices_of
from people.models import Membership, Role, User
from reviews.models import Submission


class Navigation(NamedTuple):
    """Whether the person teaches, how many plans wait for their review, and how many notices they have not read."""

    teaches: bool
    review_count: int
    notice_count: int


def read_navigation(user) -> Navigation:
    """Look it up once a request."""
    if not hasattr(user, "_navigation"):
        person = User.objects.filter(pk=user.pk).values_list(
            Exists(Membership.objects.filter(user=user, role=Role.TEACHER)),
            _count(Submission.objects.reviewable_by(user).waiting()),
            _count(notices_of(user).unread()),
        )
        user._navigation = Navigation(*person.get())
    return user._navigation


def _count(rows: QuerySet) -> Subquery:
    # Count() would group by the row that it counts in.
    counted = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Subquery(rows.order_by().annotate(counted=counted).values("counted"))
