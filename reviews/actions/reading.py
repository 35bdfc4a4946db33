"""Keeping that feedback was read."""

from django.utils import timezone

from plans.models import Plan
from reviews.models import Decision, Review


def mark_read(*, plan: Plan) -> None:
    """Write down that the student opened the feedback on a plan; the first time counts."""
    reviews = Review.objects.filter(submission__plan=plan, decision__in=Decision.values, read_at__isnull=True)
    reviews.update(read_at=timezone.now())
