"""The annotated copy: every comment beside its part, in the order of the plan, and nothing that may not be seen."""

import pytest

from exports.hub import find_format
from tests.exports.documents import make_section, rich_document
from tests.exports.editions import comment_on, rich_edition, rich_review
from tests.exports.reading_back import assert_in_order, letters_of, pages_of, pdftotext, right_edge, text_of


def annotated(**review) -> bytes:
    return find_format("annotated").make(rich_edition(review=rich_review(**review)))


def test_what_was_said_of_the_whole_comes_first():
    text = text_of(annotated())

    assert_in_order(
        text,
        "What your teachers said",
        "Returned: submission 2 Nearly there. Two things to do. Ms Hart, 4 May 2026",
        "Returned: submission 1 A good start. Ms Hart, 2 May 2026",
        "What this plan could support",
        "Question focus: Secure 13–15 Answers the question throughout.",
        "Precise evidence: Developing Some of it is exact.",
        "Line of argument",
    )


def test_comments_follow_the_parts_that_they_are_about():
    text = text_of(annotated())

    assert_in_order(
        text,
        "Literature reached people deeply",
        "Must fix · Open “people deeply” Which people? Ms Hart, 2 May 2026",
        "2. Film and theatre",
        "Plays banned, theatres closed",
        "Question · Answered On the link from: Plays and ballets withdrawn How does this prove it?",
        "Ms Hart, 2 May 2026, edited",
        "Mira Petrova, 3 May 2026 It shows that there was nothing else to see.",
        "Ms Hart, 4 May 2026 Good. Say so.",
        "what people believed, not what they saw",
        "Praise A clear criterion.",
        "On parts that were taken out",
        "This repeats the first paragraph.",
    )


@pytest.mark.parametrize("number", [25, 80])
def test_note_is_not_parted_from_its_head_and_a_short_one_stays_in_one_piece(number):
    words = " ".join(f"word{count}" for count in range(number))
    comment = comment_on("paragraph-1-point", words, kind="Must fix", quote="people deeply")

    for lines in range(24, 40):
        thesis = make_section("thesis", 1, {"thesis": "\n".join(["Down it goes."] * lines)})
        review = rich_review(comments=(comment,), overall=(), levels=())
        pages = pages_of(
            find_format("annotated").make(rich_edition(document=rich_document(thesis=thesis), review=review))
        )
        page = next(page for page in pages if "Must fix" in page)
        assert_in_order(page, "Must fix · Open", "“people deeply”", "word0", *(["word24"] if number == 25 else []))


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_program_that_guesses_the_order_from_the_page_mixes_no_note_with_the_words_beside_it(paper):
    text = " ".join(pdftotext(find_format("annotated").make(rich_edition(paper=paper))).split())

    assert "Must fix · Open “people deeply” Which people? Ms Hart, 2 May 2026" in text
    assert (
        "Question · Answered On the link from: Plays and ballets withdrawn How does this prove it? "
        "Ms Hart, 2 May 2026, edited Mira Petrova, 3 May 2026 It shows that there was nothing else to see. "
        "Ms Hart, 4 May 2026 Good. Say so."
    ) in text
    assert (
        "10 of 19 plays and ballets withdrawn Plays and ballets withdrawn "
        "Ten of nineteen plays and ballets had to be withdrawn by order."
    ) in text
    assert_in_order(text, "60 plays banned", "20 theatres closed", "Plays banned, theatres closed Sixty plays were")


def test_long_note_takes_the_width_below_its_part():
    words = "Say how far, and for whom. " * 120
    without = pages_of(annotated(comments=()))

    pages = pages_of(annotated(comments=(comment_on("paragraph-1-point", words),)))

    assert len(pages) <= len(without) + 1
    assert_in_order(" ".join(pages), "because nothing else could be printed.", "Say how far", "E Evidence")


def test_levels_that_wait_are_not_in_the_file():
    text = text_of(annotated(levels=(), levels_wait=True))

    assert "What this plan could support Shown once every comment is answered or acted on." in text
    assert "Secure" not in text


def test_plan_without_levels_says_nothing_of_them():
    assert "What this plan could support" not in text_of(annotated(levels=()))


def test_long_comment_goes_on_over_the_page_and_stays_on_it():
    words = "".join(f"word{number} " for number in range(900))
    pdf = annotated(comments=(comment_on("paragraph-1-point", words), comment_on("thesis-1-thesis", "w" * 4_000)))

    text = letters_of(pdftotext(pdf).replace("\u200b", ""))
    assert "word0word1" in text
    assert "word898word899" in text
    assert right_edge(pdf) < 595 - 40
