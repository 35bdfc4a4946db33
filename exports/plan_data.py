"""A PlanDocument as the plain, clean data that the templates in exports/typst/ set. Pure."""

import re
from collections import defaultdict
from dataclasses import asdict

from exports.text_cleaner import TextCleaner, break_long_words, shorten
from plans.document import EvidenceRecord, PlanDocument, SectionRecord, SlotRecord
from plans.roles import DEGREE, DEGREES
from topics.charts import Drawing, draw
from topics.demands import Demand, annotate, checklist
from topics.figures import Figure, headline, unit_words

# After how many characters a word may break: what surely fits its column in the size in which it is set.
IN_QUESTION, IN_TITLE, IN_TEXT, IN_CARD, IN_FIGURE, IN_NAME = 20, 24, 36, 24, 10, 20

SIDES = {"supports": "Supports", "challenges": "Challenges", "": "No side yet"}
WEIGHTS = {1: "Minor", 2: "Significant", 3: "Decisive", None: "Not weighed yet"}
RELIABILITIES = {"reliable": "Reliable", "fair": "Fair", "contested": "Contested"}
LANGUAGE = re.compile("[a-z]{2,3}")


def plan_data(document: PlanDocument, cleaner: TextCleaner, status: str, paper: str = "a4") -> dict:
    """Return what plan.typ needs; every text of it is cleaned."""
    line = cleaner.clean_line
    question = line(document.question.text) or "Question not written yet"
    author, status = line(document.author), line(status)
    return {
        "paper": paper,
        "language": _language(document.language),
        "title": question,
        "author": author,
        "running_title": break_long_words(shorten(question, 90), IN_TITLE),
        "running_name": break_long_words(shorten(author, 40), IN_NAME),
        "status": status,
        "question": _question(question, document.question.demand),
        "demands": [line(label, IN_CARD) for _, label in checklist(document.question.demand)],
        "details": _details(
            {"Name": author, "Class": line(document.classroom), "Paragraphs": line(document.model), "Version": status}
        ),
        "thesis": _section(document.thesis, cleaner),
        "paragraphs": [_section(section, cleaner) for section in document.paragraphs],
        "counters": _counters(document, cleaner),
        "wants_counter": document.question.demand.both_sides,
        "conclusion": _section(document.conclusion, cleaner),
        "degrees": DEGREES,
        "sources": _sources(document, cleaner),
    }


def _question(text: str, demand: Demand) -> list[dict]:
    parts = (asdict(part) for part in annotate(text, demand))
    return [{**part, "text": break_long_words(part["text"], IN_QUESTION)} for part in parts]


def _language(language: str) -> str:
    """Return the language without its region; Typst refuses what cannot be one."""
    main = language.partition("-")[0]
    return main if LANGUAGE.fullmatch(main) else "en"


def _details(rows: dict[str, str]) -> list[list[str]]:
    """Return the rows that hold something, as they fit their column."""
    return [[name, break_long_words(text, IN_NAME)] for name, text in rows.items() if text]


def _counters(document: PlanDocument, cleaner: TextCleaner) -> list[dict]:
    counters = [_section(section, cleaner) for section in document.counters]
    if len(counters) > 1:
        for number, counter in enumerate(counters, 1):
            counter["title"] = f"{counter['title']} {number}"
    return counters


def _section(section: SectionRecord, cleaner: TextCleaner) -> dict:
    is_paragraph = section.kind == "paragraph"
    number = f"{section.number}." if is_paragraph else ""
    title = section.heading.removeprefix(number).strip()
    return {
        "number": number,
        "title": cleaner.clean_line(title, IN_TITLE) or "Paragraph",
        "is_paragraph": is_paragraph,
        "side": section.side,
        "side_words": SIDES.get(section.side, ""),
        "weight": section.weight or 0,
        "weight_words": WEIGHTS.get(section.weight, ""),
        "slots": [_slot(slot, cleaner) for slot in section.slots],
    }


def _slot(slot: SlotRecord, cleaner: TextCleaner) -> dict:
    role = slot.role
    paragraphs = _paragraphs(cleaner.clean(slot.text, IN_TEXT))
    return {
        "role": role.key,
        "name": cleaner.clean_line(role.name, IN_TITLE) or "Part",
        "hint": cleaner.clean_line(role.hint, IN_TEXT),
        "letter": cleaner.clean_line(role.letter, 2),
        "hue": role.hue if 1 <= role.hue <= 6 else 6,
        "paragraphs": paragraphs,
        "cards": [_card(citation.evidence, cleaner) for citation in slot.citations],
        "degree": DEGREES.index(slot.text) if role.key == DEGREE.key and slot.text in DEGREES else None,
    }


def _paragraphs(text: str) -> list[list[str]]:
    """Return the lines of each paragraph; an empty line parts paragraphs."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return [paragraph.split("\n") for paragraph in paragraphs if paragraph]


def _card(evidence: EvidenceRecord, cleaner: TextCleaner) -> dict:
    line = cleaner.clean_line
    return {
        "title": line(evidence.title, IN_CARD),
        "paragraphs": _paragraphs(cleaner.clean(evidence.text, IN_CARD)),
        "figures": [_figure(figure, evidence.is_contested, cleaner) for figure in evidence.figures],
        "period": line(evidence.period, IN_CARD),
        "source": line(evidence.source, IN_CARD),
        "reliability": RELIABILITIES.get(evidence.reliability, ""),
        "is_long": _is_long(evidence),
        "is_own": evidence.is_own,
        "is_contested": evidence.is_contested,
        "note": line(evidence.reliability_note, IN_CARD),
    }


def _is_long(evidence: EvidenceRecord) -> bool:
    """Whether the card might be taller than a page, if its letters were as wide as letters can be."""
    words = evidence.title + evidence.text + evidence.source + evidence.reliability_note
    return len(words) + 26 * words.count("\n") > 700 or len(evidence.figures) > 2


def _figure(figure: Figure, contested: bool, cleaner: TextCleaner) -> dict:
    return {
        "headline": _runs(cleaner.clean_line(headline(figure), IN_FIGURE)),
        "unit": cleaner.clean_line(unit_words(figure), IN_FIGURE),
        "chart": _chart(draw(figure, contested=contested), cleaner),
    }


def _runs(text: str) -> list[tuple[str, bool]]:
    """Return the text in runs, and for each whether it is a word, such as "million", and so set smaller."""
    return [(run, run.isalpha()) for run in re.split(r"([^\W\d_]+)", text) if run]


def _chart(drawing: Drawing, cleaner: TextCleaner) -> dict | None:
    """Return the drawing's marks by kind, or nothing where there is nothing to draw."""
    if not drawing.marks:
        return None
    marks = [{"kind": type(mark).__name__.lower(), **asdict(mark)} for mark in drawing.marks]
    alt = cleaner.clean_line(drawing.alt, IN_TEXT)
    return {"width": drawing.width, "height": drawing.height, "marks": marks, "alt": alt}


def _sources(document: PlanDocument, cleaner: TextCleaner) -> list[dict]:
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
