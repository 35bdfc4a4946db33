"""Submissions, reviews, and the conversation about slots."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils.functional import cached_property

from people.models import Role
from plans.document import PlanDocument, SlotRecord
from plans.document_json import document_from_json
from plans.models import Plan, Slot
from reviews.quotes import find_quote

COMMENT_MAX_LENGTH = 4_000
QUOTE_MAX_LENGTH = 300
TITLE_MAX_LENGTH = 200


def name_of(user) -> str:
    """Return the name shown beside what somebody wrote, also when their account is gone."""
    return user.shown_name if user else "Somebody who has left"


class SubmissionQuerySet(models.QuerySet):
    def reviewable_by(self, user) -> "SubmissionQuerySet":
        """Submissions to classes in which the user teaches; nobody reviews a plan of their own."""
        teaches = Q(plan__classroom__memberships__user=user, plan__classroom__memberships__role=Role.TEACHER)
        return self.filter(teaches).exclude(plan__owner=user)

    def waiting(self) -> "SubmissionQuerySet":
        """Submissions without a decision, oldest first."""
        return self.filter(Q(review__isnull=True) | Q(review__decision="")).order_by("submitted_at", "pk")

    def decided(self) -> "SubmissionQuerySet":
        """Submissions with a decision, the latest decision first."""
        return self.filter(review__decision__in=Decision.values).order_by("-review__decided_at", "pk")

    def for_lists(self) -> "SubmissionQuerySet":
        """Fetch what a line of a list shows: the question as it was submitted, but not the whole document."""
        shown = self.select_related("plan__owner", "plan__classroom", "review__decided_by").defer("document")
        return shown.annotate(question_text=KT("document__question__text"))


class Submission(models.Model):
    """A plan as it was handed in. `document` is the whole PlanDocument as JSON; it never changes.

    `changed_slots` counts the slots that differ from the submission before; it is null for the first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    submitted_at = models.DateTimeField()
    document = models.JSONField()
    changed_slots = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="submission_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="submission_number_from_one"),
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
    def decided_review(self) -> "Review | None":
        """The review once it is decided, else None."""
        review = getattr(self, "review", None)
        return review if review and review.decision else None


class Decision(models.TextChoices):
    RETURNED = "returned", "Returned"
    APPROVED = "approved", "Approved"


class Review(models.Model):
    """The review of one submission; the student sees it and its comments once it is decided."""

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="review")
    overall = models.TextField("overall comment", max_length=COMMENT_MAX_LENGTH, blank=True)
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True)
                | Q(decision__in=Decision.values, decided_at__isnull=False),
                name="review_decided_with_time",
            )
        ]

    def __str__(self) -> str:
        return f"Review of {self.submission_id}"

    @property
    def decider_name(self) -> str:
        return name_of(self.decided_by)


class CommentState(models.TextChoices):
    OPEN = "open", "Open"
    ANSWERED = "answered", "Answered"
    FIXED = "fixed", "Fixed"


class CommentKind(models.TextChoices):
    """What a comment asks for. Praise asks for nothing, so it is never something to act on."""

    MUST_FIX = "must_fix", "Must fix"
    SUGGESTION = "suggestion", "Suggestion"
    QUESTION = "question", "Question"
    PRAISE = "praise", "Praise"


class CommentQuerySet(models.QuerySet):
    def published(self) -> "CommentQuerySet":
        return self.filter(published_at__isnull=False)

    def on(self, plan: Plan) -> "CommentQuerySet":
        return self.filter(submission__plan=plan)

    def to_act_on(self) -> "CommentQuerySet":
        return self.filter(state=CommentState.OPEN).exclude(kind=CommentKind.PRAISE)


class Comment(models.Model):
    """A remark about a slot, made on one submission and alive until it is fixed.

    `quote` are words of the slot as it was submitted. A comment on the link from a piece of evidence to its point has
    the id and the name of the evidence in the submission's document, as `link_evidence` and `link_title`.
    `next_state` is what a teacher has marked while reviewing; it becomes the state with the decision, not before.
    `done_at` is when the student said that it is fixed; the state is "answered" until a teacher confirms it.
    `edited_at` is when the words were last changed after the student had got them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="comments")
    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="comments")
    kind = models.CharField(max_length=10, choices=CommentKind, default=CommentKind.SUGGESTION)
    text = models.TextField("comment", max_length=COMMENT_MAX_LENGTH)
    quote = models.CharField(max_length=QUOTE_MAX_LENGTH, blank=True)
    link_evidence = models.PositiveBigIntegerField(null=True, blank=True)
    link_title = models.CharField(max_length=TITLE_MAX_LENGTH, blank=True)
    state = models.CharField(max_length=8, choices=CommentState, default=CommentState.OPEN)
    next_state = models.CharField(max_length=8, choices=CommentState, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CommentState.values), name="comment_state_known"),
            models.CheckConstraint(
                condition=Q(next_state__in=["", CommentState.OPEN, CommentState.FIXED]),
                name="comment_next_state_known",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="comment_not_empty"),
            models.CheckConstraint(
                condition=Q(link_evidence__isnull=True, link_title="")
                | Q(link_evidence__isnull=False) & ~Q(link_title=""),
                name="comment_link_named",
            ),
            models.CheckConstraint(
                condition=Q(edited_at__isnull=True) | Q(published_at__isnull=False),
                name="comment_edited_once_published",
            ),
            models.CheckConstraint(condition=Q(kind__in=CommentKind.values), name="comment_kind_known"),
        ]

    def __str__(self) -> str:
        return f"Comment {self.pk}"

    @property
    def author_name(self) -> str:
        return name_of(self.author)

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def quote_stands(self) -> bool:
        """Whether the quoted words are still in the slot as it is now."""
        return find_quote(self.slot.text, self.quote) is not None

    @property
    def marked_state(self) -> str:
        """The state as reviewers see it, with what they have marked and not yet sent."""
        return self.next_state or self.state

    @property
    def shown_state(self) -> str:
        """The state as the student sees it; praise has none."""
        return "" if self.is_praise else self.state

    @property
    def is_praise(self) -> bool:
        return self.kind == CommentKind.PRAISE

    @property
    def is_to_act_on(self) -> bool:
        """Whether the student is to do something about it."""
        return self.state == CommentState.OPEN and not self.is_praise


class Reply(models.Model):
    """An answer to a comment. A teacher's reply waits for the decision, as comments do."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField("reply", max_length=COMMENT_MAX_LENGTH)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name_plural = "replies"
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="reply_not_empty")]

    def __str__(self) -> str:
        return f"Reply to {self.comment_id}"

    @property
    def author_name(self) -> str:
        return name_of(self.author)
