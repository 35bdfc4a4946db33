"""Editions made by hand, with everything that a format may ask for."""

from dataclasses import replace

from exports.hub import Edition
from plans.document import PlanDocument, SlotRecord
from reviews.document import CommentRecord, LevelRecord, OverallRecord, ReplyRecord, ReviewDocument
from tests.exports.documents import FAITH, FILM, LITERATURE, MOMENT, STATUS, make_section, rich_document

EARLIER_STATUS = "Submission 1, 1 May 2026, 10:00"


def comment_on(slot_id: str, text: str, **fields) -> CommentRecord:
    defaults = {
        "author": "Ms Hart",
        "kind": "Suggestion",
        "quote": "",
        "link_title": "",
        "state": "Open",
        "number": 1,
        "on": "2 May 2026",
        "is_edited": False,
    }
    return CommentRecord(slot_id=slot_id, text=text, **{**defaults, **fields})


def rich_review(**fields) -> ReviewDocument:
    """What two submissions of the rich plan were told, with every kind of comment."""
    replies = (
        ReplyRecord("Mira Petrova", "It shows that there was nothing else to see.", "3 May 2026"),
        ReplyRecord("Ms Hart", "Good. Say so.", "4 May 2026"),
    )
    defaults = {
        "overall": (
            OverallRecord(2, "Returned", "Nearly there.\n\nTwo things to do.", "Ms Hart", "4 May 2026"),
            OverallRecord(1, "Returned", "A good start.", "Ms Hart", "2 May 2026"),
        ),
        "comments": (
            comment_on("paragraph-1-point", "Which people?", kind="Must fix", quote="people deeply"),
            comment_on(
                "paragraph-2-evidence",
                "How does this prove it?",
                kind="Question",
                link_title="Plays and ballets withdrawn",
                state="Answered",
                is_edited=True,
                replies=replies,
            ),
            comment_on("conclusion-1-criterion", "A clear criterion.", kind="Praise", state="", number=2),
            comment_on("paragraph-9-point", "This repeats the first paragraph."),
        ),
        "levels": (
            LevelRecord("Question focus", "Secure", "Answers the question throughout.", "13–15"),
            LevelRecord("Precise evidence", "Developing", "Some of it is exact.", ""),
        ),
        "levels_wait": False,
    }
    return ReviewDocument(**{**defaults, **fields})


def earlier_document() -> PlanDocument:
    """The rich plan as it may have been before: another order, other words, one paragraph more, less evidence."""
    film = replace(FILM, number=1, weight=2, slots=tuple(map(_before, FILM.slots)))
    gone = make_section("paragraph", 9, {"point": "Music was for the few."}, factor="Music")
    return rich_document(
        paragraphs=(film, replace(LITERATURE, number=2), replace(FAITH, number=3), replace(gone, number=4)),
        counters=(),
    )


def _before(slot: SlotRecord) -> SlotRecord:
    if slot.role.key == "evidence":
        return replace(slot, citations=slot.citations[:1])
    return replace(slot, text=slot.text.replace("Official culture", "The Party"))


def rich_edition(**fields) -> Edition:
    """All there is of the rich plan."""
    defaults = {
        "document": rich_document(),
        "status": STATUS,
        "moment": MOMENT,
        "review": rich_review(),
        "earlier": earlier_document(),
        "earlier_status": EARLIER_STATUS,
    }
    return Edition(**{**defaults, **fields})
