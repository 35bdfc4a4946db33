"""What a student sees of the reviews of a plan: decided reviews and published comments, and nothing else."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Prefetch, QuerySet

from plans.models import Plan, PlanState
from reviews.models import Comment, CommentKind, CommentState, Reply, Review, Submission, WhenShown


@dataclass(frozen=True)
class Feedback:
    """The published feedback on one plan. Submissions come newest first, comments oldest first.

    `drafts` are the student's replies that are typed and not sent, by the name of the field.
    """

    plan: Plan
    submissions: tuple[Submission, ...]
    comments: tuple[Comment, ...]
    drafts: Mapping[str, str]

    @property
    def latest(self) -> Submission | None:
        """The last submission: its `number`, when it was `submitted_at`, and its `decided_review` if there is one."""
        return self.submissions[0] if self.submissions else None

    @property
    def has_earlier(self) -> bool:
        """Whether there is a submission to compare with what the student has before them."""
        return len(self.submissions) > (0 if self.plan.is_editable else 1)

    @property
    def overall(self) -> list[Review]:
        """The decided reviews, newest first: `decision`, `overall`, `decider_name`, `decided_at`."""
        return [submission.decided_review for submission in self.submissions if submission.decided_review]

    @property
    def levels(self) -> list[dict[str, str]]:
        """The levels that the last decided review gave and that the student may see by now."""
        given = self.overall[0].given if self.overall else []
        is_withheld = self.when_shown == WhenShown.NEVER or self.levels_wait
        return [] if is_withheld else given

    @property
    def levels_wait(self) -> bool:
        """Whether the levels come once the comments are acted on; of an approved plan they wait for nothing."""
        is_open = bool(self.to_act_on) and self.plan.state != PlanState.APPROVED
        has_levels = bool(self.overall and self.overall[0].given)
        return has_levels and is_open and self.when_shown == WhenShown.AFTER_ACTING

    @property
    def when_shown(self) -> str:
        return (self.submissions[0].when_shown if self.submissions else "") or WhenShown.AT_ONCE

    @cached_property
    def by_slot(self) -> dict[str, list[Comment]]:
        """The comments on each slot, by the slot's id."""
        slots = {}
        for comment in self.comments:
            slots.setdefault(str(comment.slot_id), []).append(comment)
        return slots

    @cached_property
    def to_act_on(self) -> list[Comment]:
        """Open comments, what must be fixed before the rest."""
        comments = [comment for comment in self.comments if comment.is_to_act_on]
        return sorted(comments, key=lambda comment: comment.kind != CommentKind.MUST_FIX)

    @property
    def praise(self) -> list[Comment]:
        return [comment for comment in self.comments if comment.is_praise]

    @property
    def done(self) -> list[Comment]:
        """Comments that the student answered or fixed."""
        return [comment for comment in self.comments if comment.state != CommentState.OPEN and not comment.is_praise]

    @property
    def unsent(self) -> list[Comment]:
        """Comments that a reply is typed to and not sent."""
        return [comment for comment in self.comments if draft_name(comment) in self.drafts]

    @property
    def open_count(self) -> int:
        return len(self.to_act_on)


def read_feedback(plan: Plan, drafts: Mapping[str, str] | None = None) -> Feedback:
    """Return the plan's published feedback, in three queries.

    Comments on paragraphs that the student took out are left aside; they come back with the paragraph.
    """
    replies = Reply.objects.filter(published_at__isnull=False).select_related("author")
    comments = _comments(plan).prefetch_related(Prefetch("replies", replies))
    return Feedback(plan, tuple(_submissions(plan).defer("document")), tuple(comments), drafts or {})


def read_feedback_in_brief(plan: Plan, drafts: Mapping[str, str]) -> Feedback:
    """Return the published feedback without replies and with what was handed in, in two queries."""
    return Feedback(plan, tuple(_submissions(plan)), tuple(_comments(plan)), drafts)


def read_feedback_to_act_on(plan: Plan) -> Feedback:
    """Return the published feedback without replies and without documents, in two queries, for a page that leads on."""
    return Feedback(plan, tuple(_submissions(plan).defer("document")), tuple(_comments(plan)), {})


def _submissions(plan: Plan) -> QuerySet[Submission]:
    submissions = plan.submissions.select_related("review__decided_by").order_by("-number")
    return submissions.annotate(when_shown=F("plan__assignment__levels_shown__when"))


def _comments(plan: Plan) -> QuerySet[Comment]:
    comments = Comment.objects.published().on(plan).filter(slot__section__removed_at__isnull=True)
    return comments.select_related("author", "slot")


def draft_name(comment: Comment) -> str:
    """Return the name of the field of a reply."""
    return f"reply-{comment.pk}"


def count_open_comments(plans: Iterable[Plan]) -> Counter:
    """Return how many published comments on each plan are to be acted on, by the plan's id, in one query."""
    ids = [plan.pk for plan in plans]
    comments = Comment.objects.published().to_act_on()
    comments = comments.filter(submission__plan__in=ids, slot__section__removed_at__isnull=True)
    return Counter(comments.values_list("submission__plan", flat=True))
