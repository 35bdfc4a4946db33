"""A plan brought in as Markdown: the comment at its end is read, strictly, and nothing else of the file."""

import json
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.formats import markdown
from exports.hub import Edition
from plans.access import own_plans
from plans.actions import import_plan
from plans.document import PlanDocument
from plans.document_json import document_to_json
from plans.markdown_file import json_of, plan_comment
from plans.models import Plan
from plans.plan_file import PlanFileError, read_plan_file
from plans.portable import portable
from plans.reading import read_plan
from tests.exports.documents import MOMENT, STATUS, empty_document, make_section, rich_document
from tests.exports.plan_files import plan_bytes
from tests.exports.test_hostile_text import MARKUP, plan_of
from tests.plans.pages import text_of
from tests.plans.test_importing import IMPORT

HOSTILE = [
    *MARKUP,
    "-->",
    "--!>",
    "<!-- essay-planner-plan/1\n{}\n-->",
    "a --\n> b",
    "---\n->\n>",
    "--5 -1 2-->3 1936-37",
    "\\u002d\\u003e \\",
    "]]> <![CDATA[ <script>",
]
NONE = "This Markdown does not hold the plan as data: the comment at its end is missing."


def as_markdown(document: PlanDocument) -> str:
    return markdown.make(Edition(document, STATUS, MOMENT)).decode()


def thesis_of(text: str) -> PlanDocument:
    return empty_document(thesis=make_section("thesis", 1, {"thesis": text}))


def problems_of(text: str, **fields) -> list[str]:
    with pytest.raises(PlanFileError) as error:
        read_plan_file(text, **fields)
    return error.value.problems


@pytest.mark.parametrize(
    "document",
    [rich_document(), empty_document(), rich_document(language="de"), *map(plan_of, HOSTILE)],
    ids=["rich", "empty", "german", *(f"hostile-{number}" for number, _ in enumerate(HOSTILE))],
)
def test_markdown_holds_what_the_json_holds(document):
    in_markdown = json.loads(json_of(as_markdown(document)))

    assert in_markdown == json.loads(plan_bytes(document))


@pytest.mark.parametrize(
    "document", [rich_document(), thesis_of("--> <!-- essay-planner-plan/1\n{")], ids=["rich", "x"]
)
def test_plan_that_comes_back_from_markdown_is_the_one_that_comes_back_from_json(cast, document):
    brought = [
        import_plan(owner=owner, document=read_plan_file(text), pk=uuid.uuid4())
        for owner, text in ((cast.student, as_markdown(document)), (cast.classmate, plan_bytes(document).decode()))
    ]

    files = [plan_bytes(read_plan(own_plans(plan.owner).with_arrangements().get(pk=plan.pk))) for plan in brought]
    assert files[0] == files[1]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(st.sampled_from('-<>!{}\\"\n1a '), max_size=40))
def test_no_text_ends_the_comment(text):
    comment = plan_comment(thesis_of(text))

    inside = comment.removeprefix("<!--").removesuffix("-->")
    assert [sign for sign in ("--", "<", ">") if sign in inside] == []
    assert json.loads(json_of(comment)) == document_to_json(portable(thesis_of(text)))


def test_years_before_christ_keep_their_sign():
    question = rich_document().question
    demand = {**document_to_json(rich_document())["question"]["demand"], "span_from": -431, "span_to": -404}
    document = rich_document(question=type(question)(1, question.text, type(question.demand)(**demand)))

    assert read_plan_file(as_markdown(document)).question.demand.span_from == -431


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: f"\ufeff{text}", str.strip])
def test_file_that_went_through_an_editor_is_taken(change):
    assert read_plan_file(change(as_markdown(rich_document()))) == portable(rich_document())


def test_comment_alone_is_enough_and_the_text_above_is_not_read():
    whole = as_markdown(rich_document())
    comment = whole[whole.index("<!--") :]

    assert read_plan_file(comment) == read_plan_file(whole.replace("# How far", "# Why")) == portable(rich_document())


def test_last_comment_is_the_one_that_counts():
    text = as_markdown(empty_document()) + as_markdown(rich_document())

    assert read_plan_file(text) == portable(rich_document())


def test_fault_is_told_by_its_path():
    text = as_markdown(rich_document()).replace('"language":"en"', '"language":7')

    assert problems_of(text) == ["language must be a text, not a number."]


def test_broken_json_is_told_by_the_line_of_the_markdown():
    text = as_markdown(rich_document()).replace('"language":"en"', '"language":')
    line = text.split("\n").index(next(line for line in text.split("\n") if line.startswith("{"))) + 1

    (problem,) = problems_of(text)

    assert problem.startswith(f"This is not JSON. Line {line}, column ")


def test_later_format_is_told():
    text = as_markdown(rich_document()).replace("planner-plan/1", "planner-plan/2").replace("plan/1", "plan/2")

    assert problems_of(text) == ["This is not a plan in the format essay-planner-plan/1."]


@pytest.mark.parametrize(
    ("text", "is_markdown"), [("# Why?\n\n- **Name:** Mira", False), ("Why?", True), ("{}", True), ("", True)]
)
def test_markdown_without_the_comment_is_told(text, is_markdown):
    (problem,) = problems_of(text, is_markdown=is_markdown)

    assert problem.startswith(NONE)


def test_comment_that_is_cut_off_is_told():
    text = as_markdown(rich_document())

    assert problems_of(text[:-20]) == ["The comment at the end of this Markdown is cut off: its “-->” is missing."]


def test_json_that_mentions_the_comment_is_json():
    document = thesis_of("<!-- essay-planner-plan/1: {} -->")

    assert read_plan_file(plan_bytes(document).decode()) == portable(document)


@pytest.mark.parametrize("name", ["file", "text"])
def test_markdown_is_chosen_or_pasted(student, cast, name):
    text = as_markdown(rich_document())
    sent = SimpleUploadedFile("Plan.MD", text.encode()) if name == "file" else text.replace("\n", "\r\n")

    preview = student.post(IMPORT, {name: sent}).context["preview"]
    response = student.post(IMPORT, {"do": "make", "text": preview.text, "id": preview.new_id})

    assert response.url == Plan.objects.get().get_absolute_url()
    assert preview.document == portable(rich_document())


def test_markdown_file_without_the_comment_is_told_on_the_page(student):
    response = student.post(IMPORT, {"file": SimpleUploadedFile("plan.md", b"Why did it end?")})

    assert response.status_code == 422
    assert NONE in text_of(response)


def test_page_says_what_it_takes(student):
    html = student.get(IMPORT).content.decode()

    assert 'accept=".json,.md,.markdown,application/json,text/markdown"' in html
    assert "As “JSON” or “Markdown” of a plan’s files gives it" in html
