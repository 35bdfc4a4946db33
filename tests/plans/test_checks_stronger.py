"""The checks of what would make a plan stronger, and what its weights point to."""

from dataclasses import replace

import pytest

from plans.checks.balance import degree_of_weights
from tests.plans.checked import (
    DIARY,
    ENDED,
    FINE,
    HOW_FAR,
    PLAYS,
    THAW,
    TOLL,
    fixed,
    found,
    plan,
    whole,
    with_paragraph,
)


def test_point_that_is_no_single_claim_is_found():
    document = with_paragraph(whole("p2", "challenges", cards=(DIARY,), point="word " * 41))

    assert found(document, "points") == [
        ("This runs to 41 words. One claim in one sentence is easier to prove.", "slot-p2-point")
    ]


def test_explanation_that_never_says_why_is_found():
    document = with_paragraph(whole("p2", "challenges", explanation="Plays were withdrawn in Moscow."))

    assert found(document, "reasons") == [
        ("This explanation never says why. Try “because…” or “this meant…”.", "slot-p2-explanation")
    ]


def test_words_of_reason_are_not_looked_for_in_another_language():
    document = with_paragraph(whole("p2", "challenges", explanation="Es gab keine Bühnen."), language="de")

    assert found(document, "reasons") == []


@pytest.mark.parametrize("text", ["In 1936 plays were withdrawn.", "Some fled to Leningrad.", "682 were shot."])
def test_evidence_with_a_date_a_figure_or_a_name_is_exact(text):
    document = with_paragraph(whole("p2", "challenges", cards=(), evidence=text))

    assert found(document, "exact") == []


def test_vague_evidence_is_found():
    document = with_paragraph(whole("p2", "challenges", cards=(), evidence="Many plays were banned."))

    assert found(document, "exact") == [
        ("This names no date, figure or name. Exact evidence proves more.", "slot-p2-evidence")
    ]


def test_evidence_outside_the_period_is_found():
    document = with_paragraph(whole("p2", "challenges", cards=(THAW,)))

    assert found(document, "span") == [("“Thaw” lies outside the period 1928–1945.", "slot-p2-evidence")]


@pytest.mark.parametrize(
    ("starts", "ends"), [(None, None), (1928, None), (None, 1928), (1900, 1928), (1945, 1990), (1900, 1990)]
)
def test_evidence_that_touches_the_period_or_has_no_date_is_within_it(starts, ends):
    document = with_paragraph(whole("p2", "challenges", cards=(replace(THAW, span_from=starts, span_to=ends),)))

    assert found(document, "span") == []


def test_contested_evidence_has_to_be_called_so():
    silent = with_paragraph(whole("p2", "challenges", cards=(TOLL,)))
    saying = with_paragraph(whole("p2", "challenges", cards=(TOLL,), link="Historians differ on Soviet people."))

    assert found(silent, "contested") == [
        ("“Toll” is contested, and the paragraph does not say so.", "slot-p2-evidence")
    ]
    assert found(saying, "contested") == []


def test_card_that_is_used_twice_is_found():
    document = with_paragraph(whole("p2", "challenges", cards=(PLAYS,)))
    same = with_paragraph(whole("p2", "challenges", cards=(THAW, THAW)))

    assert found(document, "once") == [
        ("“Plays” stands in paragraph 1, too. Let it prove something else here.", "slot-p2-evidence")
    ]
    assert found(same, "once") == [
        ("“Thaw” stands twice in this paragraph. Let it prove something else here.", "slot-p2-evidence")
    ]


def test_own_evidence_without_a_source_is_found():
    document = with_paragraph(whole("p2", "challenges", cards=(DIARY,)))
    sourced = with_paragraph(whole("p2", "challenges", cards=(replace(DIARY, source="Family papers"),)))

    assert found(document, "sources") == [("“Diary” has no source. Say where it is from.", "slot-p2-evidence")]
    assert found(sourced, "sources") == []


def test_link_that_forgets_the_question_is_found():
    document = with_paragraph(whole("p2", "challenges", link="So it mattered a lot."))
    one = replace(document, question=replace(document.question, demand=replace(HOW_FAR, affected="")))

    assert found(document, "links") == [
        (
            "This link does not come back to the question: it names neither “official culture” nor “Soviet people”.",
            "slot-p2-link",
        )
    ]
    assert found(one, "links") == [
        ("This link does not come back to the question: it does not name “official culture”.", "slot-p2-link")
    ]


def test_paragraph_without_a_weight_is_found():
    document = with_paragraph(whole("p2", "challenges", None))

    assert found(document, "weights") == [
        ("Say how much this paragraph weighs: minor, significant or decisive.", "section-p2")
    ]


def test_judgement_without_a_criterion_is_found():
    document = replace(FINE, conclusion=fixed("conclusion", **ENDED | {"criterion": ""}))

    assert found(document, "criterion") == [
        ("Say what you judge by: numbers, lasting change, who was affected?", "slot-criterion")
    ]


@pytest.mark.parametrize(
    ("weights", "degree"),
    [
        ((3, 0), ""),  # one paragraph is no balance
        ((1, 3), "To a limited extent"),
        ((2, 2), "To some extent"),
        ((3, 1), "To a great extent"),
    ],
)
def test_weights_point_to_a_degree(weights, degree):
    sides = zip(("p1", "p2"), ("supports", "challenges"), weights, strict=True)
    document = plan(*(whole(name, side, weight or None) for name, side, weight in sides))

    assert degree_of_weights(document) == degree


def test_weights_of_one_side_alone_point_to_an_end():
    supporting = plan(whole("p1", "supports", 1), whole("p2", "supports", 1))
    challenging = plan(whole("p1", "challenges", 1), whole("p2", "challenges", 1))

    assert degree_of_weights(supporting) == "Almost completely"
    assert degree_of_weights(challenging) == "Hardly at all"


def test_paragraph_without_evidence_carries_no_weight():
    document = plan(whole("p1", "supports", 3, cards=()), whole("p2", "challenges", 1), whole("p3", "supports", 1))

    assert degree_of_weights(document) == "To some extent"


def test_judgement_far_from_the_weights_is_found():
    document = replace(FINE, conclusion=fixed("conclusion", **ENDED | {"degree": "Almost completely"}))
    near = replace(FINE, conclusion=fixed("conclusion", **ENDED | {"degree": "To a great extent"}))
    own = replace(FINE, conclusion=fixed("conclusion", **ENDED | {"degree": "Rather more than less"}))

    assert found(document, "balance") == [
        (
            "Your weights point to “to some extent”, but you judge “almost completely”. Change one, or say why.",
            "slot-degree",
        )
    ]
    assert found(near, "balance") == found(own, "balance") == []
