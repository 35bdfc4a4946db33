"""The hub: reading a plan, and its JSON."""

import json

import pytest

from plans.access import own_plans
from plans.actions import add_section, cite, remove_section
from plans.document_json import FORMAT, document_from_json, document_to_json
from plans.reading import read_plan
from tests.support.queries import count_queries
from topics.figures import Share
from topics.models import Evidence


def fetched(plan):
    """The plan as a page fetches it."""
    return own_plans(plan.owner).with_arrangements().get(pk=plan.pk)


def test_document_holds_what_the_student_wrote(written):
    document = read_plan(written.plan)

    assert document.author == "Student"
    assert document.classroom == "11B"
    assert document.model == "PEEL"
    assert document.question.text == "How far did official culture affect Soviet people?"
    assert document.thesis.slots[0].text == "It changed what people saw, less what they believed."
    first = document.paragraphs[0]
    assert (first.number, first.side, first.factor, first.weight) == (1, "supports", "Film and theatre", 2)
    assert [slot.role.letter for slot in first.slots] == ["P", "E", "E", "L"]
    assert [section.number for section in document.paragraphs] == [1, 2, 3]
    assert document.counters[0].slot("counterargument").text == "Children came to believe it."
    assert document.conclusion.slot("judgement").text == "To a limited extent."


def test_document_holds_the_evidence_with_its_figures(written):
    (evidence,) = read_plan(written.plan).evidence()

    assert (evidence.title, evidence.period, evidence.is_own) == ("Plays withdrawn", "1936–1937", False)
    assert evidence.figures == (Share(value=10, whole=19, unit="plays withdrawn"),)


def test_document_names_evidence_once_however_often_it_is_cited(written, plays):
    cite(slot=written.slot("evidence", 2), evidence=plays)

    assert [record.title for record in read_plan(written.plan).evidence()] == ["Plays withdrawn"]


def test_slot_is_written_with_words_or_with_evidence(written):
    first = read_plan(written.plan).paragraphs[0]

    assert [slot.is_written for slot in first.slots] == [True, True, False, False]


def test_removed_paragraph_is_not_in_the_document(written):
    remove_section(section=written.sections()[0])

    document = read_plan(written.plan)

    assert [section.number for section in document.paragraphs] == [1, 2]
    assert document.evidence() == ()


def test_document_survives_json(written):
    document = read_plan(written.plan)

    data = json.loads(json.dumps(document_to_json(document)))

    assert data["format"] == FORMAT
    assert document_from_json(data) == document
    assert document_to_json(document_from_json(data)) == data


def test_json_of_another_format_is_refused():
    with pytest.raises(ValueError, match="not a plan in the format essay-planner-plan/1"):
        document_from_json({"format": "essay-planner-plan/0"})


def test_headings_name_the_sections(written):
    document = read_plan(written.plan)

    assert [section.heading for section in document.sections] == [
        "Line of argument",
        "1. Film and theatre",
        "2. Paragraph",
        "3. Paragraph",
        "Counterargument",
        "Conclusion",
    ]


def test_reading_costs_the_same_for_a_long_plan(written, plays, poem, theme):
    plan = fetched(written.plan)
    with count_queries(exactly=4):
        read_plan(plan)
    for _ in range(9):
        add_section(plan=written.plan, kind="paragraph")
    cards = [plays, poem, Evidence.objects.create(key="third", theme=theme, text="A third.")]
    for number in range(1, 13):
        for card in cards:
            cite(slot=written.slot("evidence", number), evidence=card)

    plan = fetched(written.plan)
    with count_queries(exactly=4):
        document = read_plan(plan)

    assert len(document.paragraphs) == 12
    assert len(document.evidence()) == 3
