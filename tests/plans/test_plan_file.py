"""Reading a plan that somebody brings: what is wrong is told with its path, and nothing breaks the reader."""

import json

import pytest

from plans.models import FACTOR_MAX_LENGTH, SLOT_MAX_LENGTH, ModelPart, ParagraphModel, Plan, Slot
from plans.plan_file import (
    EVIDENCE_RECORD,
    FACTOR,
    HINT,
    LANGUAGE,
    LETTER,
    MODEL,
    PERIOD,
    QUESTION,
    ROLE_KEY,
    ROLE_NAME,
    SLOT,
    PlanFileError,
    read_plan_file,
)
from plans.portable import portable
from tests.exports.documents import empty_document, rich_document
from tests.exports.plan_files import WRONG, plan_bytes, plan_data, spoilt
from topics.models import Evidence, EvidenceKind, Question, Reliability
from topics.pack_format import KINDS, RELIABILITIES

NOT_A_PLAN = ["This is not a plan in the format essay-planner-plan/1."]


def problems_of(text: str) -> list[str]:
    with pytest.raises(PlanFileError) as error:
        read_plan_file(text)
    return error.value.problems


def problems_with(path: str, value) -> list[str]:
    return problems_of(json.dumps(spoilt(path, value)))


def most(model, name: str) -> int:
    return model._meta.get_field(name).max_length


def test_limits_are_those_of_the_database():
    fields = EVIDENCE_RECORD.fields

    assert (SLOT_MAX_LENGTH, FACTOR_MAX_LENGTH, most(Question, "text")) == (SLOT, FACTOR, QUESTION)
    assert (most(ParagraphModel, "name"), most(Slot, "role"), most(ModelPart, "letter")) == (MODEL, ROLE_KEY, LETTER)
    assert (most(ModelPart, "name"), most(ModelPart, "hint"), most(Evidence, "date_label")) == (ROLE_NAME, HINT, PERIOD)
    assert most(Plan, "language") == LANGUAGE
    for name in ("title", "text", "source", "reliability_note"):
        assert fields[name].most == most(Evidence, name)
    assert (list(KINDS), list(RELIABILITIES)) == (EvidenceKind.values, ["", *Reliability.values])


@pytest.mark.parametrize("document", [rich_document(), empty_document()], ids=["rich", "empty"])
def test_exported_file_is_read_back_whole(document):
    assert read_plan_file(plan_bytes(document).decode()) == portable(document)


def test_stored_form_is_read_as_the_portable_one():
    stored = json.dumps({**plan_data(), "id": "x", "author": "Mira", "classroom": "11B"})

    assert read_plan_file(stored) == portable(rich_document())


@pytest.mark.parametrize(("path", "value", "message"), WRONG, ids=[wrong[0] for wrong in WRONG])
def test_wrong_value_is_told_with_its_path(path, value, message):
    assert problems_with(path, value) == [message]


def test_missing_name_is_told_with_its_path():
    data = plan_data()
    del data["paragraphs"][1]["slots"][0]["text"]
    del data["conclusion"]

    assert problems_of(json.dumps(data)) == ["paragraphs[1].slots[0].text is missing.", "conclusion is missing."]


def test_unknown_name_is_told_with_its_path():
    data = plan_data()
    data["thesis"]["colour\0" + "w" * 60] = "red"

    assert problems_of(json.dumps(data)) == [f"thesis.colour�{'w' * 33}… is not part of the format."]


@pytest.mark.parametrize("text", ["{}", "[]", "null", '"essay-planner-plan/1"', '{"format": "essay-planner-plan/2"}'])
def test_another_format_is_told_once(text):
    assert problems_of(text) == NOT_A_PLAN


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Line 1, column 1: a value is missing, or is not written as JSON writes it."),
        ('{\n  "format": "x"\n  "id": 1}', "Line 3, column 3: a comma is missing, or a bracket is not closed."),
        ('{"format": "x', "Line 1, column 12: the text that begins here has no closing quotation mark."),
        ('{"a": "two\nlines"}', "Line 1, column 11: a text holds a line end or another control character; "),
        ("{} {}", "Line 1, column 4: something follows after the end of the plan."),
        ("{'a': 1}", "Line 1, column 2: a name in double quotes is missing."),
        (r'{"a": "\x"}', "Line 1, column 8: a backslash is followed by a letter that JSON does not know."),
    ],
)
def test_bad_json_is_told_by_line_and_column(text, message):
    (problem,) = problems_of(text)

    assert problem.startswith(f"This is not JSON. {message}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 100_000, "Lists and objects stand in each other too deeply for a plan."),
        ('{"a":' * 100_000, "Lists and objects stand in each other too deeply for a plan."),
        ('{"id": 1, "id": 2}', "The name “id” stands twice in one object."),
        ('{"\\ud800": 1, "\\ud800": 2}', "The name “�” stands twice in one object."),
        ("9" * 5_000, "The number 999999999999… has 5,000 digits; no plan needs that many."),
        ("[1e9999999999999999999999]", "The number 1e9999999999999999999999 is too large."),
        ("[NaN]", "NaN is not a number that a plan can hold."),
        ("[-Infinity]", "-Infinity is not a number that a plan can hold."),
    ],
)
def test_hostile_json_is_refused_in_words(text, message):
    assert problems_of(text) == [message]


@pytest.mark.parametrize("letter", ["\ud800", "\x1b", "\x85"])
def test_letter_that_no_text_can_hold_is_named(letter):
    assert problems_with("thesis.slots[0].text", f"ab{letter}") == [
        f"thesis.slots[0].text holds a character that no text can hold: U+{ord(letter):04X}, at place 3."
    ]


def test_huge_figure_is_refused():
    value = "paragraphs[1].slots[1].citations[0].evidence.figures[0].value"

    assert problems_with(value, "9" * 100_000)[0].endswith("value must be 0 or more, and less than 1,000,000,000,000.")


def test_line_ends_of_other_systems_are_taken():
    data = spoilt("thesis.slots[0].text", "one\r\ntwo\rthree\u2028four")

    assert read_plan_file(json.dumps(data)).thesis.slots[0].text == "one\ntwo\nthree\nfour"


def test_part_that_comes_twice_is_refused():
    slots = plan_data()["paragraphs"][0]["slots"]

    assert problems_with("paragraphs[0].slots", [slots[0], slots[0]]) == [
        "paragraphs[0].slots must not have a role twice."
    ]


def test_evidence_outside_paragraphs_is_refused():
    citations = plan_data()["paragraphs"][0]["slots"][1]["citations"]

    assert problems_with("thesis.slots[0].citations", citations) == [
        "thesis must not cite evidence, which belongs into paragraphs."
    ]


def test_evidence_that_is_cited_twice_in_a_part_is_refused():
    citations = plan_data()["paragraphs"][0]["slots"][1]["citations"]

    assert problems_with("paragraphs[0].slots[1].citations", [citations[0], citations[0]]) == [
        "paragraphs[0].slots[1].citations must not hold the same evidence twice."
    ]


def test_id_that_stands_for_two_pieces_of_evidence_is_refused():
    assert problems_with("paragraphs[1].slots[1].citations[0].evidence.id", 1) == [
        "paragraphs[1].slots[1].citations[0].evidence has the id 1, under which other evidence is cited before."
    ]


def test_years_out_of_order_are_refused():
    assert problems_with("question.demand.span_to", 1000) == [
        "question.demand.span_to is 1000, before question.demand.span_from, which is 1928."
    ]


def test_file_of_nothing_but_faults_is_not_told_in_full():
    data = spoilt("paragraphs", [{}] * 200)

    assert len(problems_of(json.dumps(data))) < 150
