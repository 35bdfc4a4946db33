"""What teachers said, in word processors: comments on the right words, and the rest at the end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from tests.exports.documents import MOMENT, empty_document, make_section, rich_document
from tests.exports.editions import comment_on
from tests.exports.remarks import ON_NOTHING_YET, ON_PART, ON_WORDS, full_review, make_review
from tests.exports.text_documents import Noted, in_style, read


def test_comments_hang_on_the_words_they_are_about(text_format):
    _, notes = read(text_format, rich_document(), review=full_review())

    assert {note.paragraphs[-2] if "Answered" not in note.paragraphs[0] else "": note.words for note in notes} == {
        "Too long?": "Official culture decided what Soviet people could read and watch, but it changed what they "
        "believed far less, so it affected them to a limited extent.",
        "Deeply how? Say what changed.": "reached people deeply",
        "": "A “social” task",
        "A strong chain.": "Explanation\nAfter two seasons of bans, theatres chose safe plays by themselves."
        "\nThe stage in Leningrad looked like the stage in Moscow.",
        "Both?": "by themselves.\nThe stage",
        "Write the link.": "Link\nNot written yet: back to the question, in its own words",
    }


def test_comment_says_its_kind_and_state_first_and_its_replies_last(text_format):
    _, notes = read(text_format, rich_document(), review=full_review())

    assert [note for note in notes if note.author == "Mr Osei"] == [
        Noted(
            "Mr Osei",
            "A “social” task",
            [
                "Must fix. Answered.",
                "On the link from “A “social” task” to the point.",
                "Does this show what readers thought?",
                "2 May 2026, on submission 1, edited since.",
                "Mira Petrova, 3 May 2026: It shows what was asked.",
                "I will say so.",
            ],
        )
    ]


def test_comment_has_the_date_on_which_it_was_sent(text_format):
    sent = datetime(2026, 5, 2, 23, 30, tzinfo=timezone(timedelta(hours=2)))

    _, notes = read(text_format, rich_document(), review=make_review(replace(ON_WORDS, moment=sent), ON_PART))

    assert [note.at for note in notes] == [datetime(2026, 5, 2, 21, 30, tzinfo=UTC), MOMENT]


def test_comment_on_words_that_have_changed_repeats_them(text_format):
    _, notes = read(text_format, rich_document(), review=full_review())

    assert notes[0].paragraphs == [
        "Suggestion. Fixed.",
        "On words that have changed since: “no such words”.",
        "Too long?",
        "2 May 2026, on submission 1.",
    ]


def test_overlapping_comments_keep_their_own_words(text_format):
    comments = [comment_on("thesis-1-thesis", words, quote=words) for words in ("one two", "two three", "two")]
    document = empty_document(thesis=make_section("thesis", 1, {"thesis": "one two three"}))

    _, notes = read(text_format, document, review=make_review(*comments))

    assert [note.words for note in notes] == ["one two", "two three", "two"]


def test_comment_hangs_on_the_place_of_its_words_that_is_meant(text_format):
    meant = comment_on("thesis-1-thesis", "This one?", quote="the state", quote_place=1)
    document = empty_document(thesis=make_section("thesis", 1, {"thesis": "the state, the\nstate"}))

    _, notes = read(text_format, document, review=make_review(meant))

    assert [note.words for note in notes] == ["the\nstate"]


def test_what_was_said_as_a_whole_comes_at_the_end(text_format):
    paragraphs, _ = read(text_format, rich_document(), review=full_review())

    start = paragraphs.index(("Heading 1", "What your teachers said"))
    assert paragraphs[start + 1 :] == [
        ("Heading 2", "Returned: submission 1"),
        ("Teacher’s words", "A clear line."),
        ("Teacher’s words", "Now weigh it."),
        ("Said by", "Ms Hart, 2 May 2026"),
        ("Heading 2", "What this plan could support"),
        ("List Bullet", "Argument, Sound (7–9 marks): A clear line, mostly sustained."),
        ("List Bullet", "Evidence, Strong"),
        ("Heading 2", "On parts that were taken out"),
        (
            "Teacher’s words",
            "Ms Hart: Suggestion. Open.\nAbout a paragraph that went.\n2 May 2026, on submission 1.",
        ),
    ]


def test_levels_that_wait_are_announced(text_format):
    paragraphs, _ = read(text_format, rich_document(), review=make_review(levels_wait=True))

    assert paragraphs[-2:] == [
        ("Heading 2", "What this plan could support"),
        ("Normal", "Shown once every comment is answered or acted on."),
    ]


def test_review_without_words_adds_no_section(text_format):
    paragraphs, _ = read(text_format, rich_document(), review=make_review(ON_NOTHING_YET))

    assert "What your teachers said" not in in_style(paragraphs, "Heading 1")
