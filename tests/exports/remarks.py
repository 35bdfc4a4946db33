"""What was said about the rich plan of tests.exports.documents: on words, on a card, on parts, and as a whole."""

from reviews.document import CommentRecord, LevelRecord, OverallRecord, ReplyRecord, ReviewDocument
from tests.exports.editions import comment_on


def make_review(*comments: CommentRecord, **fields) -> ReviewDocument:
    return ReviewDocument(**{"overall": (), "comments": comments, "levels": (), "levels_wait": False, **fields})


ON_WORDS = comment_on("paragraph-1-point", "Deeply how? Say what changed.", quote="reached people\n deeply")
ON_LINK = comment_on(
    "paragraph-1-evidence",
    "Does this show what readers thought?",
    author="Mr Osei",
    kind="Must fix",
    state="Answered",
    link_title="A “social” task",
    is_edited=True,
    replies=(ReplyRecord("Mira Petrova", "It shows what was asked.\nI will say so.", "3 May 2026"),),
)
ON_PART = comment_on("paragraph-2-explanation", "A strong chain.", kind="Praise", state="")
ON_TWO_PARAGRAPHS = comment_on("paragraph-2-explanation", "Both?", quote="by themselves. The stage")
ON_NOTHING_YET = comment_on("paragraph-3-link", "Write the link.", kind="Must fix")
ON_OLD_WORDS = comment_on("thesis-1-thesis", "Too long?", quote="no such words", state="Fixed")
ON_GONE = comment_on("paragraph-9-point", "About a paragraph that went.")


def full_review() -> ReviewDocument:
    return make_review(
        *(ON_WORDS, ON_LINK, ON_PART, ON_TWO_PARAGRAPHS, ON_NOTHING_YET, ON_OLD_WORDS, ON_GONE),
        overall=(OverallRecord(1, "Returned", "A clear line.\nNow weigh it.", "Ms Hart", "2 May 2026"),),
        levels=(
            LevelRecord("Argument", "Sound", "A clear line, mostly sustained.", "7–9 marks"),
            LevelRecord("Evidence", "Strong", "", ""),
        ),
    )
