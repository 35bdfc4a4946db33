"""An edition of a plan as flowing text. Pure."""

import re

from exports.flow.blocks import Block, Flow, Run, block
from exports.flow.remarks import Remarks, closing_words
from exports.flow.slots import parts_of, slot_blocks
from exports.hub import Edition
from exports.plan_data import list_sources
from exports.text_cleaner import PlainCleaner, shorten
from exports.words import SIDES, WEIGHTS
from plans.document import PlanDocument, SectionRecord
from topics.demands import checklist

CLEANER = PlainCleaner()
line = CLEANER.clean_line
LANGUAGE, REGION = re.compile("[a-z]{2,3}"), re.compile("[A-Z]{2}")
ABROAD = {"en": "GB", "cs": "CZ", "da": "DK", "el": "GR", "sv": "SE", "uk": "UA", "ja": "JP", "ko": "KR", "zh": "CN"}
AT_HOME = ("bg", "de", "es", "fi", "fr", "hr", "hu", "it", "lt", "nl", "pl", "pt", "ro", "ru", "sk", "tr")
REGIONS = ABROAD | {language: language.upper() for language in AT_HOME}


def plan_flow(edition: Edition) -> Flow:
    """Return all that there is to read of a plan, and what was said about it where the edition has that."""
    document = edition.document
    remarks = Remarks(edition.review, CLEANER)
    title = line(document.question.text) or "Question not written yet"
    author, classroom = line(document.author), line(document.classroom)
    blocks = [*_opening(edition, title), *_sections(document, remarks), *_sources(document)]
    return Flow(
        title=title,
        running_title=shorten(title, 60),
        author=author,
        language=_language(document.language),
        moment=edition.moment,
        paper=edition.paper,
        header=shorten(", ".join(filter(None, [author, classroom])), 80),
        footer=shorten(line(edition.status), 80),
        parts=tuple(parts_of(document).values()),
        blocks=(*blocks, *closing_words(remarks)),
        notes=tuple(remarks.notes),
    )


def _language(language: str) -> str:
    """Return the language with its region, which a word processor needs to spell in it: our English is British."""
    main, _, region = language.partition("-")
    if not LANGUAGE.fullmatch(main):
        main, region = "en", ""
    region = region if REGION.fullmatch(region) else REGIONS.get(main, "")
    return f"{main}-{region}" if region else main


def _opening(edition: Edition, title: str) -> list[Block]:
    document = edition.document
    details = {
        "Name": document.author,
        "Class": document.classroom,
        "Paragraphs": document.model,
        "Version": edition.status,
    }
    rows = [(name, line(words)) for name, words in details.items()]
    demands = [line(label) for _, label in checklist(document.question.demand)]
    return [
        block("Plan kind", "Essay plan"),
        block("Title", title),
        *(block("Plan details", Run(f"{name}\t", "Small print"), words) for name, words in rows if words),
        *([block("Plan label", "This question asks for")] if demands else []),
        *(block("List Bullet", demand) for demand in demands),
    ]


def _sections(document: PlanDocument, remarks: Remarks) -> list[Block]:
    def blocks_of(*sections: SectionRecord) -> list[Block]:
        return [found for section in sections for found in _section(section, document, remarks)]

    no_counter = _none_yet("Counterargument") if document.question.demand.both_sides else []
    return [
        *blocks_of(document.thesis),
        *(blocks_of(*document.paragraphs) or _none_yet("Paragraphs")),
        *(blocks_of(*document.counters) or no_counter),
        *blocks_of(document.conclusion),
    ]


def _none_yet(title: str) -> list[Block]:
    return [block("Heading 1", title), block("Normal", Run("None yet", "Not written yet"))]


def _section(section: SectionRecord, document: PlanDocument, remarks: Remarks) -> list[Block]:
    parts = parts_of(document)
    is_named = section.kind != "thesis"  # its one part has the name of the section
    slots = (slot_blocks(slot, parts[slot.role.key], remarks, CLEANER, is_named=is_named) for slot in section.slots)
    standing = [_standing(section)] if section.kind == "paragraph" else []
    return [
        block("Heading 1", _heading(section, document)),
        *standing,
        *(found for blocks in slots for found in blocks),
    ]


def _heading(section: SectionRecord, document: PlanDocument) -> str:
    is_one_of_many = section.kind == "counter" and len(document.counters) > 1
    number = f" {section.number}" if is_one_of_many else ""
    return line(section.heading) + number


def _standing(section: SectionRecord) -> Block:
    """Return on which side a paragraph stands, and how much it weighs."""
    side, weight = SIDES.get(section.side, SIDES[""]), WEIGHTS.get(section.weight, WEIGHTS[None])
    look = side if section.side in SIDES and section.side else ""
    return block(
        "Side and weight", "Side: ", Run(side, look), "  ·  Weight: ", Run(weight, "Strong" if section.weight else "")
    )


def _sources(document: PlanDocument) -> list[Block]:
    sources = list_sources(document, CLEANER)
    return [
        *([block("Heading 1", "Sources")] if sources else []),
        *(found for source in sources for found in _source(source)),
    ]


def _source(source: dict) -> list[Block]:
    return [block("Source", source["source"] or "No source given"), *(_entry(entry) for entry in source["entries"])]


def _entry(entry: dict) -> Block:
    facts = [entry["period"], entry["reliability"], f"used in {entry['used_in']}"]
    small = "  ·  ".join(filter(None, facts))
    note = [Run(f"\n{entry['note']}", "Small print")] if entry["note"] else []
    return block("Source entry", f"{entry['title']}  ", Run(small, "Small print"), *note)
