"""Cleaning what people type or paste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.text import as_id, clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Kirov\x00 was shot", "Kirov was shot"),
        ("a\x07b\x1bc\x7fd\x9fe", "abcde"),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        (
            "a soft\vline end,\fa page,\x85a line,\u2028another\u2029end",
            "a soft\nline end,\na page,\na line,\nanother\nend",
        ),
        ("a\tb", "a\tb"),
        ("cre\u0300ches", "crèches"),
        ("Ахматова · Σωκράτης · 史 · 🎭", "Ахматова · Σωκράτης · 史 · 🎭"),
        ("\ud800lone", "lone"),
        ("  kept spaces  ", "  kept spaces  "),
        ("", ""),
    ],
)
def test_clean(typed, kept):
    assert clean(typed) == kept


@given(st.text())
def test_clean_text_stays_as_it_is(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_clean_text_can_be_stored_anywhere(text):
    cleaned = clean(text)

    assert "\0" not in cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, 0),
        ("9" * 5000, 0),
        ("", 0),
        ("-1", 0),
        ("x", 0),
        ("1\x00", 0),
        ("٣", 0),
    ],
)
def test_id_that_a_browser_names_is_a_number_or_none_that_there_is(text, number):
    assert as_id(text) == number
