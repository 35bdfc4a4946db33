import pytest

from exports.text_cleaner import TextCleaner, break_long_words, clean, shorten

LETTERS = frozenset(map(ord, "abcdefghijklmnopqrstuvwxyz éе\u0301")) | {0xFFFD}


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("e\u0301le\u0300ve", "élève"),
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("one\r\ntwo\rthree\vfour\u2028five\u2029six\x85seven", "one\ntwo\nthree\nfour\nfive\nsix\nseven"),
        ("lone \ud800 surrogate \udfff", "lone  surrogate "),
        ("\u202eoverride\u202c \u2066isolate\u2069", "override isolate"),
        ("\ufeffmark", "mark"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("a\tb", "a   b"),
        ("full\u3000width", "full width"),
        ("नमस्ते\u200d \u200ename", "नमस्ते\u200d \u200ename"),
        ("#read(\"x\") $y$ *z* \\n <b> & 'q'", "#read(\"x\") $y$ *z* \\n <b> & 'q'"),
    ],
)
def test_clean_drops_only_what_cannot_be_seen(typed, cleaned):
    assert clean(typed) == cleaned


def test_clean_twice_changes_nothing():
    once = clean("e\u0301\r\n\ud800\u202e x\t\u3000")

    assert clean(once) == once


def test_character_that_the_fonts_lack_is_shown_and_counted():
    cleaner = TextCleaner(LETTERS)

    assert cleaner.clean("kirov 漢字 x") == "kirov �� x"
    assert cleaner.missing == 2


def test_accented_letter_that_the_fonts_have_in_parts_is_put_together():
    cleaner = TextCleaner(LETTERS)

    assert cleaner.clean("e\u0301 е\u0301") == "é е\u0301"
    assert cleaner.missing == 0


def test_joiners_and_line_ends_are_kept_though_no_font_has_them():
    text = "a\u200db\u00adc\ufe0f\nd"

    assert TextCleaner(LETTERS).clean(text) == text


def test_clean_line_is_one_line_without_outer_space():
    assert TextCleaner(LETTERS).clean_line("  one\n\n two  ") == "one two"


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("abcd efgh", "abcd efgh"),
        ("abcdefghij", "abcd\u200befgh\u200bij"),
        ("ab abcdef", "ab abcd\u200bef"),
        ("ab\u00a0cdef", "ab\u00a0c\u200bdef"),
        ("abce\u0301\u0302f", "abce\u0301\u0302\u200bf"),
        ("abcd\u200befgh", "abcd\u200befgh"),
        ("", ""),
    ],
)
def test_long_words_may_break(text, broken):
    assert break_long_words(text, 4) == broken


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("How far?", "How far?"),
        ("How far did it go?", "How far did…"),
        ("Abcdefghijklmnop", "Abcdefghijklm…"),
        ("Why, then, so far?", "Why, then…"),
    ],
)
def test_shorten_cuts_at_a_word(text, short):
    assert shorten(text, 14) == short
