"""A slot of a plan as paragraphs: its name, its words, and its evidence with figures, period and source. Pure."""

import re
from collections.abc import Iterator
from itertools import chain, count, pairwise

from exports.flow.blocks import Block, Part, Run, block
from exports.flow.looks import LETTERS, PARAGRAPHS, name_of, part_look
from exports.flow.remarks import Remark, Remarks
from exports.text_cleaner import PlainCleaner
from exports.words import RELIABILITIES
from plans.document import EvidenceRecord, PlanDocument, SlotRecord
from reviews.words import name_evidence
from topics.demands import span_words
from topics.figures import Change, Figure, headline, unit_words

STYLES = {
    "thesis": "Line of argument",
    "counterargument": "Counterargument",
    "rebuttal": "Rebuttal",
    "degree": "Degree",
    "criterion": "Criterion",
    "judgement": "Judgement",
}
BARS = {"counterargument": 5, "rebuttal": 1}
# A comma would part the name of a style from its other names.
NOT_IN_A_NAME = re.compile(r"[\W_]+")


def parts_of(document: PlanDocument) -> dict[str, Part]:
    """Return the styles of a plan's parts by the key of their role; no two roles share one."""
    parts = {key: Part(style, "", BARS.get(key, 0)) for key, style in STYLES.items()}
    taken = {look.name.casefold() for look in (*PARAGRAPHS, *LETTERS, *map(part_look, parts.values()))}
    for role in dict.fromkeys(slot.role for slot in document.slots()):
        if role.key not in parts:
            style = _free_name(_plain_name(f"{document.model} {role.name}") or "Part", taken)
            letter = PlainCleaner().clean_line(role.letter)[:2]
            parts[role.key] = Part(style, letter, role.hue if 1 <= role.hue <= 6 else 6)
    return parts


def _plain_name(text: str) -> str:
    return " ".join(NOT_IN_A_NAME.sub(" ", PlainCleaner().clean_line(text)).split())[:80].strip()


def _free_name(name: str, taken: set[str]) -> str:
    """Return the name, with a number where the style or that of its name would be one that there is; and take both."""
    for free in chain([name], (f"{name} {number}" for number in count(2))):
        new = {free.casefold(), name_of(free).casefold()}
        if not new & taken:
            taken |= new
            return free


def slot_blocks(
    slot: SlotRecord, part: Part, remarks: Remarks, cleaner: PlainCleaner, *, is_named: bool
) -> list[Block]:
    """Return the paragraphs of a slot, with each note on the words, the card or the part that it is about."""
    text = cleaner.clean(slot.text).strip()
    on_words, on_cards, on_part = _sort_out(slot, remarks.on_slot(slot.id, text), cleaner)
    spans = [*on_words, *((number, 0, len(text)) for number in on_part)]
    name = Run(cleaner.clean_line(slot.role.name) or "Part", name_of(part.style), on_part)
    cards = [_card(citation.evidence, on_cards, cleaner) for citation in slot.citations]
    return [
        *([block("Heading 2", name, part=part.style if part.letter else "")] if is_named else []),
        *(Block(part.style, runs) for runs in _written(text, spans)),
        *([] if text or (cards and is_named) else [block(part.style, _not_yet(slot, on_part, cleaner))]),
        *(found for card in cards for found in card),
    ]


def _sort_out(
    slot: SlotRecord, remarked: list[Remark], cleaner: PlainCleaner
) -> tuple[list[tuple[int, int, int]], dict[str, tuple[int, ...]], tuple[int, ...]]:
    """Return the notes on words as (note, start, end), those on cards by the card's name, and those on the part."""
    cited = [citation.evidence for citation in slot.citations]
    cards = {name_evidence(found) for found in cited if cleaner.clean_line(f"{found.title}{found.text}")}
    on_words, on_cards, on_part = [], {}, []
    for remark in remarked:
        if remark.link_title in cards:
            on_cards[remark.link_title] = (*on_cards.get(remark.link_title, ()), remark.note)
        elif remark.span:
            on_words.append((remark.note, *remark.span))
        else:
            on_part.append(remark.note)
    return on_words, on_cards, tuple(on_part)


def _not_yet(slot: SlotRecord, notes: tuple[int, ...], cleaner: PlainCleaner) -> Run:
    hint = cleaner.clean_line(slot.role.hint)
    return Run("Not written yet" + (f": {hint}" if hint else ""), "Not written yet", notes)


def _written(text: str, spans: list[tuple[int, int, int]]) -> Iterator[tuple[Run, ...]]:
    """Yield the runs of each paragraph, cut where noted words begin and end; an empty line parts paragraphs."""
    start = 0
    for gap in re.finditer(r"\n\s*\n", text):
        yield tuple(_runs(text, start, gap.start(), spans))
        start = gap.end()
    if text:
        yield tuple(_runs(text, start, len(text), spans))


def _runs(text: str, start: int, end: int, spans: list[tuple[int, int, int]]) -> Iterator[Run]:
    edges = {min(max(edge, start), end) for _, *span in spans for edge in span}
    for first, last in pairwise(sorted({start, end, *edges})):
        notes = tuple(note for note, opens, closes in spans if opens <= first and last <= closes)
        yield Run(text[first:last], notes=notes)


def _card(evidence: EvidenceRecord, on_cards: dict[str, tuple[int, ...]], cleaner: PlainCleaner) -> list[Block]:
    """Return evidence as paragraphs: its title, figures in words, text, and where it comes from."""
    notes = on_cards.get(name_evidence(evidence), ())
    title, text = cleaner.clean_line(evidence.title), cleaner.clean(evidence.text).strip()
    spans = [] if title else [(note, 0, len(text)) for note in notes]
    origin = _origin(evidence, cleaner)
    return [
        *([block("Evidence title", Run(title, notes=notes))] if title else []),
        *(_figure(figure, cleaner) for figure in evidence.figures),
        *(Block("Evidence text", runs) for runs in _written(text, spans)),
        *([Block("Evidence source", origin)] if origin else []),
    ]


def _figure(figure: Figure, cleaner: PlainCleaner) -> Block:
    years = span_words(figure.start_year, figure.end_year) if isinstance(figure, Change) else ""
    counted = ", ".join(filter(None, [cleaner.clean_line(unit_words(figure)), years]))
    return block("Evidence figure", Run(cleaner.clean_line(headline(figure)), "Figure"), f"  {counted}")


def _origin(evidence: EvidenceRecord, cleaner: PlainCleaner) -> tuple[Run, ...]:
    """Return period, source and how far to trust it in a line, as far as they are known, and the note in another."""
    mark = "Contested" if evidence.is_contested else ""
    facts = [
        Run(cleaner.clean_line(evidence.period)),
        Run(cleaner.clean_line(evidence.source)),
        Run(RELIABILITIES.get(evidence.reliability, ""), mark),
        Run("Own evidence" if evidence.is_own else ""),
    ]
    line = [run for fact in facts if fact.text for run in (Run("  ·  "), fact)][1:]
    note = cleaner.clean_line(evidence.reliability_note)
    if not note:
        return tuple(line)
    return (*line, Run("\n" if line else ""), Run("How far to trust it: ", mark or "Strong"), Run(note))
