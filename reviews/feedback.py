"""What a student sees of the reviews of a plan: decided reviews and published comments, and nothing else."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Prefetch, QuerySet

from plans.models import Plan, PlanState
from reviews.models import Comment, CommentKind, CommentState, Reply, Review, Submission, WhenShown
from reviews.words import where_it_was


@dataclass(frozen=True)
class Feedback:
    """The published feedback on one plan. Submissions come newest first, comments oldest first.

    `removed` are the comments on parts that the student took out: left aside, but as long as they are not acted on,
    the levels wait for them, too. Else taking a part out for a moment would show the levels.
    `drafts` are the student's replies that are typed and not sent, by the name of the field.
    """

    plan: Plan
    submissions: tuple[Submission, ...]
    comments: tuple[Comment, ...]
    removed: tuple[Comment, ...]
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
        is_open = self.wait_count > 0 and self.plan.state != PlanState.APPROVED
        has_levels = bool(self.overall and self.overall[0].given)
        return has_levels and is_open and self.when_shown == WhenShown.AFTER_ACTING

    @property
    def wait_count(self) -> int:
        """How many comments the levels may wait for."""
        return len(self.to_act_on) + self.removed_count

    @property
    def removed_count(self) -> int:
        """How many of them are on parts that were taken out."""
        return sum(comment.is_to_act_on for comment in self.removed)

    @property
    def removed_parts(self) -> list[tuple[str, str]]:
        """The parts that were taken out and have comments that are not settled: each slot's id, and where it was."""
        unsettled = (each for each in self.removed if not each.is_praise and each.state != CommentState.FIXED)
        return list({str(each.slot_id): where_it_was(each.slot) for each in unsettled}.items())

    @property
    def when_shown(self) -> str:
        return (self.submissions[0].when_shown if self.submissions else "") or WhenShown.AT_ONCE

    @cached_property
    def by_slot(self) -> dict[str, list[Comment]]:
        """The comments on each slot, by the slot's id; also on those that were taken out."""
        slots = {}
        for comment in (*self.comments, *self.removed):
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
    """Return the plan's published feedback, in three queries."""
    replies = Reply.objects.filter(published_at__isnull=False).select_related("author")
    comments = _comments(plan).prefetch_related(Prefetch("replies", replies))
    return _feedback(plan, _submissions(plan).defer("document"), comments, drafts or {})


def read_feedback_of_class(plan: Plan, teacher) -> Feedback:
    """Return the published feedback as far as the teacher may know of it: of the classes that they teach."""
    replies = Reply.objects.filter(published_at__isnull=False).select_related("author")
    comments = _comments(plan).readable_by(teacher).prefetch_related(Prefetch("replies", replies))
    return _feedback(plan, _submissions(plan).reviewable_by(teacher).defer("document"), comments, {})


def read_feedback_in_brief(plan: Plan, drafts: Mapping[str, str]) -> Feedback:
    """Return the published feedback without replies and with what was handed in, in two queries."""
    return _feedback(plan, _submissions(plan), _comments(plan), drafts)


def read_feedback_to_act_on(plan: Plan) -> Feedback:
    """Return the published feedback without replies and without documents, in two queries, for a page that leads on."""
    return _feedback(plan, _submissions(plan).defer("document"), _comments(plan), {})


def _feedback(
    plan: Plan, submissions: QuerySet[Submission], comments: QuerySet[Comment], drafts: Mapping[str, str]
) -> Feedback:
    there, removed = [], []
    for comment in comments:
        (removed if comment.slot.section.removed_at else there).append(comment)
    return Feedback(plan, tuple(submissions), tuple(there), tuple(removed), drafts)


def _submissions(plan: Plan) -> QuerySet[Submission]:
    submissions = plan.submissions.select_related("review__decided_by").order_by("-number")
    return submissions.annotate(when_shown=F("plan__assignment__levels_shown__when"))


def _comments(plan: Plan) -> QuerySet[Comment]:
    comments = Comment.objects.published().on(plan).select_related("author", "slot__section", "submission")
    return comments.defer("submission__document")


def draft_name(comment: Comment) -> str:
    """Return the name of the field of a reply."""
    return f"reply-{comment.pk}"


def count_open_comments(plans: Iterable[Plan]) -> Counter:
    """Return how many published comments on each plan are to be acted on, by the plan's id, in one query.

    Those on parts that were taken out are left aside.
    """
    ids = [plan.pk for plan in plans]
    comments = Comment.objects.published().to_act_on()
    comments = comments.filter(submission__plan__in=ids, slot__section__removed_at__isnull=True)
    return Counter(comments.values_list("submission__plan", flat=True))
