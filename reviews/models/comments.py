"""The conversation about slots: comments and replies."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from plans.models import Plan, Slot
from reviews.models.submissions import Submission
from reviews.profile_text import NAME_LENGTH
from reviews.quotes import find_quote
from reviews.words import name_of

COMMENT_MAX_LENGTH = 4_000
QUOTE_MAX_LENGTH = 300
TITLE_MAX_LENGTH = 200
SAVED_MAX_LENGTH = 500  # short enough for the index that keeps each text once


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

    def readable_by(self, teacher) -> "CommentQuerySet":
        """Comments on submissions that the teacher may review: what another class was told is not for them."""
        return self.filter(submission__in=Submission.objects.reviewable_by(teacher))

    def to_act_on(self) -> "CommentQuerySet":
        return self.filter(state=CommentState.OPEN).exclude(kind=CommentKind.PRAISE)


class Comment(models.Model):
    """A remark about a slot, made on one submission and alive until it is fixed.

    `quote` are words of the slot as it was submitted; `quote_place` of the same words come before them. A comment on
    the link from a piece of evidence to its point has the id and the name of the evidence in the submission's document,
    as `link_evidence` and `link_title`.
    `criterion` is that of the saved comment which was put into it, as a name.
    `next_state` is what a teacher has marked while reviewing; it becomes the state with the decision, not before.
    `done_at` is when the student said that it is fixed; the state is "answered" until a teacher confirms it.
    `edited_at` is when the words were last changed after the student had got them; `revision` counts their changes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="comments")
    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="comments")
    kind = models.CharField(max_length=10, choices=CommentKind, default=CommentKind.SUGGESTION)
    text = models.TextField("comment", max_length=COMMENT_MAX_LENGTH)
    criterion = models.CharField(max_length=NAME_LENGTH, blank=True)
    quote = models.CharField(max_length=QUOTE_MAX_LENGTH, blank=True)
    quote_place = models.PositiveSmallIntegerField(default=0)
    link_evidence = models.PositiveBigIntegerField(null=True, blank=True)
    link_title = models.CharField(max_length=TITLE_MAX_LENGTH, blank=True)
    state = models.CharField(max_length=8, choices=CommentState, default=CommentState.OPEN)
    next_state = models.CharField(max_length=8, choices=CommentState, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

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
    def is_savable(self) -> bool:
        """Whether it is short enough to be saved for use again as it is; else it is shortened first."""
        return len(self.text) <= SAVED_MAX_LENGTH

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
