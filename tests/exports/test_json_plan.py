"""The plan as JSON: the same file for the same plan, as docs/plan.schema.json describes it."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from plans.document_json import document_from_json, document_to_json
from plans.portable import portable
from tests.exports.documents import (
    FILM,
    KILLED,
    LITERATURE,
    empty_document,
    make_section,
    rich_document,
)
from tests.exports.plan_files import WRONG, plan_bytes, plan_data, spoilt
from tests.project.tree import ROOT

SCHEMA = json.loads((ROOT / "docs/plan.schema.json").read_text())
VALIDATOR = Draft202012Validator(SCHEMA)


def thesis_file(text: str) -> str:
    return plan_bytes(empty_document(thesis=make_section("thesis", 1, {"thesis": text}))).decode()


def test_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("document", [rich_document(), empty_document()], ids=["rich", "empty"])
def test_file_is_as_the_schema_says(document):
    assert list(VALIDATOR.iter_errors(plan_data(document))) == []


@pytest.mark.parametrize("document", [rich_document(), empty_document()], ids=["rich", "empty"])
def test_stored_form_is_as_the_schema_says(document):
    assert list(VALIDATOR.iter_errors(document_to_json(document))) == []


@pytest.mark.parametrize(("path", "value"), [wrong[:2] for wrong in WRONG], ids=[wrong[0] for wrong in WRONG])
def test_schema_refuses_what_the_import_refuses(path, value):
    assert not VALIDATOR.is_valid(spoilt(path, value))


@pytest.mark.parametrize("data", [[], {}, {**plan_data(), "format": "essay-planner-plan/2"}, {**plan_data(), "x": 1}])
def test_schema_refuses_what_is_no_plan(data):
    assert not VALIDATOR.is_valid(data)


def test_file_is_pretty_utf_8_that_ends_with_a_line_end():
    lines = plan_bytes(rich_document()).decode().split("\n")

    assert lines[:3] == ["{", '  "format": "essay-planner-plan/1",', '  "id": "plan",']
    assert '"title": "A “social” task",' in [line.strip() for line in lines]
    assert lines[-2:] == ["}", ""]


def test_file_holds_the_plan_in_its_portable_form():
    document = rich_document()

    assert document_from_json(plan_data(document)) == portable(document)


def test_file_names_nobody_and_no_database():
    data = plan_data()

    assert (data["id"], data["author"], data["classroom"], data["question"]["id"]) == ("plan", "", "", 1)
    slots = [slot for section in data["paragraphs"] for slot in section["slots"]]
    assert {slot["revision"] for slot in slots} == {0}
    assert [slot["id"] for slot in slots[:2]] == ["paragraph-1-point", "paragraph-1-evidence"]
    citations = [citation for slot in slots for citation in slot["citations"]]
    assert [citation["id"] for citation in citations] == [1, 2, 3, 4, 5, 6]


def test_evidence_keeps_one_number_wherever_it_is_cited():
    again = make_section(
        "paragraph", 3, {"evidence": ("", *[each.evidence for each in FILM.slots[1].citations], KILLED)}
    )

    data = plan_data(rich_document(paragraphs=(LITERATURE, FILM, again)))

    evidence = [[each["evidence"]["id"] for each in part["slots"][1]["citations"]] for part in data["paragraphs"]]
    assert evidence == [[1, 2], [3, 4], [3, 4, 5]]


def test_file_is_the_same_whoever_has_the_plan_and_with_whatever_help():
    document = rich_document()
    bare = replace(document.thesis.slots[0].role, hint="", starter="")
    slot = replace(document.thesis.slots[0], role=bare, id="other", revision=9)
    other = replace(document, id="x", author="Nobody", classroom="9C", thesis=replace(document.thesis, slots=(slot,)))

    assert plan_bytes(other) == plan_bytes(document)


@pytest.mark.parametrize("text", ["\0\x1b\x7f\x9f", "\u2028\u2029", "\ud800 lone", '“quoted” \\ "', "\u202ereversed"])
def test_any_text_comes_back_as_it_was(text):
    file = thesis_file(text)

    assert json.loads(file)["thesis"]["slots"][0]["text"] == text
    assert [letter for letter in file if (ord(letter) < 32 and letter != "\n") or 126 < ord(letter) < 160] == []
