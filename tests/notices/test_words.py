"""What notices say."""

import pytest

from notices.words import FIRST_WORDS, first_words, say_answered, say_decided, say_submitted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("How far?", "How far?"),
        ("How\r\nfar \t did it?", "How far did it?"),
        ("word " * 14 + "end", "word word word word word word word word word word word word word word…"),
        ("x" * 100, "x" * FIRST_WORDS + "…"),
    ],
)
def test_only_the_first_words_of_a_text_are_told(text, words):
    assert first_words(text) == words
    assert len(words) <= FIRST_WORDS + 1


@pytest.mark.parametrize(
    ("plans", "waiting", "said"),
    [
        (1, 0, "Mira of 11B submitted a plan"),
        (2, 2, "2 plans of 11B wait for you"),
        (3, 2, "3 plans of 11B were submitted, 2 still wait"),
        (3, 1, "3 plans of 11B were submitted, 1 still waits"),
        (3, 0, "3 plans of 11B were submitted"),
    ],
)
def test_submitted_plans_are_told_by_number(plans, waiting, said):
    assert say_submitted(plans, waiting, "Mira", "11B") == said


def test_several_answers_and_decisions_are_told_by_number():
    assert say_answered(3, "Mira", "11B") == "3 students of 11B answered comments"
    assert say_decided(2, "approved") == "2 of your plans were approved"
