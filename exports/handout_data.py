"""A topic of the bank as the plain, clean data that topic.typ sets. Pure."""

from exports.card_data import IN_CARD, IN_QUESTION, IN_TEXT, IN_TITLE, card_data, figure_data
from exports.handout import HandoutClaim, HandoutTheme, KeyFigure, TopicHandout
from exports.text_cleaner import TextCleaner, break_long_words, shorten
from plans.document import EvidenceRecord
from topics.demands import checklist, span_words


def handout_data(handout: TopicHandout, cleaner: TextCleaner, paper: str = "a4") -> dict:
    """Return what topic.typ needs; every text of it is cleaned."""
    line = cleaner.clean_line
    title = line(handout.title, IN_QUESTION) or "Topic"
    count = handout.evidence_count
    facts = [span_words(handout.span_from, handout.span_to), f"{count} piece{'' if count == 1 else 's'} of evidence"]
    return {
        "paper": paper,
        "title": title,
        "running_title": break_long_words(shorten(title, 90), IN_TITLE),
        "summary": line(handout.summary, IN_TEXT),
        "facts": [fact for fact in facts if fact],
        "key_figure": _key_figure(handout.key_figure, cleaner) if handout.key_figure else None,
        "themes": [_theme(theme, cleaner) for theme in handout.themes],
        "questions": [
            {
                "text": line(question.text, IN_TEXT),
                "demands": [line(label, IN_TEXT) for _, label in checklist(question.demand)],
            }
            for question in handout.questions
        ],
        "sources": [line(source, IN_TEXT) for source in handout.sources],
    }


def _key_figure(key: KeyFigure, cleaner: TextCleaner) -> dict:
    figure = figure_data(key.figure, key.evidence.is_contested, cleaner, wide=True)
    return {"figure": figure, "card": _card(key.evidence, cleaner)}


def _theme(theme: HandoutTheme, cleaner: TextCleaner) -> dict:
    return {
        "title": cleaner.clean_line(theme.title, IN_TITLE) or "Theme",
        "claims": [_claim(claim, cleaner) for claim in theme.claims],
        "more": [_card(evidence, cleaner) for evidence in theme.more],
    }


def _claim(claim: HandoutClaim, cleaner: TextCleaner) -> dict:
    line = cleaner.clean_line
    return {
        "text": line(claim.text, IN_TEXT) or "Not written yet",
        "cards": [_card(evidence, cleaner) for evidence in claim.cards],
        "mentions": [_mention(evidence, cleaner) for evidence in claim.mentions],
        "counters": [_claim(counter, cleaner) for counter in claim.counters],
        "rebuttals": [line(rebuttal, IN_TEXT) for rebuttal in claim.rebuttals],
    }


def _card(evidence: EvidenceRecord, cleaner: TextCleaner) -> dict:
    return card_data(evidence, cleaner, with_note=True)


def _mention(evidence: EvidenceRecord, cleaner: TextCleaner) -> dict:
    title = evidence.title or shorten(evidence.text, 80)
    return {"title": cleaner.clean_line(title, IN_CARD), "period": cleaner.clean_line(evidence.period, IN_CARD)}
