from exports.plan_data import plan_data
from exports.text_cleaner import TextCleaner
from exports.typesetting import known_characters
from exports.words import RELIABILITIES, SIDES, WEIGHTS
from plans.models import Weight
from tests.exports.documents import BANNED, WOMEN, empty_document, make_evidence, make_section
from topics.models import Reliability, Side


def data_of(document) -> dict:
    return plan_data(document, TextCleaner(known_characters()), "")


def test_words_are_those_of_the_screen():
    assert {key: words for key, words in SIDES.items() if key} == dict(Side.choices)
    assert {key: words for key, words in WEIGHTS.items() if key} == dict(Weight.choices)
    assert dict(Reliability.choices) == RELIABILITIES


def test_empty_lines_part_paragraphs_and_others_are_kept():
    thesis = make_section("thesis", 1, {"thesis": "\none\ntwo\n\n \nthree\n"})

    assert data_of(empty_document(thesis=thesis))["thesis"]["slots"][0]["paragraphs"] == [["one", "two"], ["three"]]


def test_question_is_cut_into_marked_parts():
    parts = [(part["text"], part["label"]) for part in data_of(empty_document())["question"]]

    assert parts == [
        ("How far", "command"),
        (" did ", ""),
        ("official culture", "focus"),
        (" affect ", ""),
        ("Soviet people", "effect on"),
        ("?", ""),
    ]


def test_only_a_card_that_may_outgrow_a_page_is_long():
    cards = [BANNED, make_evidence(8, "", "x" * 720), make_evidence(9, "", "\n" * 40), make_evidence(10, "Short", "x")]
    paragraph = make_section("paragraph", 1, {"evidence": ("", *cards)})

    slots = data_of(empty_document(paragraphs=(paragraph,)))["paragraphs"][0]["slots"]

    assert [card["is_long"] for card in slots[1]["cards"]] == [False, True, True, False]


def test_evidence_is_used_where_it_is_cited_and_named_once_a_place():
    twice = make_section("paragraph", 1, {"point": ("", BANNED), "evidence": ("", BANNED)})
    counter = make_section("counter", 1, {"rebuttal": ("", BANNED)})
    again = make_section("paragraph", 2, {"evidence": ("", BANNED)})

    sources = data_of(empty_document(paragraphs=(twice, again), counters=(counter,)))["sources"]

    assert [entry["used_in"] for entry in sources[0]["entries"]] == ["paragraphs 1, 2, counterargument"]


def test_words_of_a_figure_are_told_from_its_numbers():
    paragraph = make_section("paragraph", 1, {"evidence": ("", WOMEN)})

    slots = data_of(empty_document(paragraphs=(paragraph,)))["paragraphs"][0]["slots"]

    assert slots[1]["cards"][0]["figures"][0]["headline"] == [("about", True), (" 3 → 15 ", False), ("million", True)]
