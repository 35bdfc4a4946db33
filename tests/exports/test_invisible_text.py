"""A slot that holds only what nobody can see is not written yet, on paper and in the lists of what was written."""

import pytest

from exports.hub import Edition, find_format
from exports.text_cleaner import TextCleaner, is_visible
from exports.typesetting import known_characters
from tests.exports.documents import MOMENT, STATUS, empty_document, make_section
from tests.exports.editions import rich_edition, rich_review
from tests.exports.reading_back import text_of

NOTHING = "\u200b\u2060 \n\u00ad\u200d\ufe0f\u3164"


def plan_of(text: str):
    parts = ("point", "explanation", "link")
    return empty_document(
        thesis=make_section("thesis", 1, {"thesis": text}),
        paragraphs=(make_section("paragraph", 1, dict.fromkeys(parts, text), factor=text),),
        counters=(make_section("counter", 1, {"counterargument": text, "rebuttal": text}),),
        conclusion=make_section("conclusion", 1, {"criterion": text, "judgement": text}),
    )


@pytest.mark.parametrize("key", ["plan", "annotated", "exam-sheet", "comparison"])
def test_plan_of_invisible_words_looks_like_one_without_words(key):
    def text_with(text: str) -> str:
        review = rich_review(comments=(), overall=(), levels=())
        return text_of(find_format(key).make(rich_edition(document=plan_of(text), review=review, earlier=plan_of("x"))))

    assert text_with(NOTHING) == text_with("")


def test_slot_of_invisible_words_says_that_it_is_not_written():
    text = text_of(find_format("plan").make(Edition(plan_of(NOTHING), STATUS, MOMENT)))

    assert "Link back to the question, in its own words Not written yet" in text
    assert "1. Paragraph" in text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", False),
        (" \n", False),
        (NOTHING, False),
        ("\u202a\x00", False),
        ("\u200ba", True),
        ("👩\u200d👧", True),
        (".", True),
    ],
)
def test_what_can_be_seen(text, seen):
    assert is_visible(text) is seen


def test_white_space_alone_stays_between_words():
    assert TextCleaner(known_characters()).clean(" \u200b\n") == " \n"
