"""The balance of a plan's weights as the plain, clean data that balance.typ sets. Pure."""

from exports.card_data import heading_of
from exports.text_cleaner import TextCleaner
from exports.words import SIDES, WEIGHTS
from plans.checks.balance import degree_of_weights, missing_to_count
from plans.checks.reading import begun
from plans.document import PlanDocument, SectionRecord
from plans.roles import DEGREE


def balance_data(document: PlanDocument, cleaner: TextCleaner) -> dict | None:
    """Return what counts on either side and what does not count yet, or None where nothing counts.

    The degree that the weights point to is "" where the question asks for none; the judgement is the student's.
    """
    paragraphs = begun(document)
    counted = [section for section in paragraphs if not missing_to_count(section)]
    if not counted:
        return None
    sides = [_side(side, [section for section in counted if section.side == side], cleaner) for side in SIDES if side]
    return {
        "sides": sides,
        "waiting": [_waiting(section, cleaner) for section in paragraphs if missing_to_count(section)],
        "degree": degree_of_weights(document) if document.conclusion.slot(DEGREE.key) else "",
        "alt": _alt(sides),
    }


def _side(side: str, sections: list[SectionRecord], cleaner: TextCleaner) -> dict:
    return {
        "side": side,
        "words": SIDES[side],
        "total": sum(section.weight for section in sections),
        "paragraphs": [
            {
                "number": str(section.number),
                "name": heading_of(section, cleaner),
                "weight": section.weight,
                "weight_words": WEIGHTS[section.weight],
            }
            for section in sections
        ],
    }


def _waiting(section: SectionRecord, cleaner: TextCleaner) -> str:
    lacks = ", ".join(f"no {name}" for name in missing_to_count(section))
    return f"{heading_of(section, cleaner)} ({lacks})"


def _alt(sides: list[dict]) -> str:
    """Say what the bar shows: "Weights: supports 5 of 8 (paragraphs 1, 2), challenges 3 of 8 (paragraph 4)"."""
    whole = sum(side["total"] for side in sides)
    told = [f"{side['words'].lower()} {side['total']} of {whole}{_places(side['paragraphs'])}" for side in sides]
    return f"Weights: {', '.join(told)}"


def _places(paragraphs: list[dict]) -> str:
    if not paragraphs:
        return ""
    numbers = ", ".join(each["number"] for each in paragraphs)
    return f" (paragraph{'s' if len(paragraphs) > 1 else ''} {numbers})"
