"""Hostile text through every format there is: a file, or a plain error, and nothing else."""

import contextlib
import json
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from exports.errors import ExportError
from exports.hub import Edition, Format, plan_formats
from reviews.document import CommentRecord, LevelRecord, OverallRecord, ReplyRecord, ReviewDocument
from tests.exports.documents import MOMENT
from tests.exports.test_hostile_text import plan_of

TEXTUAL = ("text/", "application/json")
ODD = "\0\x1b\x7f\x85\u2028\u202e\u2066\ud800\udfff\ufeff\ufffe\u200d\u0301\U000e0041\U0010ffff"
SIGNS = st.text(st.sampled_from("\\`*_[]<>(){}#+-=.!|~$&:;@%^'\"/,1aZ \n\r\t" + ODD), max_size=80)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)


def review_of(text: str) -> ReviewDocument:
    """A review that holds the text wherever teachers can write."""
    replies = (ReplyRecord(text, text, text),)
    comment = CommentRecord(
        "thesis-1-thesis", text, "Must fix", text, text, text, "Open", 1, text, True, replies=replies
    )
    levels = (LevelRecord(text, text, text, text),)
    return ReviewDocument((OverallRecord(1, "Returned", text, text, text),), (comment,), levels, False)


def edition_of(text: str) -> Edition:
    return Edition(plan_of(text), text, MOMENT, review_of(text), plan_of(f"{text} before"), text)


def raw_controls(content: bytes) -> list[str]:
    return [letter for letter in content.decode() if letter != "\n" and unicodedata.category(letter) in ("Cc", "Cs")]


@pytest.mark.parametrize("known", plan_formats(), ids=lambda known: known.key)
@settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=SIGNS | ANYTHING)
@example(ODD)
@example("w" * 2_000)
@example("\n" * 1_000)
@example("漢字 עברית हिन्दी 😀 " * 20)
@example("#" * 100 + "[" * 100 + "*" * 100)
def test_hostile_text_makes_a_file_or_a_plain_error(known: Format, text):
    with contextlib.suppress(ExportError):
        content = known.make(edition_of(text))

        assert content
        if known.content_type.startswith(TEXTUAL):
            assert raw_controls(content) == []


@pytest.mark.parametrize("known", plan_formats(), ids=lambda known: known.key)
def test_hostile_text_can_be_told_apart_without_making_a_file(known):
    editions = [edition_of(text) for text in (ODD, ODD + " ")]

    assert len({known.fingerprint(edition) for edition in editions}) == 2


def test_textual_formats_are_known_as_such():
    assert {known.key for known in plan_formats() if known.content_type.startswith(TEXTUAL)} >= {
        "argdown",
        "json",
        "markdown",
    }
    assert json.loads(next(known for known in plan_formats() if known.key == "json").make(edition_of(ODD)))
