"""Evidence in a submission, and what became of it since the one that it is compared with, in words. Pure."""

from dataclasses import dataclass

from plans.comparison import SlotChange
from plans.document import CitationRecord, SectionRecord
from plans.evidence_changes import Correction, FigureChange, Move
from topics.figures import in_line, words


@dataclass(frozen=True)
class EvidenceView:
    """A citation and what became of it: "" as before, "new", "changed", "moved", "gone" or "away", to another slot.

    `marks` say so in a few words each, `figures` which of its figures differ, and how.
    """

    citation: CitationRecord
    mark: str = ""
    marks: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


def view_citation(citation: CitationRecord, change: SlotChange | None) -> EvidenceView:
    """Return a citation that is in the slot now; `change` is what changed in the slot."""
    if change is None:
        return EvidenceView(citation)
    if citation in change.cited:
        return EvidenceView(citation, "new", ("New",))
    move = next((each for each in change.came if each.new.citation == citation), None)
    correction = next((each for each in change.corrections if each.new == citation), None)
    marks = (_whence(move) if move else "", _by_whom(correction) if correction else "")
    figures = tuple(map(say_figure, correction.figures)) if correction else ()
    return EvidenceView(
        citation, "moved" if move else "changed" if correction else "", tuple(filter(None, marks)), figures
    )


def view_away(move: Move) -> EvidenceView:
    """Return a citation that is in another slot now."""
    is_near = move.new.section.id == move.old.section.id
    where = f"“{move.new.slot.role.name}”" if is_near else name_section(move.new.section)
    return EvidenceView(move.old.citation, "away", (f"Moved to {where}",))


def _whence(move: Move) -> str:
    if move.was_in is None:
        return f"Moved from {name_section(move.old.section)}, which was taken out"
    is_near = move.new.section.id == move.old.section.id
    return f"Moved from {f'“{move.old.slot.role.name}”' if is_near else name_section(move.was_in)}"


def _by_whom(correction: Correction) -> str:
    if correction.is_by_bank:
        return "The bank corrected this"
    return "Reworded" if correction.is_reworded else ""


def say_figure(change: FigureChange) -> str:
    """Say how a figure changed: "Figure changed: was 10 of 19, is 12 of 19"."""
    if change.old is None:
        return f"Figure added: {in_line(change.new)}"
    if change.new is None:
        return f"Figure taken out: {in_line(change.old)}"
    was, now = in_line(change.old), in_line(change.new)
    if was == now:  # it is about something else
        was, now = words(change.old), words(change.new)
    return f"Figure changed: was {was}, is {now}"


def name_section(section: SectionRecord) -> str:
    """Return what to call a section within a sentence: "paragraph 2", "the conclusion"."""
    if section.kind == "paragraph":
        return f"paragraph {section.number}"
    return f"the {section.heading.lower()}"
