"""The checks of what to do first: each finds what it is for, says where, and leaves alone what is fine."""

from dataclasses import replace

from plans.checks import FIRST, STRONGER, check_plan
from tests.plans.checked import FINE, HOW_FAR, fixed, found, paragraph, plan, whole, with_paragraph
from topics.demands import Demand


def test_plan_without_a_fault_is_fine():
    report = check_plan(FINE)

    assert (report.first, report.stronger, report.count) == ((), (), 0)
    assert len(report.fine) == 17


def test_empty_plan_is_asked_for_what_comes_first():
    report = check_plan(plan(paragraph("p1"), paragraph("p2")))

    assert [key for key, _ in report.first] == ["line", "paragraphs"]
    assert report.stronger == ()
    assert report.fine == ()


def test_keys_of_checks_differ():
    keys = [check.key for check in (*FIRST, *STRONGER)]

    assert len(set(keys)) == len(keys)


def test_empty_line_of_argument_is_found():
    document = replace(FINE, thesis=fixed("thesis"))

    assert found(document, "line") == [
        ("Your answer in one sentence is still empty. It keeps the plan to one line.", "slot-thesis")
    ]


def test_single_paragraph_is_too_few():
    document = plan(whole("p1", "supports"), paragraph("p2"))

    assert found(document, "paragraphs") == [
        ("Only one paragraph is begun. An argument needs two points or more.", "add-paragraph")
    ]


def test_empty_parts_of_a_begun_paragraph_are_found():
    document = with_paragraph(paragraph("p2", "challenges", 2, point="Few believed it.", link="Soviet people doubted."))

    assert found(document, "parts") == [
        ("This paragraph has no evidence yet.", "slot-p2-evidence"),
        ("This part is still empty.", "slot-p2-explanation"),
    ]


def test_paragraph_without_a_side_is_found_where_both_are_asked_for():
    document = with_paragraph(whole("p2", ""))
    one_sided = replace(document, question=replace(document.question, demand=replace(HOW_FAR, both_sides=False)))

    assert found(document, "sides-chosen") == [
        ("Say whether this paragraph supports the claim or challenges it.", "section-p2")
    ]
    assert found(one_sided, "sides-chosen") == []


def test_side_without_a_paragraph_is_found():
    document = with_paragraph(whole("p2", "supports"))

    assert found(document, "both-sides") == [
        ("No paragraph challenges the claim yet. “How far” asks for both sides.", "add-paragraph")
    ]


def test_side_without_evidence_is_found():
    document = with_paragraph(whole("p2", "challenges", cards=()))

    assert found(document, "both-sides") == [
        ("No evidence challenges the claim yet. “How far” asks for both sides.", "section-p2")
    ]


def test_factor_that_the_question_names_has_to_be_argued():
    demand = replace(HOW_FAR, named_factor="fear")
    silent = replace(FINE, question=replace(FINE.question, demand=demand))
    speaking = replace(silent, paragraphs=(whole("p1", "supports", point="People were fearful."), silent.paragraphs[1]))

    assert found(silent, "factor") == [("The question names fear, and no paragraph speaks of it yet.", "add-paragraph")]
    assert found(speaking, "factor") == []


def test_counterargument_without_a_reply_is_found():
    document = replace(FINE, counters=(fixed("counter", counterargument="Children believed it."),))

    assert found(document, "answered") == [
        ("This counterargument has no reply yet. Say why it does not defeat your line.", "slot-rebuttal")
    ]
    assert found(document, "counter") == []


def test_missing_counterargument_is_found_where_both_sides_are_asked_for():
    document = replace(FINE, counters=(fixed("counter"),))
    removed = replace(FINE, counters=())

    words = "No counterargument yet. Answer the strongest case against you."
    assert found(document, "counter") == [(words, "slot-counterargument")]
    assert found(removed, "counter") == [(words, "add-paragraph")]
    assert found(document, "answered") == []


def test_conclusion_without_judgement_and_degree_is_found():
    document = replace(FINE, conclusion=fixed("conclusion"))

    assert found(document, "judgement") == [
        ("The question asks for a judgement, and there is none yet.", "slot-judgement")
    ]
    assert found(document, "degree") == [
        ("The question asks how far. Choose the degree that you argue for.", "slot-degree")
    ]


def test_judgement_is_not_asked_for_where_the_question_asks_for_none():
    demand = Demand("analyse", False, "none")
    document = replace(FINE, conclusion=fixed("conclusion"), question=replace(FINE.question, demand=demand))

    report = check_plan(document)

    assert {key for key, _ in (*report.first, *report.stronger)} == set()
