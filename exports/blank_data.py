"""The question and the empty model as the plain, clean data that blank.typ sets. Pure.

Only the question and the roles are read: what a student wrote, chose or cited is for no blank sheet.
"""

from dataclasses import replace

from exports.card_data import IN_TEXT, IN_TITLE
from exports.plan_data import language_of, question_data
from exports.text_cleaner import TextCleaner, break_long_words, shorten
from exports.words import SIDES, WEIGHTS
from plans.document import PlanDocument, SectionRecord
from plans.roles import DEGREE, DEGREES, SECTION_ROLES, Role
from topics.demands import checklist

FEWEST_PARAGRAPHS = 3
LINES, LINES_OF_EVIDENCE = 3, 4
SHORT = {"criterion": 1, "link": 2}


def blank_data(document: PlanDocument, cleaner: TextCleaner, paper: str = "a4") -> dict:
    """Return what blank.typ needs; every text of it is cleaned."""
    line = cleaner.clean_line
    demand = document.question.demand
    question = line(document.question.text) or "Question not written yet"
    return {
        "paper": paper,
        "language": language_of(document.language),
        "title": question,
        "running_title": break_long_words(shorten(question, 90), IN_TITLE),
        "model": line(document.model, IN_TITLE),
        "question": question_data(question, demand),
        "demands": [line(label, IN_TITLE) for _, label in checklist(demand)],
        "thesis": [_field(role, cleaner) for role in _fixed_roles(document, "thesis")],
        "paragraphs": max(FEWEST_PARAGRAPHS, len(document.paragraphs)),
        "parts": [
            _field(role, cleaner, first=number == 0) for number, role in enumerate(_roles_of(document.paragraphs))
        ],
        "counters": len(document.counters) or int(demand.both_sides),
        "counter": [_field(role, cleaner) for role in _fixed_roles(document, "counter")],
        "conclusion": [_field(role, cleaner) for role in _fixed_roles(document, "conclusion")],
        "sides": [[key, words] for key, words in SIDES.items() if key],
        "weights": [[weight, words] for weight, words in WEIGHTS.items() if weight],
        "degrees": DEGREES,
    }


def _roles_of(paragraphs: tuple[SectionRecord, ...]) -> list[Role]:
    """Return the model's parts. One that was taken out of the model lives on in old plans, without a letter."""
    roles = {slot.role.key: slot.role for section in paragraphs for slot in section.slots}
    return [role for role in roles.values() if role.letter] or list(roles.values())


def _fixed_roles(document: PlanDocument, kind: str) -> list[Role]:
    """Return the parts of a section outside paragraphs, as the document has them: an assignment may withhold hints.

    The document may have no such section; then its other parts tell whether there are hints.
    """
    section = next((section for section in document.sections if section.kind == kind), None)
    if section:
        return [slot.role for slot in section.slots]
    has_hints = any(slot.role.hint for slot in document.slots())
    return [role if has_hints else replace(role, hint="") for role in SECTION_ROLES[kind]]


def _field(role: Role, cleaner: TextCleaner, first: bool = False) -> dict:
    lines = 2 if first else SHORT.get(role.key, LINES)
    return {
        "name": cleaner.clean_line(role.name, IN_TITLE) or "Part",
        "hint": cleaner.clean_line(role.hint, IN_TEXT),
        "letter": cleaner.clean_line(role.letter, 2),
        "hue": role.hue if 1 <= role.hue <= 6 else 6,
        "lines": LINES_OF_EVIDENCE if role.takes_evidence else lines,
        "is_evidence": role.takes_evidence,
        "is_degree": role.key == DEGREE.key,
    }
