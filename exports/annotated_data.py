"""A plan and what was said about it as the plain, clean data that annotated.typ sets. Pure."""

from collections.abc import Iterator

from exports.card_data import IN_NAME, IN_TITLE, written
from exports.plan_data import plan_data
from exports.text_cleaner import TextCleaner
from plans.document import PlanDocument, SectionRecord
from reviews.document import CommentRecord, LevelRecord, OverallRecord, ReviewDocument

IN_NOTE = 20  # after how many characters a word may break: see exports.card_data
LONG_NOTE = 900  # characters, with its replies, above which a note needs more than its column


def annotated_data(
    document: PlanDocument, review: ReviewDocument, cleaner: TextCleaner, status: str, paper: str = "a4"
) -> dict:
    """Return what annotated.typ needs: the plan, the notes beside each slot, and what was said of it as a whole."""
    data = plan_data(document, cleaner, status, paper)
    for section, shown in _sections(document, data):
        for slot, shown_slot in zip(section.slots, shown["slots"], strict=True):
            shown_slot["notes"] = [_note(comment, cleaner) for comment in review.on_slot(slot.id)]
    there = {slot.id for slot in document.slots()}
    return data | {
        "overall": [_overall(said, cleaner) for said in review.overall],
        "levels": [_level(level, cleaner) for level in review.levels],
        "levels_wait": review.levels_wait,
        "elsewhere": [_note(comment, cleaner) for comment in review.comments if comment.slot_id not in there],
    }


def _sections(document: PlanDocument, data: dict) -> Iterator[tuple[SectionRecord, dict]]:
    """Yield each section with the data that was made of it."""
    shown = [data["thesis"], *data["paragraphs"], *data["counters"], data["conclusion"]]
    return zip(document.sections, shown, strict=True)


def _note(comment: CommentRecord, cleaner: TextCleaner) -> dict:
    line = cleaner.clean_line
    facts = [comment.author, comment.on, "edited" if comment.is_edited else ""]
    return {
        "is_long": len(comment.text) + sum(len(reply.text) for reply in comment.replies) > LONG_NOTE,
        "kind": line(comment.kind, IN_NOTE),
        "state": line(comment.state, IN_NOTE),
        "about": line(comment.link_title, IN_NOTE),
        "quote": line(comment.quote, IN_NOTE),
        "paragraphs": written(cleaner.clean(comment.text, IN_NOTE)),
        "said": line(", ".join(filter(None, facts)), IN_NOTE),
        "replies": [
            {
                "said": line(f"{reply.author}, {reply.on}", IN_NOTE),
                "paragraphs": written(cleaner.clean(reply.text, IN_NOTE)),
            }
            for reply in comment.replies
        ],
    }


def _overall(said: OverallRecord, cleaner: TextCleaner) -> dict:
    return {
        "title": f"{said.decision}: submission {said.number}",
        "paragraphs": written(cleaner.clean(said.text, IN_TITLE)),
        "said": cleaner.clean_line(f"{said.author}, {said.on}", IN_NAME),
    }


def _level(level: LevelRecord, cleaner: TextCleaner) -> dict:
    line = cleaner.clean_line
    return {
        "criterion": line(level.criterion, IN_TITLE),
        "level": line(" ".join(filter(None, [level.level, level.marks])), IN_TITLE),
        "descriptor": line(level.descriptor, IN_TITLE),
    }
