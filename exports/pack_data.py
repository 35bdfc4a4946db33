"""The plans of a class as the plain, clean data that pack.typ sets. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from exports.card_data import IN_NAME, IN_TITLE
from exports.heavy import weigh
from exports.hub import Edition
from exports.pack_cover import Cover
from exports.plan_data import plan_data, question_data
from exports.text_cleaner import TextCleaner, break_long_words, shorten
from plans.document import PlanDocument

LONGEST_NAME = 80
# What one plan may take of a volume: twenty times as much as a long one. Nobody is to keep others' plans from print.
MOST_OF_A_PLAN = 2_500_000
LEFT_OUT = "This plan is too long to be printed among others. Open it by itself."


def pack_data(cover: Cover, editions: Sequence[Edition], cleaner: TextCleaner) -> dict:
    """Return what pack.typ needs; every text of it is cleaned."""
    plans = [_plan(number, edition, cleaner) for number, edition in enumerate(editions, 1)]
    return _contents(cover, cleaner) | {"plans": plans, "names": []}


def contents_data(cover: Cover, names: Sequence[str], cleaner: TextCleaner) -> dict:
    """Return what pack.typ needs for its page of contents alone."""
    return _contents(cover, cleaner) | {"plans": [], "names": [_name(cleaner.clean_line(name)) for name in names]}


def _contents(cover: Cover, cleaner: TextCleaner) -> dict:
    question = cleaner.clean_line(cover.question) or "Question not written yet"
    choices = cover.choices
    return {
        "paper": choices.paper,
        "odd": choices.odd,
        "language": "en",
        "title": question,
        "running_title": break_long_words(shorten(question, 90), IN_TITLE),
        "question": question_data(question, cover.demand),
        "facts": [cleaner.clean_line(fact, IN_NAME) for fact in cover.facts],
        "order": "" if choices.is_anonymous else "In the order of family names: the last word of each name.",
    }


def _plan(number: int, edition: Edition, cleaner: TextCleaner) -> dict:
    data = plan_data(edition.document, cleaner, edition.status, edition.paper)
    left_out = ""
    if weigh(data) > MOST_OF_A_PLAN:
        left_out, data = LEFT_OUT, plan_data(_head_of(edition.document), cleaner, edition.status, edition.paper)
    return data | {"key": str(number), "name": _name(data["author"]), "left_out": left_out}


def _name(author: str) -> str:
    return break_long_words(shorten(author, LONGEST_NAME), IN_NAME) or "No name"


def _head_of(document: PlanDocument) -> PlanDocument:
    """Return the plan without what was written."""
    return replace(document, paragraphs=(), counters=())
