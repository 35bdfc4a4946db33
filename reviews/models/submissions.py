"""Submissions, and the review of each."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils.functional import cached_property

from people.models import Classroom, Membership, Role
from plans.document import PlanDocument, SlotRecord
from plans.document_json import document_from_json
from plans.due import describe_late
from plans.models import Plan, own_due_at
from reviews.words import name_of

OVERALL_MAX_LENGTH = 4_000


class SubmissionQuerySet(models.QuerySet):
    def reviewable_by(self, user) -> "SubmissionQuerySet":
        """Submissions to classes in which the user teaches; nobody reviews a plan of their own."""
        teaches = Q(classroom__memberships__user=user, classroom__memberships__role=Role.TEACHER)
        return self.filter(teaches).exclude(plan__owner=user)

    def waiting(self) -> "SubmissionQuerySet":
        """Submissions without a decision, oldest first."""
        return self.filter(is_waiting=True).order_by("submitted_at", "pk")

    def decided(self) -> "SubmissionQuerySet":
        """Submissions with a decision, the latest decision first."""
        return self.filter(review__decision__in=Decision.values).order_by("-review__decided_at", "pk")

    def with_leavers(self) -> "SubmissionQuerySet":
        """Annotate `has_left`: whether the student is no longer in the class that received the submission."""
        place = Membership.objects.filter(user=OuterRef("plan__owner"), classroom=OuterRef("classroom"))
        return self.annotate(has_left=~Exists(place))

    def with_due(self) -> "SubmissionQuerySet":
        """Annotate `due_at`: when the plan was due for its student; of no account where another class set it."""
        is_own = When(plan__assignment__classroom=F("classroom"), then=own_due_at("plan__assignment", "plan__owner"))
        return self.annotate(due_at=Case(is_own, default=None, output_field=models.DateTimeField()))

    def latest(self) -> "SubmissionQuerySet":
        """The last submission of each plan to each class."""
        same = {"plan": OuterRef("plan"), "classroom": OuterRef("classroom")}
        newer = Submission.objects.filter(**same, number__gt=OuterRef("number"))
        return self.exclude(Exists(newer))

    def in_state(self, state: str) -> "SubmissionQuerySet":
        """Submissions that wait, oldest first, or plans that stand returned or approved, decided last first."""
        if state == QueueState.WAITING:
            return self.waiting()
        return self.latest().decided().filter(review__decision=state)

    def for_lists(self) -> "SubmissionQuerySet":
        """Fetch what a line of a list shows: the question as it was submitted, but not the whole document."""
        shown = self.select_related("plan__owner", "classroom", "review__decided_by").defer("document")
        return shown.with_leavers().with_due().annotate(question_text=KT("document__question__text"))


class Submission(models.Model):
    """A plan as it was handed in. `document` is the whole PlanDocument as JSON; it never changes.

    `classroom` is the class that received it: its teachers, and no others, read and review it, wherever the plan goes
    later. `changed_slots` counts the slots that differ from what the same class received before; it is null where that
    is nothing. `is_waiting` holds until the review is decided; it is kept here, too, since how many wait stands on each
    page of a teacher, and is to cost no more after years.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="submissions")
    # None where the class was deleted.
    classroom = models.ForeignKey(
        Classroom, on_delete=models.SET_NULL, null=True, blank=True, related_name="submissions"
    )
    number = models.PositiveSmallIntegerField()
    submitted_at = models.DateTimeField()
    document = models.JSONField()
    changed_slots = models.PositiveSmallIntegerField(null=True, blank=True)
    is_waiting = models.BooleanField(default=True, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="submission_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="submission_number_from_one"),
        ]
        indexes = [
            models.Index(fields=["classroom", "submitted_at"], condition=Q(is_waiting=True), name="submission_waiting"),
        ]

    def __str__(self) -> str:
        return f"Submission {self.number} of {self.plan_id}"

    def get_absolute_url(self) -> str:
        return reverse("reviews:review", args=[self.pk])

    @cached_property
    def frozen(self) -> PlanDocument:
        """The plan as it was handed in."""
        return document_from_json(self.document)

    def record_of(self, slot_id: str) -> SlotRecord | None:
        """Return a slot as it was handed in, or None where the plan had no such slot."""
        return next((slot for slot in self.frozen.slots() if slot.id == slot_id), None)

    @property
    def late(self) -> str:
        """By how much the plan was handed in late, when it came first; or "". Costs queries without `with_due`."""
        due_at = self.due_at if hasattr(self, "due_at") else self._own_due_at()
        return describe_late(due_at, self.plan.handed_in_at or self.submitted_at, self.classroom.time_zone)

    def _own_due_at(self) -> datetime | None:
        """Return when the plan was due; None where another class set it, as `with_due` has it."""
        assignment = self.plan.assignment
        is_own = assignment is not None and assignment.classroom_id == self.classroom_id
        return self.plan.terms.due_at if is_own else None

    @property
    def decided_review(self) -> "Review | None":
        """The review once it is decided, else None."""
        review = getattr(self, "review", None)
        return review if review and review.decision else None


class Decision(models.TextChoices):
    RETURNED = "returned", "Returned"
    APPROVED = "approved", "Approved"


class QueueState(models.TextChoices):
    """How far the review of a plan has come, as the queue sorts them."""

    WAITING = "waiting", "Waiting"
    RETURNED = Decision.RETURNED.value, Decision.RETURNED.label
    APPROVED = Decision.APPROVED.value, Decision.APPROVED.label


class Review(models.Model):
    """The review of one submission; the student sees it and its comments once it is decided.

    `given` are the levels in words, written down with the decision: criterion, level, descriptor and marks of each.
    `read_at` is when the student first opened it.
    """

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="review")
    overall = models.TextField("overall comment", max_length=OVERALL_MAX_LENGTH, blank=True)
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    given = models.JSONField(default=list, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True)
                | Q(decision__in=Decision.values, decided_at__isnull=False),
                name="review_decided_with_time",
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | ~Q(decision=""), name="review_read_once_decided"
            ),
        ]

    def __str__(self) -> str:
        return f"Review of {self.submission_id}"

    @property
    def decider_name(self) -> str:
        return name_of(self.decided_by)
