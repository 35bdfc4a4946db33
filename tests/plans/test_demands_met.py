"""How far a plan meets each demand of its question."""

from dataclasses import replace

import pytest

from plans.checks import check_plan, read_demands
from plans.document import PlanDocument
from tests.plans.checked import FINE, THAW, fixed, paragraph, plan, whole, with_paragraph
from topics.demands import TERMS, Demand


def states(document: PlanDocument) -> list[tuple[str, str, str]]:
    return [(demand.key, demand.state, demand.words) for demand in read_demands(document)]


def test_demands_of_an_empty_plan_are_not_met():
    assert states(plan(paragraph("p1"))) == [
        ("both_sides", "todo", ""),
        ("judgement", "todo", ""),
        ("affected", "todo", ""),
        ("span", "todo", ""),
    ]


def test_demands_of_a_fine_plan_are_met():
    assert {state for _, state, _ in states(FINE)} == {"met"}


def test_demands_that_are_met_in_part_say_what_is_missing():
    document = with_paragraph(
        whole("p2", "challenges", cards=(), point="Few believed.", link="It was so."),
        conclusion=fixed("conclusion", degree="To some extent"),
    )
    outside = with_paragraph(whole("p2", "challenges", cards=(THAW,)))

    assert states(document) == [
        ("both_sides", "part", "one has no evidence"),
        ("judgement", "part", "no judgement yet"),
        ("affected", "part", "named in 1 of 2 paragraphs"),
        ("span", "met", ""),
    ]
    assert states(outside)[-1] == ("span", "part", "1 card outside")


def test_demand_that_only_a_person_can_judge_has_no_state():
    demand = Demand("examine", False, "helpful")
    document = replace(FINE, question=replace(FINE.question, demand=demand))

    assert states(document) == [("unpacked", "", ""), ("relations", "", ""), ("judgement", "met", "")]


@pytest.mark.parametrize("term", TERMS)
def test_every_command_term_can_be_checked(term):
    demand = Demand(term, TERMS[term].both_sides, TERMS[term].judgement, "culture", "people", "fear", 1928, 1945)
    for document in (FINE, plan(paragraph("p1")), plan()):
        asked = replace(document, question=replace(document.question, demand=demand))

        assert all(finding.words.endswith(".") or finding.words.endswith("?") for _, finding in check_plan(asked).first)
        assert all(state.anchor for state in read_demands(asked))
