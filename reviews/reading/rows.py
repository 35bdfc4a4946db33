"""The parts of the review page: a slot with what changed in it and what was said about it; a section of such slots."""

from collections.abc import Iterator
from dataclasses import dataclass

from plans.comparison import SectionChange, SlotChange, diff_words
from plans.document import CitationRecord, EvidenceRecord, SectionRecord, SlotRecord
from plans.models import SectionKind, Weight
from reviews.models import Comment, CommentState
from reviews.quotes import find_quote, mark_quotes
from reviews.words import name_evidence
from topics.figures import headline
from topics.models import Side


@dataclass(frozen=True)
class EvidenceView:
    """A citation and what became of it: "" as before, "new", "changed" or "removed".

    `was` is the evidence as it was cited in the submission before, where it was.
    """

    citation: CitationRecord
    mark: str
    was: EvidenceRecord | None = None

    @property
    def has_other_figures(self) -> bool:
        return self.was is not None and self.was.figures != self.citation.evidence.figures

    @property
    def old_figures(self) -> list[str]:
        """The figures that stood there before and do not any more: "10 of 19"."""
        before = self.was.figures if self.was else ()
        return [headline(figure) for figure in before if figure not in self.citation.evidence.figures]


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
        change = self.change
        old = change.old.citations if change and change.old else ()
        before = {citation.evidence.id: citation.evidence for citation in old}
        for citation in self.slot.citations:
            is_new = change is not None and citation in change.cited
            is_changed = change is not None and citation in change.cited_again
            mark = "new" if is_new else "changed" if is_changed else ""
            yield EvidenceView(citation, mark, before.get(citation.evidence.id))
        for citation in change.uncited if change else ():
            yield EvidenceView(citation, "removed")

    @property
    def has_evidence(self) -> bool:
        return bool(self.slot.citations or (self.change and self.change.uncited))

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
