"""A plan in pieces, ranked by what an exam needs most, as the plain, clean data that exam.typ sets. Pure.

exam.typ keeps as many pieces as one page holds, and counts by its kind what it leaves out.
"""

from collections import Counter

from exports.card_data import IN_NAME, IN_TITLE
from exports.exam_pieces import IN_COLUMN, Piece, pieces_of, short_line
from exports.plan_data import language_of
from exports.text_cleaner import TextCleaner, break_long_words, shorten
from plans.document import PlanDocument
from topics.demands import checklist

SHORT = 600  # characters to which a text is cut where not all fits on the page
MOST = 24_000  # characters: in the smallest size, no page holds more


def exam_data(document: PlanDocument, cleaner: TextCleaner, status: str, paper: str = "a4") -> dict:
    """Return what exam.typ needs; every text of it is cleaned. What no page would hold is counted and not sent."""
    thesis = " ".join(slot.text for slot in document.thesis.slots)
    pieces = list(pieces_of(document, cleaner))
    ranked = sorted(pieces, key=lambda piece: piece.need)
    ranks = {id(piece): rank for rank, piece in enumerate(ranked)}
    possible = _how_many_may_fit(ranked)
    may_be_whole = len(thesis) + sum(piece.length for piece in ranked) <= MOST
    return {
        "paper": paper,
        "language": language_of(document.language),
        "title": short_line(document.question.text, 400, cleaner, IN_TITLE) or "Question not written yet",
        "author": cleaner.clean_line(document.author),
        "name": short_line(document.author, 60, cleaner, IN_NAME),
        "status": short_line(status, 80, cleaner, IN_NAME),
        "demands": [short_line(label, 80, cleaner, IN_TITLE) for _, label in checklist(document.question.demand)],
        "head_section": document.thesis.id,
        "thesis": _text(thesis, cleaner, may_be_whole),
        "may_be_whole": may_be_whole,
        "pieces": [
            _piece_data(piece, ranks[id(piece)], cleaner, may_be_whole)
            for piece in pieces
            if ranks[id(piece)] < possible
        ],
        "beyond": [[*kind, number] for kind, number in Counter(piece.kind for piece in ranked[possible:]).items()],
    }


def _how_many_may_fit(ranked: list[Piece]) -> int:
    room = MOST
    for number, piece in enumerate(ranked):
        room -= min(piece.length, SHORT)
        if room < 0:
            return number
    return len(ranked)


def _piece_data(piece: Piece, rank: int, cleaner: TextCleaner, may_be_whole: bool) -> dict:
    texts = {name: _text(text, cleaner, may_be_whole) for name, text in piece.texts.items()}
    about = {"rank": rank, "section": piece.section, "leads": piece.leads, "kind": piece.kind}
    return {**piece.data, **texts, **about}


def _text(text: str, cleaner: TextCleaner, may_be_whole: bool) -> dict:
    """Return the text as it is and cut; only cut where there is no room for all that is written."""
    whole = cleaner.clean_line(text)
    short = shorten(whole, SHORT)
    return {
        "whole": break_long_words(whole if may_be_whole else short, IN_COLUMN),
        "short": break_long_words(short, IN_COLUMN),
        "is_cut": short != whole,
    }
