"""The review page: the frozen document, what changed in it, and what was said about each slot."""

from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Subquery, When

from plans.comparison import Comparison, compare
from plans.document import PlanDocument, SectionRecord, SlotRecord
from plans.document_json import document_from_json
from reviews.models import Comment, CommentState, Reply, SavedComment, Submission
from reviews.models.comments import CommentQuerySet
from reviews.models.submissions import SubmissionQuerySet
from reviews.reading.rows import GoneRow, SectionView, SlotRow
from reviews.words import where_it_was


@dataclass(frozen=True)
class ReviewPage:
    """The page of one submission. `comparison` is with the one of the number `since`; of a first one it is None.

    `is_own` says that the plan's writer reads it, and not a teacher.
    `siblings` are the submissions of the plan that the reader may open, this one too. `elsewhere` holds comments on
    slots that are neither in this document nor in the one before.
    """

    submission: Submission
    document: PlanDocument
    comparison: Comparison | None
    since: int
    sections: list[SectionView]
    removed: list[SectionView]
    elsewhere: list[GoneRow]
    comments: list[Comment]
    siblings: list[Submission]
    is_own: bool = False

    @property
    def student(self) -> str:
        return self.submission.plan.owner.shown_name

    @property
    def is_open(self) -> bool:
        """Whether a teacher can write something about it."""
        return not self.is_own and self.submission.decided_review is None

    @property
    def newest(self) -> Submission:
        return self.siblings[-1]

    @property
    def others(self) -> list[Submission]:
        """The plan's other submissions, newest first."""
        return [submission for submission in reversed(self.siblings) if submission != self.submission]

    @property
    def earlier(self) -> list[Submission]:
        """The submissions that this one can be compared with, newest first."""
        return [submission for submission in self.others if submission.number < self.submission.number]

    @property
    def has_feedback(self) -> bool:
        """Whether something was sent to the student, with this submission or with one before."""
        return self.submission.decided_review is not None or bool(self.earlier)

    @property
    def first_change(self) -> str:
        """The id of the first slot that changed, or ""."""
        return next(iter(self.comparison.slots), "") if self.comparison else ""

    @property
    def unsent(self) -> list[Comment]:
        return [comment for comment in self.comments if not comment.is_published]

    @property
    def has_open_comments(self) -> bool:
        """Whether the student has something to act on; praise is nothing of the kind."""
        return any(comment.marked_state == CommentState.OPEN and not comment.is_praise for comment in self.comments)

    @property
    def says_something(self) -> bool:
        """Whether the student would find something to act on or to read beside the slots."""
        marks = any(comment.next_state for comment in self.comments)
        replies = any(reply.published_at is None for comment in self.comments for reply in comment.replies.all())
        return self.has_open_comments or marks or replies

    def row(self, slot_id: str) -> SlotRow | GoneRow | None:
        rows = {row.slot.id: row for section in [*self.sections, *self.removed] for row in section.rows}
        gone = {row.slot_id: row for row in self.elsewhere}
        return rows.get(slot_id) or gone.get(slot_id)


def read_review(submission: Submission, reader, since: int = 0) -> ReviewPage:
    """Read all that the page of a submission shows, in three queries: its siblings and what was said.

    Of both no more than was sent to classes that `reader` teaches: the plan may have been in another class before.
    `reader` is who reviews: each comment says whether they keep its words as a saved comment (`is_saved`). `since` is
    the number of an earlier submission to compare with; any other number means the one just before.
    """
    siblings = submission.plan.submissions.reviewable_by(reader)
    return _read(submission, siblings, _comments_until(submission, reader), since)


def read_for_writer(submission: Submission, since: int = 0) -> ReviewPage:
    """Read a submission as its writer may, in three queries: with what was sent to them, and no more."""
    replies = Reply.objects.filter(published_at__isnull=False).select_related("author")
    comments = _until(submission).published().prefetch_related(Prefetch("replies", replies))
    found = list(comments)
    for comment in found:
        comment.next_state = ""  # what a teacher has marked and not sent
    return _read(submission, submission.plan.submissions.all(), found, since, is_own=True)


def _read(
    submission: Submission,
    siblings: SubmissionQuerySet,
    comments: list[Comment],
    since: int,
    *,
    is_own: bool = False,
) -> ReviewPage:
    document = submission.frozen
    siblings = _with_documents(siblings, submission, since)
    base = _base(siblings, submission, since)
    comparison = compare(document_from_json(base.document_before), document) if base else None
    views = _Views(comparison, comments)
    sections = [views.section(section) for section in document.sections]
    removed = [views.section(section, is_gone=True) for section in comparison.removed] if comparison else []
    gone = views.gone()
    since = base.number if base else 0
    return ReviewPage(submission, document, comparison, since, sections, removed, gone, comments, siblings, is_own)


def _with_documents(siblings: SubmissionQuerySet, submission: Submission, since: int) -> list[Submission]:
    """Fetch the siblings; the one just before, and that of the number `since`, with their `document_before`."""
    just_before = siblings.filter(number__lt=submission.number).order_by("-number").values("number")[:1]
    is_base = Q(number=since) | Q(number=Subquery(just_before))
    found = siblings.select_related("review").defer("document")
    return list(found.annotate(document_before=Case(When(is_base, then="document"))).order_by("number"))


def _base(siblings: list[Submission], submission: Submission, since: int) -> Submission | None:
    """Return the submission to compare with: that of the number `since` if it came before, else the one just before."""
    earlier = [one for one in siblings if one.number < submission.number]
    return next((one for one in earlier if one.number == since), earlier[-1] if earlier else None)


def _comments_until(submission: Submission, reader) -> list[Comment]:
    """Return the comments on this submission and those before it that the reader may read, oldest first."""
    saved = SavedComment.objects.filter(owner=reader, text=OuterRef("text"))
    comments = _until(submission).readable_by(reader).annotate(is_saved=Exists(saved))
    return list(comments.prefetch_related(Prefetch("replies", Reply.objects.select_related("author"))))


def _until(submission: Submission) -> CommentQuerySet:
    earlier = {"submission__plan": submission.plan_id, "submission__number__lte": submission.number}
    return Comment.objects.filter(**earlier).select_related("author", "slot__section")


class _Views:
    """Makes the views of sections from what changed and what was said."""

    def __init__(self, comparison: Comparison | None, comments: list[Comment]):
        self.is_resubmitted = comparison is not None
        self.comparison = comparison or Comparison()
        self.shown: set[str] = set()
        self.comments: dict[str, list[Comment]] = {}
        self.next_changes = dict(pairwise(self.comparison.slots))
        for comment in comments:
            self.comments.setdefault(str(comment.slot_id), []).append(comment)

    def section(self, section: SectionRecord, *, is_gone: bool = False) -> SectionView:
        rows = [self._row(section, slot, is_gone) for slot in section.slots]
        return SectionView(section, self.comparison.sections.get(section.id), rows, self.is_resubmitted)

    def _row(self, section: SectionRecord, slot: SlotRecord, is_gone: bool) -> SlotRow:
        self.shown.add(slot.id)
        return SlotRow(
            slot=slot,
            section=section,
            change=self.comparison.change_of(slot.id),
            went=tuple(move for move in self.comparison.moves if move.old.slot.id == slot.id),
            comments=self.comments.get(slot.id, []),
            is_first=not self.is_resubmitted,
            is_gone=is_gone,
            next_change=self.next_changes.get(slot.id, ""),
        )

    def gone(self) -> list[GoneRow]:
        """Return what was said about slots that got no row; call it once all sections have theirs."""
        return [
            GoneRow(pk, where_it_was(comments[0].slot), comments)
            for pk, comments in self.comments.items()
            if pk not in self.shown
        ]
