"""A topic of the bank as one frozen value, to be made into a revision sheet. Pure.

`exports.reading` makes one from the database.
"""

from dataclasses import dataclass

from plans.document import EvidenceRecord, QuestionRecord
from topics.figures import Figure


@dataclass(frozen=True, slots=True)
class HandoutClaim:
    """An argument or a counterargument: the cards shown with it, and the evidence that has its card elsewhere."""

    text: str
    cards: tuple[EvidenceRecord, ...] = ()
    mentions: tuple[EvidenceRecord, ...] = ()
    counters: tuple["HandoutClaim", ...] = ()
    rebuttals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandoutTheme:
    """A theme with its arguments, and the evidence that none of them shows."""

    title: str
    claims: tuple[HandoutClaim, ...] = ()
    more: tuple[EvidenceRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """The figure to set large, and the evidence that it is from, which has no other card."""

    figure: Figure
    evidence: EvidenceRecord


@dataclass(frozen=True, slots=True)
class TopicHandout:
    """All that the sheet shows. Its repr tells it from any other."""

    title: str
    summary: str = ""
    span_from: int | None = None
    span_to: int | None = None
    evidence_count: int = 0
    key_figure: KeyFigure | None = None
    themes: tuple[HandoutTheme, ...] = ()
    questions: tuple[QuestionRecord, ...] = ()
    sources: tuple[str, ...] = ()
