"""What the review page shows: the frozen document, what changed in it, what was said about each slot, and the queue."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Prefetch

from plans.comparison import Comparison, SectionChange, SlotChange, compare, diff_words
from plans.document import CitationRecord, PlanDocument, SectionRecord, SlotRecord
from plans.document_json import document_from_json
from plans.models import SectionKind, Weight
from reviews.models import Comment, CommentState, Reply, Submission
from topics.models import Side


@dataclass(frozen=True)
class EvidenceView:
    """A citation and what became of it: "" as before, "new", "changed" or "removed"."""

    citation: CitationRecord
    mark: str


@dataclass(frozen=True)
class SlotRow:
    """One slot beside the comments on it. `change` is None where nothing changed, or nothing came before.

    `is_first` says that this is a first submission, `is_gone` that the slot was only in the one before; `next_change`
    is the id of the next slot that changed, or "".
    """

    slot: SlotRecord
    section: SectionRecord
    change: SlotChange | None
    comments: list[Comment]
    is_first: bool
    is_gone: bool
    next_change: str

    @property
    def has_label(self) -> bool:
        """Whether the slot has a name within its section."""
        return self.section.kind != SectionKind.THESIS

    @property
    def where(self) -> str:
        """The slot's place in words: "Evidence, paragraph 4"."""
        name = self.slot.role.name
        if self.section.kind == SectionKind.PARAGRAPH:
            return f"{name}, paragraph {self.section.number}"
        return f"{name}, {self.section.heading.lower()}" if self.has_label else name

    @property
    def is_new(self) -> bool:
        """Whether the slot was empty, or not there, in the submission before."""
        return self.change is not None and not (self.change.old and self.change.old.is_written)

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The words, marked as same, added or removed."""
        if self.change is None or not self.change.is_text:
            return (("same", self.slot.text),) if self.slot.text else ()
        return diff_words(self.change.old.text if self.change.old else "", self.slot.text)

    @property
    def evidence(self) -> Iterator[EvidenceView]:
        change = self.change
        for citation in self.slot.citations:
            is_new = change is not None and citation in change.cited
            is_changed = change is not None and citation in change.cited_again
            yield EvidenceView(citation, "new" if is_new else "changed" if is_changed else "")
        for citation in change.uncited if change else ():
            yield EvidenceView(citation, "removed")

    @property
    def has_evidence(self) -> bool:
        return bool(self.slot.citations or (self.change and self.change.uncited))

    @property
    def needs_eyes(self) -> bool:
        """Whether a comment on the slot is not settled, or not yet sent."""
        return any(not comment.is_published or comment.marked_state != CommentState.FIXED for comment in self.comments)


@dataclass(frozen=True)
class SectionView:
    """A section with its rows. `change` is None where it is where it was, described as it was."""

    section: SectionRecord
    change: SectionChange | None
    rows: list[SlotRow]
    is_resubmitted: bool

    @property
    def title(self) -> str:
        """What the section is about; its number stands apart."""
        if self.section.kind != SectionKind.PARAGRAPH:
            return self.section.heading
        return self.section.factor or "Paragraph"

    @property
    def has_head(self) -> bool:
        """Whether the section is named apart from its slots: the line of argument is a section of one slot."""
        return self.section.kind != SectionKind.THESIS

    @property
    def is_new(self) -> bool:
        return self.change is not None and self.change.old is None

    @property
    def described_before(self) -> list[str]:
        """How a paragraph was described in the submission before, as far as that changed: "was Minor"."""
        return [f"was {_described(self.change.old, name)}" for name in (self.change.described if self.change else ())]

    @property
    def is_written(self) -> bool:
        return any(slot.is_written for slot in self.section.slots)

    @property
    def is_changed(self) -> bool:
        return self.change is not None or any(row.change for row in self.rows)

    @property
    def is_folded(self) -> bool:
        """Whether there is nothing to read: nothing written, or nothing new and nothing asked."""
        if any(row.needs_eyes for row in self.rows):
            return False
        return not self.is_changed if self.is_resubmitted else not self.is_written


def _described(section: SectionRecord, name: str) -> str:
    """Return a paragraph's side, factor or weight in words."""
    value = getattr(section, name)
    labels = {"side": dict(Side.choices), "weight": dict(Weight.choices)}
    return str(labels.get(name, {}).get(value, value) or f"without {name}")


@dataclass(frozen=True)
class ReviewPage:
    """The page of one submission. `comparison` is None for a first one; `newest` is the plan's last submission.

    `siblings` are all submissions of the plan, this one too. `elsewhere` holds comments on slots that are neither in
    this document nor in the one before.
    """

    submission: Submission
    document: PlanDocument
    comparison: Comparison | None
    sections: list[SectionView]
    removed: list[SectionView]
    elsewhere: list[Comment]
    comments: list[Comment]
    siblings: list[Submission]

    @property
    def student(self) -> str:
        return self.submission.plan.owner.shown_name

    @property
    def is_open(self) -> bool:
        return self.submission.decided_review is None

    @property
    def newest(self) -> Submission:
        return self.siblings[-1]

    @property
    def others(self) -> list[Submission]:
        """The plan's other submissions, newest first."""
        return [submission for submission in reversed(self.siblings) if submission != self.submission]

    @property
    def previous_number(self) -> int:
        return self.submission.number - 1

    @property
    def first_change(self) -> str:
        """The id of the first slot that changed, or ""."""
        return next(iter(self.comparison.slots), "") if self.comparison else ""

    @property
    def unsent(self) -> list[Comment]:
        return [comment for comment in self.comments if not comment.is_published]

    @property
    def has_open_comments(self) -> bool:
        return any(comment.marked_state == CommentState.OPEN for comment in self.comments)

    @property
    def says_something(self) -> bool:
        """Whether the student would find something to act on or to read beside the slots."""
        marks = any(comment.next_state for comment in self.comments)
        replies = any(reply.published_at is None for comment in self.comments for reply in comment.replies.all())
        return self.has_open_comments or marks or replies

    def row(self, slot_id: str) -> SlotRow | None:
        rows = (row for section in [*self.sections, *self.removed] for row in section.rows)
        return next((row for row in rows if row.slot.id == slot_id), None)


def read_review(submission: Submission) -> ReviewPage:
    """Read all that the page of a submission shows, in four queries: its siblings, the one before, what was said."""
    document = document_from_json(submission.document)
    siblings = list(submission.plan.submissions.select_related("review").defer("document").order_by("number"))
    comparison = compare(_document_before(submission), document) if submission.number > 1 else None
    comments = _comments_until(submission)
    views = _Views(comparison, comments)
    sections = [views.section(section) for section in document.sections]
    removed = [views.section(section, is_gone=True) for section in comparison.removed] if comparison else []
    shown = {row.slot.id for view in [*sections, *removed] for row in view.rows}
    elsewhere = [comment for comment in comments if str(comment.slot_id) not in shown]
    return ReviewPage(submission, document, comparison, sections, removed, elsewhere, comments, siblings)


def _document_before(submission: Submission) -> PlanDocument:
    before = Submission.objects.get(plan=submission.plan_id, number=submission.number - 1)
    return document_from_json(before.document)


def _comments_until(submission: Submission) -> list[Comment]:
    """Return the comments on this submission and those before it, oldest first."""
    comments = Comment.objects.filter(
        submission__plan=submission.plan_id, submission__number__lte=submission.number
    ).select_related("author", "submission")
    return list(comments.prefetch_related(Prefetch("replies", Reply.objects.select_related("author"))))


class _Views:
    """Makes the views of sections from what changed and what was said."""

    def __init__(self, comparison: Comparison | None, comments: list[Comment]):
        self.is_resubmitted = comparison is not None
        self.comparison = comparison or Comparison()
        self.comments = defaultdict(list)
        self.next_changes = dict(pairwise(self.comparison.slots))
        for comment in comments:
            self.comments[str(comment.slot_id)].append(comment)

    def section(self, section: SectionRecord, *, is_gone: bool = False) -> SectionView:
        rows = [self._row(section, slot, is_gone) for slot in section.slots]
        return SectionView(section, self.comparison.sections.get(section.id), rows, self.is_resubmitted)

    def _row(self, section: SectionRecord, slot: SlotRecord, is_gone: bool) -> SlotRow:
        return SlotRow(
            slot=slot,
            section=section,
            change=self.comparison.slots.get(slot.id),
            comments=self.comments[slot.id],
            is_first=not self.is_resubmitted,
            is_gone=is_gone,
            next_change=self.next_changes.get(slot.id, ""),
        )


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
