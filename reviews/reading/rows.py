"""The parts of the review page: a slot with what changed in it and what was said about it; a section of such slots."""

from collections.abc import Iterator
from dataclasses import dataclass

from plans.comparison import SectionChange, SlotChange, diff_words
from plans.document import SectionRecord, SlotRecord
from plans.evidence_changes import Move
from plans.models import SectionKind, Weight
from reviews.evidence_words import EvidenceView, view_away, view_citation
from reviews.models import Comment, CommentState
from reviews.quotes import find_quote, mark_quotes
from reviews.words import name_evidence
from topics.models import Side


@dataclass(frozen=True)
class SlotRow:
    """One slot beside the comments on it. `change` is None where nothing changed, or nothing came before.

    `went` is the evidence that was in the slot and is in another one now.

    `is_first` says that this is a first submission, `is_gone` that the slot was only in the one before; `next_change`
    is the id of the next slot that changed, or "".
    """

    slot: SlotRecord
    section: SectionRecord
    change: SlotChange | None
    went: tuple[Move, ...]
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
        """Whether the slot was empty, or not there, and what is in it now was nowhere else."""
        if self.change is None or (self.change.old and self.change.old.is_written):
            return False
        return bool(self.slot.text) or len(self.change.came) < len(self.slot.citations)

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The words, marked as same, added or removed."""
        if self.change is None or not self.change.is_text:
            return (("same", self.slot.text),) if self.slot.text else ()
        return diff_words(self.change.old.text if self.change.old else "", self.slot.text)

    @property
    def marked_pieces(self) -> Iterator[tuple[str, str, bool]]:
        """The pieces, cut where words begin and end that a comment quotes; of what is fixed nothing is marked."""
        unfixed = (comment for comment in self.comments if comment.marked_state != CommentState.FIXED)
        return mark_quotes(self.pieces, [(comment.quote, comment.quote_place) for comment in unfixed if comment.quote])

    @property
    def lost_quotes(self) -> set:
        """The ids of the comments whose quoted words are no longer in the slot."""
        quoting = (comment for comment in self.comments if comment.quote)
        return {comment.pk for comment in quoting if not find_quote(self.slot.text, comment.quote)}

    @property
    def links(self) -> list[tuple[int, str]]:
        """The pieces of evidence whose link to the point a comment can be about: id and name."""
        return [(citation.evidence.id, name_evidence(citation.evidence)) for citation in self.slot.citations]

    @property
    def evidence(self) -> Iterator[EvidenceView]:
        away = {move.old.citation: move for move in self.went}
        for citation in self.slot.citations:
            if citation not in away:
                yield view_citation(citation, self.change)
        for move in self.went:
            yield view_away(move)
        for citation in self.change.uncited if self.change else ():
            yield EvidenceView(citation, "gone")

    @property
    def has_evidence(self) -> bool:
        return bool(self.slot.citations or self.went or (self.change and self.change.uncited))

    @property
    def needs_eyes(self) -> bool:
        """Whether a comment on the slot is not settled, or not yet sent."""
        return any(_is_unsettled(comment) for comment in self.comments)


@dataclass(frozen=True)
class GoneRow:
    """Comments on a slot that is neither in this document nor in the one before, with where the slot was."""

    slot_id: str
    where: str
    comments: list[Comment]
    is_gone: bool = True
    lost_quotes: frozenset = frozenset()


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
    def side_label(self) -> str:
        return _described(self.section, "side")

    @property
    def weight_label(self) -> str:
        return _described(self.section, "weight")

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
        """Whether there is nothing to read: nothing written, or nothing new and nothing asked.

        The line of argument is never folded away: the rest is read against it.
        """
        if self.section.kind == SectionKind.THESIS or any(row.needs_eyes for row in self.rows):
            return False
        return not self.is_changed if self.is_resubmitted else not self.is_written


def _is_unsettled(comment: Comment) -> bool:
    is_settled = comment.is_praise or comment.marked_state == CommentState.FIXED
    return not comment.is_published or not is_settled


def _described(section: SectionRecord, name: str) -> str:
    """Return a paragraph's side, factor or weight in words."""
    value = getattr(section, name)
    labels = {"side": dict(Side.choices), "weight": dict(Weight.choices)}
    return str(labels.get(name, {}).get(value, value) or f"without {name}")
