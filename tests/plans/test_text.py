"""Cleaning what people type or paste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.text import clean


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
