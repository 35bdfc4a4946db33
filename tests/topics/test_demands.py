"""Demands: command terms as data, the checklist, and the question's words marked."""

import pytest

from topics.demands import (
    COMMAND_TERMS,
    JUDGEMENTS,
    TERMS,
    Demand,
    annotate,
    checklist,
    default_demand,
    span_words,
)

CULTURE = Demand("how_far", True, "degree", "official culture", "Soviet people", "", 1928, 1953)


@pytest.mark.parametrize(
    ("term", "both_sides", "judgement"),
    [
        ("how_far", True, "degree"),
        ("to_what_extent", True, "degree"),
        ("evaluate", True, "verdict"),
        ("assess", True, "verdict"),
        ("discuss", True, "verdict"),
        ("examine", False, "helpful"),
        ("compare", False, "helpful"),
        ("analyse", False, "none"),
        ("how_significant", True, "degree"),
        ("main_reason", True, "ranking"),
        ("why", False, "helpful"),
    ],
)
def test_default_demand(term, both_sides, judgement):
    assert default_demand(term) == Demand(term, both_sides, judgement)


def test_default_demand_covers_every_term():
    assert [default_demand(term.key).command_term for term in COMMAND_TERMS] == list(TERMS)
    assert {term.judgement for term in COMMAND_TERMS} == set(JUDGEMENTS)


def test_checklist_of_the_official_culture_question():
    assert checklist(CULTURE) == (
        ("both_sides", "Both sides"),
        ("judgement", "A judgement of degree"),
        ("affected", "Effect on Soviet people"),
        ("span", "1928–1953"),
    )


def test_checklist_of_a_named_reason():
    demand = Demand("main_reason", True, "ranking", named_factor="terror")

    assert checklist(demand) == (
        ("both_sides", "Terror against other reasons"),
        ("judgement", "A ranking of reasons"),
    )


def test_checklist_of_compare():
    assert checklist(default_demand("compare")) == (
        ("likeness", "Similarities and differences"),
        ("cases", "Both cases in every paragraph"),
        ("judgement", "A judgement helps"),
    )


def test_checklist_follows_the_question_and_not_the_term():
    demand = Demand("how_far", False, "none", named_factor="the NKVD")

    assert checklist(demand) == (("factor", "The part played by the NKVD"),)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1928, 1945, "1928–1945"),
        (1936, 1936, "1936"),
        (1928, None, "from 1928"),
        (None, 1945, "until 1945"),
        (-44, 14, "44 BC–14"),
        (None, None, ""),
    ],
)
def test_span_words(first, last, expected):
    assert span_words(first, last) == expected


def marked(text, demand):
    return [(part.text, part.label) for part in annotate(text, demand)]


def test_annotate_the_official_culture_question():
    assert marked("How far did official culture affect Soviet people?", CULTURE) == [
        ("How far", "command"),
        (" did ", ""),
        ("official culture", "focus"),
        (" affect ", ""),
        ("Soviet people", "effect on"),
        ("?", ""),
    ]


def test_annotate_ignores_case_and_takes_the_longest_phrase():
    demand = Demand("compare", False, "helpful", focus="Schools")

    assert marked("compare and contrast schools and theatres.", demand) == [
        ("compare and contrast", "command"),
        (" ", ""),
        ("schools", "focus"),
        (" and theatres.", ""),
    ]


def test_annotate_marks_whole_words_only():
    demand = Demand("how_far", True, "degree", focus="art")

    assert marked("How far did parties use art?", demand) == [
        ("How far", "command"),
        (" did parties use ", ""),
        ("art", "focus"),
        ("?", ""),
    ]


def test_annotate_never_marks_words_twice():
    demand = Demand("why", False, "helpful", focus="Soviet people", affected="people")

    assert marked("Why did Soviet people trust other people?", demand) == [
        ("Why", "command"),
        (" did ", ""),
        ("Soviet people", "focus"),
        (" trust other ", ""),
        ("people", "effect on"),
        ("?", ""),
    ]


def test_annotate_command_words_of_the_question():
    demand = Demand("how_far", True, "degree", command_words="In what measure")

    assert marked("In what measure did it matter?", demand)[0] == ("In what measure", "command")


def test_annotate_a_question_without_the_words_leaves_it_plain():
    demand = Demand("evaluate", True, "verdict", focus="official (culture)", affected="")

    assert marked("Did it work?", demand) == [("Did it work?", "")]
    assert annotate("", demand) == ()


@pytest.mark.parametrize(
    ("demand", "message"),
    [
        (("guess", True, "degree"), "command_term must be one of how_far"),
        (("how_far", True, "maybe"), "judgement must be one of none"),
    ],
)
def test_demand_that_cannot_be(demand, message):
    with pytest.raises(ValueError, match=message):
        Demand(*demand)
