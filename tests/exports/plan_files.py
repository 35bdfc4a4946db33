"""Plans as files, and ways to spoil them."""

import copy
import json
import re

from exports.formats import json_plan
from exports.hub import Edition
from plans.document import PlanDocument
from tests.exports.documents import MOMENT, STATUS, rich_document

STEP = re.compile(r"\w+")
# Path, a value that is wrong there, and what the import says about it.
WRONG = [
    ("id", 7, "id must be a text, not a number."),
    ("author", None, "author must be a text, not null."),
    ("language", "en/GB", "language is “en/GB”, which cannot be one."),
    ("question", [], "question must be an object, not a list."),
    ("question.id", "1", "question.id must be a whole number, not a text."),
    ("question.id", True, "question.id must be a whole number, not true or false."),
    ("question.id", -1, "question.id is -1, but must be a whole number from 0 to 999999999999999999."),
    ("question.text", "", "question.text must not be empty."),
    ("question.text", "w" * 401, "question.text has 401 characters; at most 400 fit."),
    (
        "question.demand.command_term",
        "shout",
        "question.demand.command_term is “shout”, but must be one of: how_far, to_what_extent, evaluate, assess, "
        "discuss, examine, compare, analyse, how_significant, main_reason, why.",
    ),
    (
        "question.demand.both_sides",
        1,
        "question.demand.both_sides must be true or false, not a number.",
    ),
    (
        "question.demand.span_from",
        9999,
        "question.demand.span_from is 9999, but must be a whole number from -3000 to 2100.",
    ),
    ("paragraphs", {}, "paragraphs must be a list, not an object."),
    ("paragraphs[0].kind", "counter", "paragraphs[0].kind is “counter”, but must be one of: paragraph."),
    (
        "paragraphs[0].side",
        "left",
        "paragraphs[0].side is “left”, but must be one of: empty, supports, challenges.",
    ),
    ("paragraphs[0].weight", 4, "paragraphs[0].weight is 4, but must be a whole number from 1 to 3."),
    ("paragraphs[0].factor", "w" * 81, "paragraphs[0].factor has 81 characters; at most 80 fit."),
    ("paragraphs[0].slots", [], "paragraphs[0].slots has 0 entries, but must have 1 to 200."),
    ("paragraphs[1].slots[0].text", None, "paragraphs[1].slots[0].text must be a text, not null."),
    (
        "paragraphs[1].slots[0].text",
        "w" * 10_001,
        "paragraphs[1].slots[0].text has 10,001 characters; at most 10,000 fit.",
    ),
    (
        "paragraphs[1].slots[0].text",
        "nul \0",
        "paragraphs[1].slots[0].text holds a character that no text can hold: U+0000, at place 5.",
    ),
    (
        "paragraphs[1].slots[0].revision",
        1.5,
        "paragraphs[1].slots[0].revision must be a whole number, not a number with decimal places.",
    ),
    (
        "paragraphs[1].slots[0].role.hue",
        7,
        "paragraphs[1].slots[0].role.hue is 7, but must be a whole number from 1 to 6.",
    ),
    ("paragraphs[1].slots[0].role.key", "a key", "paragraphs[1].slots[0].role.key is “a key”, which cannot be one."),
    (
        "paragraphs[1].slots[1].citations[0].evidence.kind",
        "rumour",
        "paragraphs[1].slots[1].citations[0].evidence.kind is “rumour”, but must be one of: figure, event, decree, "
        "policy, quotation, testimony, interpretation.",
    ),
    (
        "paragraphs[1].slots[1].citations[0].evidence.figures[0].value",
        -1,
        "paragraphs[1].slots[1].citations[0].evidence.figures[0]: value must be 0 or more, and less than "
        "1,000,000,000,000.",
    ),
    (
        "paragraphs[1].slots[1].citations[0].evidence.figures[0].kind",
        "pie",
        "paragraphs[1].slots[1].citations[0].evidence.figures[0]: kind must be amount, change or share.",
    ),
    (
        "paragraphs[2].slots[1].citations[1].evidence.reliability_note",
        "",
        "paragraphs[2].slots[1].citations[1].evidence.reliability_note must say why the evidence is contested.",
    ),
    ("thesis.slots[0].role.key", "point", "thesis.slots must be, in this order: thesis."),
    ("conclusion.slots", "none", "conclusion.slots must be a list, not a text."),
]


def plan_data(document: PlanDocument | None = None) -> dict:
    """Return what an exported file holds."""
    return json.loads(plan_bytes(document or rich_document()))


def plan_bytes(document: PlanDocument) -> bytes:
    return json_plan.make(Edition(document, STATUS, MOMENT))


def spoilt(path: str, value) -> dict:
    """Return a good plan with another value at one place."""
    data = copy.deepcopy(plan_data())
    *way, last = [int(step) if step.isdigit() else step for step in STEP.findall(path)]
    place = data
    for step in way:
        place = place[step]
    place[last] = value
    return data
