"""The queue, or the part of it that a teacher goes through, and where one submission stands in it."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from people.models import User
from reviews.models import Sitting, Submission, is_open_elsewhere
from reviews.reading.filters import QueueFilter


@dataclass(frozen=True)
class QueuedPlan:
    """A submission in the queue, with no more of it than leads there. `is_taken`: a colleague has it open."""

    pk: UUID
    username: str
    display_name: str
    classroom: int
    assignment: int | None
    is_taken: bool

    @property
    def student(self) -> str:
        return User(username=self.username, display_name=self.display_name).shown_name

    def get_absolute_url(self) -> str:
        return reverse("reviews:review", args=[self.pk])


@dataclass(frozen=True)
class QueuePlace:
    """Where a submission stands in the queue; `number` is 0 for one that is not in it.

    `next` passes over what a colleague has open, so that two who go through one queue share it.
    `all_waiting` is how many plans wait in all, whatever the filter; None where the queue is of those that are decided.
    """

    number: int
    total: int
    previous: QueuedPlan | None
    next: QueuedPlan | None
    all_waiting: int | None


def place_in_queue(teacher, submission: Submission, chosen: QueueFilter) -> QueuePlace:
    """Return the place among what the filter shows, with the neighbours, in one query.

    After one that is not in the queue, as a decided one, comes the first.
    """
    fields = ("pk", "plan__owner__username", "plan__owner__display_name", "classroom", "plan__assignment")
    submissions = Submission.objects.reviewable_by(teacher).in_state(chosen.state)
    rows = submissions.values_list(*fields, is_open_elsewhere(teacher))
    everything = [QueuedPlan(*row) for row in rows]
    queue = [plan for plan in everything if chosen.shows(plan.classroom, plan.assignment)]
    place = next((place for place, plan in enumerate(queue) if plan.pk == submission.pk), -1)
    return QueuePlace(
        number=place + 1,
        total=len(queue),
        previous=queue[place - 1] if place > 0 else None,
        next=next((plan for plan in queue[place + 1 :] if not plan.is_taken), None),
        all_waiting=len(everything) if chosen.is_waiting else None,
    )


def list_colleagues(submission: Submission, reader) -> list[Sitting]:
    """Return the sittings of others who have the submission open now."""
    return list(Sitting.objects.of_colleagues(reader).filter(submission=submission))
