"""Normalising: what is stored and what is asked for become the same letters."""

import pytest

from topics.normalise import normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crèches, 1936–37", "creches 1936 37"),
        ("women’s women's", "womens womens"),
        ("682,000 of 1,234,567", "682000 of 1234567"),
        ("in 1934,1935", "in 1934 1935"),
        ("3.5 million. The end.", "3.5 million the end"),
        ("3 → 15 million", "3 15 million"),
        ("57%", "57"),
        ("“Marxism-Leninism-Stalinism”", "marxism leninism stalinism"),
        ("STRASSE Straße ﬁlm", "strasse strasse film"),
        ("Киров Ёлка Йод", "киров елка иод"),
        ("Στάλιν", "σταλιν"),
        ("100% _wild_ \\ cards", "100 wild cards"),
        ("a\x00b\t c\n", "a b c"),
        ("  ", ""),
    ],
)
def test_normalise(text, expected):
    assert normalise(text) == expected


@pytest.mark.parametrize("text", ["Crèches, 682,000", "ΣΊΣΥΦΟΣ ς", "İstanbul", "ᾳ ΐ ŉ"])
def test_normalise_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)
