"""What an exam sheet can keep or leave out, in pieces. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from exports.card_data import figure_data, is_written
from exports.text_cleaner import TextCleaner, break_long_words, is_visible, shorten
from exports.words import SIDES, WEIGHTS
from plans.document import EvidenceRecord, PlanDocument, SectionRecord, SlotRecord
from plans.roles import CRITERION, DEGREE, JUDGEMENT
from topics.figures import headline, unit_words

IN_COLUMN = 20  # characters: see exports.card_data
BESIDE_TEXT = 40  # characters: what a piece takes up beside its text

# In the order in which they are kept; of the cards, every paragraph's first before any second.
POINT, CARD, CONCLUSION, COUNTER, OTHER_CARD, EXPLANATION, LINK = range(7)


@dataclass(frozen=True)
class Piece:
    """What is kept or left out as one. `need` sorts; `kind` is what it is called when it is one, and when several.

    A piece with `leads` begins its section: no other piece of the section is kept without it.
    """

    section: str
    need: tuple[int, ...]
    kind: tuple[str, str]
    data: dict
    texts: dict[str, str] = field(default_factory=dict)
    leads: bool = False

    @property
    def length(self) -> int:
        return BESIDE_TEXT + sum(map(len, self.texts.values()))


def pieces_of(document: PlanDocument, cleaner: TextCleaner) -> Iterator[Piece]:
    """Yield the pieces in the order in which they are read."""
    yield from chain(*_cards(document.thesis, OTHER_CARD, cleaner).values())
    for section in document.paragraphs:
        yield from _of_paragraph(section, cleaner)
    for section in document.counters:
        yield from _of_counter(section, len(document.counters), cleaner)
    yield from _of_conclusion(document.conclusion, cleaner)


def _of_paragraph(section: SectionRecord, cleaner: TextCleaner) -> Iterator[Piece]:
    slots = section.slots
    point = next((slot for slot in slots if not slot.role.takes_evidence), None)
    number = f"{section.number}."
    data = {
        "type": "paragraph",
        "number": number,
        "title": short_line(section.heading.removeprefix(number), 80, cleaner) or "Paragraph",
        "side": section.side,
        "side_words": SIDES.get(section.side, ""),
        "weight": section.weight or 0,
        "weight_words": WEIGHTS.get(section.weight, ""),
        **_badge(point, cleaner),
    }
    texts = {"text": point.text if point else ""}
    cards = _cards(section, CARD, cleaner)
    yield Piece(section.id, (POINT, section.number), ("paragraph", "paragraphs"), data, texts, leads=True)
    for slot in slots:
        if slot is not point and is_visible(slot.text):
            yield _part(section, slot, cleaner)
        yield from cards[slot.id]


def _part(section: SectionRecord, slot: SlotRecord, cleaner: TextCleaner) -> Piece:
    name = short_line(slot.role.name, 40, cleaner).lower() or "part"
    kind = ("text on evidence", "texts on evidence") if slot.role.takes_evidence else (name, f"{name}s")
    need = (LINK if slot.role.key == "link" else EXPLANATION, section.number)
    return Piece(section.id, need, kind, {"type": "part", **_badge(slot, cleaner)}, {"text": slot.text})


def _badge(slot: SlotRecord | None, cleaner: TextCleaner) -> dict:
    if slot is None:
        return {"slot": "", "letter": "", "hue": 6, "name": "Point"}
    hue = slot.role.hue if 1 <= slot.role.hue <= 6 else 6
    return {
        "slot": slot.id,
        "letter": cleaner.clean_line(slot.role.letter, 2),
        "hue": hue,
        "name": short_line(slot.role.name, 40, cleaner) or "Part",
    }


def _cards(section: SectionRecord, need: int, cleaner: TextCleaner) -> dict[str, list[Piece]]:
    """Return, by slot, the evidence of a section, each piece once."""
    by_slot, seen = defaultdict(list), set()
    for slot in section.slots:
        new = {
            citation.evidence.id: citation.evidence for citation in slot.citations if citation.evidence.id not in seen
        }
        for evidence in new.values():
            order = (need, len(seen), section.number)
            data = {"type": "card", **_badge(slot, cleaner), **_card(evidence, cleaner)}
            by_slot[slot.id].append(Piece(section.id, order, ("card", "cards"), data))
            seen.add(evidence.id)
    return by_slot


def _card(evidence: EvidenceRecord, cleaner: TextCleaner) -> dict:
    figures = [f"{headline(figure)} {unit_words(figure)}" for figure in evidence.figures]
    drawn = [figure_data(figure, evidence.is_contested, cleaner) for figure in evidence.figures]
    charts = [{"drawing": each["chart"], "unit": each["unit"]} for each in drawn if each["chart"]]
    return {
        "figures": short_line("; ".join(figures), 120, cleaner),
        "title": short_line(evidence.title or evidence.text, 100, cleaner),
        "period": short_line(evidence.period, 60, cleaner),
        "is_contested": evidence.is_contested,
        "charts": charts,
        "words": short_line(evidence.text, 600, cleaner) if evidence.title else "",
    }


def _of_counter(section: SectionRecord, among: int, cleaner: TextCleaner) -> Iterator[Piece]:
    title = f"{section.heading} {section.number}" if among > 1 else section.heading
    cards = _cards(section, OTHER_CARD, cleaner)
    written = [slot for slot in section.slots if is_written(slot)]
    for turn, slot in enumerate(written):
        name = "rebuttal" if slot.role.key == "rebuttal" else "counterargument"
        data = {
            "type": "reply",
            "title": title if turn == 0 else "",
            "name": short_line(slot.role.name, 40, cleaner) or "Part",
        }
        need = (COUNTER, section.number, turn)
        yield Piece(section.id, need, (name, f"{name}s"), data, {"text": slot.text}, leads=turn == 0)
        yield from cards[slot.id]


def _of_conclusion(section: SectionRecord, cleaner: TextCleaner) -> Iterator[Piece]:
    texts = {role.key: slot.text if (slot := section.slot(role.key)) else "" for role in (DEGREE, CRITERION, JUDGEMENT)}
    if any(map(is_visible, texts.values())):
        data = {"type": "conclusion", "title": section.heading}
        yield Piece(section.id, (CONCLUSION,), ("judgement", "judgements"), data, texts, leads=True)
    yield from chain(*_cards(section, OTHER_CARD, cleaner).values())


def short_line(text: str, most: int, cleaner: TextCleaner, longest: int = IN_COLUMN) -> str:
    return break_long_words(shorten(cleaner.clean_line(text), most), longest)
