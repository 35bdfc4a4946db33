"""What became of evidence between two documents of one plan: corrected, or moved from slot to slot. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from plans.document import CitationRecord, EvidenceRecord, PlanDocument, SectionRecord, SlotRecord
from topics.figures import Figure


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that differs. `old` is None where it is new, `new` where it was taken out."""

    old: Figure | None
    new: Figure | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A citation of evidence whose own words or figures changed, as it was and as it is."""

    old: CitationRecord
    new: CitationRecord

    @property
    def is_by_bank(self) -> bool:
        """Whether others changed it: a student can change only what is their own."""
        return not self.new.evidence.is_own

    @property
    def is_reworded(self) -> bool:
        """Whether more than its figures changed."""
        return _words(self.old.evidence) != _words(self.new.evidence)

    @property
    def figures(self) -> tuple[FigureChange, ...]:
        return tuple(_figure_changes(self.old.evidence.figures, self.new.evidence.figures))


@dataclass(frozen=True, slots=True)
class Place:
    """A citation in its slot of a section."""

    citation: CitationRecord
    slot: SlotRecord
    section: SectionRecord


@dataclass(frozen=True, slots=True)
class Move:
    """Evidence that left a slot and is in another one now. `was_in` is None where its section was taken out.

    `was_in` is the section that it left as it is now, with the number that it has now.
    """

    old: Place
    new: Place
    was_in: SectionRecord | None


def find_moves(old: PlanDocument, new: PlanDocument) -> tuple[Move, ...]:
    """Return the evidence that went from slot to slot, each piece as often as it left one for another."""
    before, after = _places(old), _places(new)
    sections = {section.id: section for section in new.sections}
    moves = []
    for pk, places in after.items():
        stood = before.get(pk, {})
        left = [place for slot, place in stood.items() if slot not in places]
        came = [place for slot, place in places.items() if slot not in stood]
        moves += [Move(was, now, sections.get(was.section.id)) for was, now in zip(left, came, strict=False)]
    return tuple(moves)


def _places(document: PlanDocument) -> dict[int, dict[str, Place]]:
    """Return where each piece of evidence is cited: by its id, and by the slot's."""
    places: dict[int, dict[str, Place]] = defaultdict(dict)
    for section in document.sections:
        for slot in section.slots:
            for citation in slot.citations:
                places[citation.evidence.id][slot.id] = Place(citation, slot, section)
    return places


def corrected(old: CitationRecord, new: CitationRecord) -> Correction | None:
    """Return what changed in a piece of evidence, or None."""
    return Correction(old, new) if old.evidence != new.evidence else None


def is_rewritten(old: EvidenceRecord, new: EvidenceRecord) -> bool:
    """Whether it is one piece of a student's own evidence, which they changed by taking it out and writing it anew."""
    named = " ".join(old.title.casefold().split()) == " ".join(new.title.casefold().split()) != ""
    return old.is_own and new.is_own and named


def _words(evidence: EvidenceRecord) -> EvidenceRecord:
    return replace(evidence, id=0, figures=())


def _figure_changes(old: tuple[Figure, ...], new: tuple[Figure, ...]) -> Iterator[FigureChange]:
    """Yield what differs, like figures as one that changed: first those of a kind and unit, then those of a kind."""
    gone, come = [figure for figure in old if figure not in new], [figure for figure in new if figure not in old]
    pairs = {}
    for likeness in (lambda figure: (type(figure), figure.unit), type):
        pairs |= dict(_pairs(gone, come, likeness))
    for figure in old:
        if figure in pairs:
            yield FigureChange(figure, pairs[figure])
    yield from (FigureChange(figure, None) for figure in gone)
    yield from (FigureChange(None, figure) for figure in come)


def _pairs(gone: list[Figure], come: list[Figure], likeness: Callable) -> Iterator[tuple[Figure, Figure]]:
    """Take from both lists those that are alike, and yield them."""
    for figure in list(gone):
        like = next((other for other in come if likeness(other) == likeness(figure)), None)
        if like is not None:
            gone.remove(figure)
            come.remove(like)
            yield figure, like
