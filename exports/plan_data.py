"""A PlanDocument as the plain, clean data that the templates in exports/typst/ set. Pure."""

import re
from collections import defaultdict
from dataclasses import asdict

from exports.balance_data import balance_data
from exports.card_data import IN_CARD, IN_NAME, IN_QUESTION, IN_TEXT, IN_TITLE, card_data, title_of, written
from exports.text_cleaner import TextCleaner, break_long_words, shorten
from exports.words import RELIABILITIES, SIDES, WEIGHTS
from plans.document import PlanDocument, SectionRecord, SlotRecord
from plans.roles import DEGREE, DEGREES
from topics.demands import Demand, annotate, checklist

LANGUAGE = re.compile("[a-z]{2,3}(-[A-Z]{2})?")


def plan_data(document: PlanDocument, cleaner: TextCleaner, status: str, paper: str = "a4") -> dict:
    """Return what plan.typ needs; every text of it is cleaned."""
    line = cleaner.clean_line
    question = line(document.question.text) or "Question not written yet"
    author, status = line(document.author), line(status)
    return {
        "paper": paper,
        "language": language_of(document.language),
        "title": question,
        "author": author,
        "running_title": break_long_words(shorten(question, 90), IN_TITLE),
        "running_name": break_long_words(shorten(author, 40), IN_NAME),
        "status": status,
        "question": question_data(question, document.question.demand),
        "demands": [line(label, IN_CARD) for _, label in checklist(document.question.demand)],
        "details": _details(
            {"Name": author, "Class": line(document.classroom), "Paragraphs": line(document.model), "Version": status}
        ),
        "thesis": section_data(document.thesis, cleaner),
        "paragraphs": [section_data(section, cleaner) for section in document.paragraphs],
        "counters": _counters(document, cleaner),
        "wants_counter": document.question.demand.both_sides,
        "balance": balance_data(document, cleaner),
        "conclusion": section_data(document.conclusion, cleaner),
        "degrees": DEGREES,
        "sources": list_sources(document, cleaner),
    }


def question_data(text: str, demand: Demand) -> list[dict]:
    """Return the words of the question in runs, those that ask for something marked."""
    parts = (asdict(part) for part in annotate(text, demand))
    return [{**part, "text": break_long_words(part["text"], IN_QUESTION)} for part in parts]


def language_of(language: str) -> str:
    """Return the language and its region, which spoken-in of script.typ parts; Typst refuses what cannot be one."""
    main = language.partition("-")[0]
    return next((known for known in (language, main) if LANGUAGE.fullmatch(known)), "en")


def _details(rows: dict[str, str]) -> list[list[str]]:
    """Return the rows that hold something, as they fit their column."""
    return [[name, break_long_words(text, IN_NAME)] for name, text in rows.items() if text]


def _counters(document: PlanDocument, cleaner: TextCleaner) -> list[dict]:
    counters = [section_data(section, cleaner) for section in document.counters]
    if len(counters) > 1:
        for number, counter in enumerate(counters, 1):
            counter["title"] = f"{counter['title']} {number}"
    return counters


def section_data(section: SectionRecord, cleaner: TextCleaner) -> dict:
    """Return a section with its slots, and its side and weight in words."""
    is_paragraph = section.kind == "paragraph"
    return {
        "number": f"{section.number}." if is_paragraph else "",
        "title": title_of(section, cleaner),
        "is_paragraph": is_paragraph,
        "side": section.side,
        "side_words": SIDES.get(section.side, ""),
        "weight": section.weight or 0,
        "weight_words": WEIGHTS.get(section.weight, ""),
        "slots": [slot_data(slot, cleaner) for slot in section.slots],
    }


def slot_data(slot: SlotRecord, cleaner: TextCleaner) -> dict:
    role = slot.role
    paragraphs = written(cleaner.clean(slot.text, IN_TEXT))
    return {
        "role": role.key,
        "name": cleaner.clean_line(role.name, IN_TITLE) or "Part",
        "hint": cleaner.clean_line(role.hint, IN_TEXT),
        "letter": cleaner.clean_line(role.letter, 2),
        "hue": role.hue if 1 <= role.hue <= 6 else 6,
        "paragraphs": paragraphs,
        "cards": [card_data(citation.evidence, cleaner) for citation in slot.citations],
        "degree": DEGREES.index(slot.text) if role.key == DEGREE.key and slot.text in DEGREES else None,
    }


def list_sources(document: PlanDocument, cleaner: TextCleaner) -> list[dict]:
    """Return each source once, in the order of its first use, with what was taken from it and where that is used."""
    used_in = _used_in(document)
    by_source = defaultdict(list)
    for evidence in document.evidence():
        source = cleaner.clean_line(evidence.source, IN_TEXT)
        by_source[source].append(
            {
                "title": cleaner.clean_line(evidence.title or shorten(evidence.text, 80), IN_TEXT),
                "period": cleaner.clean_line(evidence.period, IN_TEXT),
                "reliability": RELIABILITIES.get(evidence.reliability, ""),
                "note": cleaner.clean_line(evidence.reliability_note, IN_TEXT),
                "used_in": used_in[evidence.id],
            }
        )
    named = [{"source": source, "entries": by_source[source]} for source in by_source if source]
    unnamed = [{"source": "", "entries": by_source[""]}] if "" in by_source else []
    return named + unnamed


def _used_in(document: PlanDocument) -> dict[int, str]:
    """Return where each piece of evidence is cited: "paragraphs 1, 3"."""
    numbers, others = defaultdict(list), defaultdict(list)
    for section in document.sections:
        places, place = (numbers, section.number) if section.kind == "paragraph" else (others, section.heading.lower())
        for citation in (citation for slot in section.slots for citation in slot.citations):
            if place not in places[citation.evidence.id]:
                places[citation.evidence.id].append(place)
    return {key: ", ".join([*_paragraph_words(numbers[key]), *others[key]]) for key in {**numbers, **others}}


def _paragraph_words(numbers: list[int]) -> list[str]:
    listed = ", ".join(map(str, numbers))
    return [f"paragraph{'s' if len(numbers) > 1 else ''} {listed}"] if numbers else []
