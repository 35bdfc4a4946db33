"""The queue: submissions that wait for a decision, oldest first."""

from dataclasses import dataclass

from reviews.models import Submission


@dataclass(frozen=True)
class QueuePlace:
    """Where a submission stands among those that wait; `number` is 0 for one that waits no more."""

    number: int
    total: int
    previous: Submission | None
    next: Submission | None


def place_in_queue(teacher, submission: Submission) -> QueuePlace:
    """Return the place with the neighbours, in one query. After a decided one comes whoever waits longest."""
    waiting = list(Submission.objects.reviewable_by(teacher).waiting().select_related("plan__owner").defer("document"))
    if submission not in waiting:
        return QueuePlace(0, len(waiting), None, waiting[0] if waiting else None)
    place = waiting.index(submission)
    before = waiting[place - 1] if place else None
    after = waiting[place + 1] if place + 1 < len(waiting) else None
    return QueuePlace(place + 1, len(waiting), before, after)
