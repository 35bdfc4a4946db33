"""The balance of a plan's weights, as it is printed."""

from dataclasses import replace

from exports.balance_data import balance_data
from exports.text_cleaner import TextCleaner
from exports.typesetting import known_characters
from tests.exports.documents import BANNED, FAITH, FILM, LITERATURE, empty_document, make_pdf, make_section
from tests.exports.reading_back import alternative_texts, text_of

AGAINST = replace(FAITH, number=3, weight=1)


def data_of(*paragraphs, **fields) -> dict | None:
    return balance_data(empty_document(paragraphs=paragraphs, **fields), TextCleaner(known_characters()))


def test_weights_count_on_their_sides():
    data = data_of(LITERATURE, FILM, AGAINST)

    assert [(side["words"], side["total"]) for side in data["sides"]] == [("Supports", 5), ("Challenges", 1)]
    assert data["sides"][1]["paragraphs"] == [
        {"number": "3", "name": "3. Religion and belief", "weight": 1, "weight_words": "Minor"}
    ]
    assert data["degree"] == "Almost completely"
    assert data["waiting"] == []
    assert data["alt"] == "Weights: supports 5 of 6 (paragraphs 1, 2), challenges 1 of 6 (paragraph 3)"


def test_paragraph_that_lacks_something_waits_and_says_what():
    bare = make_section("paragraph", 2, {"point": "Music was for the few."}, factor="Music")
    proven = make_section("paragraph", 3, {"evidence": ("", BANNED)}, side="challenges")
    unbegun = make_section("paragraph", 4, {})

    data = data_of(LITERATURE, bare, proven, unbegun)

    assert data["waiting"] == ["2. Music (no side, no weight, no evidence)", "3. Paragraph (no weight)"]
    assert [side["total"] for side in data["sides"]] == [2, 0]
    assert data["alt"] == "Weights: supports 2 of 2 (paragraph 1), challenges 0 of 2"


def test_weights_of_one_paragraph_point_to_no_degree():
    assert data_of(LITERATURE)["degree"] == ""


def test_question_that_asks_for_no_degree_is_told_none():
    conclusion = replace(empty_document().conclusion, slots=empty_document().conclusion.slots[1:])

    assert data_of(LITERATURE, FILM, conclusion=conclusion)["degree"] == ""


def test_plan_in_which_nothing_counts_has_no_balance():
    assert data_of(replace(LITERATURE, weight=None)) is None
    assert data_of() is None


def test_balance_is_drawn_and_said():
    content = make_pdf(empty_document(paragraphs=(LITERATURE, AGAINST)))

    assert "Supports 2 1. Literature Significant Challenges 1 3. Religion and belief Minor" in text_of(content)
    assert "The weights point to “to a great extent”; the judgement is the writer’s." in text_of(content)
    assert "Weights: supports 2 of 3 (paragraph 1), challenges 1 of 3 (paragraph 3)" in alternative_texts(content)
