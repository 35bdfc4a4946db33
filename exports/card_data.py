"""Evidence with its figures, and written text, as the plain, clean data that the templates set. Pure."""

import re
from dataclasses import asdict

from exports.text_cleaner import TextCleaner, is_visible
from exports.words import RELIABILITIES
from plans.document import EvidenceRecord, SectionRecord, SlotRecord
from topics.charts import Drawing, draw
from topics.figures import Figure, headline, unit_words

# After how many characters a word may break: what surely fits its column in the size in which it is set.
IN_QUESTION, IN_TITLE, IN_TEXT, IN_CARD, IN_FIGURE, IN_NAME = 20, 24, 36, 24, 10, 20


def written(text: str) -> list[list[str]]:
    """Return the lines of each paragraph; an empty line parts paragraphs."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return [paragraph.split("\n") for paragraph in paragraphs if paragraph]


def is_written(slot: SlotRecord) -> bool:
    """Whether the slot holds words that can be seen, or evidence."""
    return is_visible(slot.text) or bool(slot.citations)


def title_of(section: SectionRecord, cleaner: TextCleaner) -> str:
    """Return what the section is called, without the number of a paragraph."""
    number = f"{section.number}." if section.kind == "paragraph" else ""
    return cleaner.clean_line(section.heading.removeprefix(number).strip(), IN_TITLE) or "Paragraph"


def heading_of(section: SectionRecord, cleaner: TextCleaner) -> str:
    """Return what the section is called, in one line with its number."""
    title = title_of(section, cleaner)
    return f"{section.number}. {title}" if section.kind == "paragraph" else title


def card_data(evidence: EvidenceRecord, cleaner: TextCleaner, with_note: bool = False) -> dict:
    """Return what `evidence-card` of evidence.typ sets; with the note on reliability, or only where it is contested."""
    note = evidence.reliability_note if with_note or evidence.is_contested else ""
    line = cleaner.clean_line
    return {
        "title": line(evidence.title, IN_CARD),
        "paragraphs": written(cleaner.clean(evidence.text, IN_CARD)),
        "figures": [figure_data(figure, evidence.is_contested, cleaner) for figure in evidence.figures],
        "period": line(evidence.period, IN_CARD),
        "source": line(evidence.source, IN_CARD),
        "reliability": RELIABILITIES.get(evidence.reliability, ""),
        "is_long": _is_long(evidence),
        "is_own": evidence.is_own,
        "is_contested": evidence.is_contested,
        "note": line(note, IN_CARD),
    }


def _is_long(evidence: EvidenceRecord) -> bool:
    """Whether the card might be taller than a page, if its letters were as wide as letters can be."""
    words = evidence.title + evidence.text + evidence.source + evidence.reliability_note
    return len(words) + 26 * words.count("\n") > 700 or len(evidence.figures) > 2


def figure_data(figure: Figure, contested: bool, cleaner: TextCleaner, wide: bool = False) -> dict:
    """Return a figure as it is set large, with its chart where there is something to draw."""
    return {
        "headline": _runs(cleaner.clean_line(headline(figure), IN_FIGURE)),
        "unit": cleaner.clean_line(unit_words(figure), IN_FIGURE),
        "chart": _chart(draw(figure, contested, wide), cleaner),
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
