"""The question and the empty model on paper: all of the model, and nothing of what the student wrote."""

from dataclasses import replace

import pytest

from exports.hub import Edition, find_format
from plans.document import PlanDocument, SectionRecord
from plans.roles import FIXED_ROLES, Role
from tests.exports.documents import (
    FAITH,
    LITERATURE,
    MOMENT,
    PEEL,
    empty_document,
    make_evidence,
    make_question,
    make_section,
    rich_document,
)
from tests.exports.reading_back import assert_in_order, bookmarks, headings, open_pdf, pages_of, text_of
from topics.figures import Amount

PARTS = [("/H3", "Point"), ("/H3", "Evidence"), ("/H3", "Explanation"), ("/H3", "Link")]


def make_pdf(document: PlanDocument, paper: str = "a4") -> bytes:
    return find_format("blank-sheet").make(Edition(document, "Secret status", MOMENT, paper=paper))


def plan_full_of(word: str) -> PlanDocument:
    """A plan that holds the word wherever a student can write, but for the question."""
    evidence = make_evidence(
        1, word, word, word, source=word, reliability="contested", reliability_note=word, figures=(Amount(1987, word),)
    )
    parts = {role.key: (word, evidence) for role in PEEL}
    return empty_document(
        author=word,
        classroom=word,
        thesis=make_section("thesis", 1, {"thesis": (word, evidence)}),
        paragraphs=(make_section("paragraph", 1, parts, factor=word, side="challenges", weight=3),),
        counters=(make_section("counter", 1, {"counterargument": word, "rebuttal": word}),),
        conclusion=make_section("conclusion", 1, {"degree": word, "criterion": word, "judgement": word}),
    )


def test_whole_model_is_there_in_order():
    paragraph = (
        "Paragraph about Supports Challenges Minor Significant Decisive "
        "P Point one claim that answers the question "
        "E Evidence names, dates and figures date and source "
        "E Explanation why the evidence proves the point, and how far "
        "L Link back to the question, in its own words"
    )

    assert_in_order(
        text_of(make_pdf(rich_document())),
        "Planning sheet How far did official culture affect Soviet people?",
        "This question asks for • Both sides • A judgement of degree • Effect on Soviet people • 1928–1953",
        "Name Class Date",
        "Line of argument your answer in one sentence",
        f"1. {paragraph}",
        f"2. {paragraph}",
        f"3. {paragraph}",
        "Counterargument Some would say the strongest case against you Rebuttal your reply",
        "Conclusion Degree how far, in a word Hardly at all To a limited extent To some extent To a great extent",
        "Almost completely Criterion: judged by what you judged it by Judgement your judgement, in one sentence",
    )


def test_nothing_that_the_student_wrote_is_in_it():
    pdf = make_pdf(plan_full_of("Zanzibar"))

    assert "Zanzibar" not in text_of(pdf)
    assert "1987" not in text_of(pdf)
    assert "Secret status" not in text_of(pdf)
    assert b"Zanzibar" not in pdf
    assert "/Author" not in open_pdf(pdf).metadata


def test_sheets_of_two_students_are_the_same():
    assert make_pdf(plan_full_of("one")) == make_pdf(plan_full_of("another"))


@pytest.mark.parametrize(("planned", "offered"), [(0, 3), (1, 3), (3, 3), (5, 5), (40, 40)])
def test_as_many_paragraphs_as_in_the_plan_and_at_least_three(planned, offered):
    paragraphs = tuple(replace(LITERATURE, number=number + 1) for number in range(planned))

    text = text_of(make_pdf(rich_document(paragraphs=paragraphs)))

    assert text.count("Paragraph about") == offered


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_paragraph_stays_on_one_page(paper):
    paragraphs = tuple(replace(LITERATURE, number=number + 1) for number in range(7))

    pages = pages_of(make_pdf(rich_document(paragraphs=paragraphs), paper))

    assert sum(page.count("Paragraph about") for page in pages) == 7
    assert [page.count("Paragraph about") for page in pages] == [page.count("L Link back") for page in pages]


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_three_paragraphs_of_four_parts_take_three_pages(paper):
    pages = pages_of(make_pdf(rich_document(), paper))

    assert len(pages) == 3
    assert [page.count("L Link back") for page in pages] == [1, 2, 0]


def test_model_taller_than_a_page_loses_nothing():
    roles = tuple(Role(f"part-{number}", f"Part {number}.", letter="P") for number in range(30))
    paragraph = make_section("paragraph", 1, {}, roles)

    text = text_of(make_pdf(empty_document(paragraphs=(paragraph,))))

    assert [role.name for role in roles if text.count(role.name) != 3] == []


def test_part_that_was_taken_out_of_the_model_is_no_part_of_it():
    roles = (*PEEL, Role("context", "Context"))

    text = text_of(make_pdf(empty_document(paragraphs=(make_section("paragraph", 1, {}, roles),))))

    assert "L Link" in text
    assert "Context" not in text


@pytest.mark.parametrize("counters", [1, 0])
def test_plan_without_hints_has_none_on_its_sheet(counters):
    document = rich_document()
    bare = replace(
        document,
        thesis=without_hints(document.thesis),
        paragraphs=tuple(map(without_hints, document.paragraphs)),
        counters=tuple(map(without_hints, document.counters[:counters])),
        conclusion=without_hints(document.conclusion),
    )
    hints = [role.hint for role in (*PEEL, *FIXED_ROLES.values())]

    text, helped = text_of(make_pdf(bare)), text_of(make_pdf(document))

    assert [hint for hint in hints if hint in text] == []
    assert [hint for hint in hints if hint not in helped] == []
    assert "P Point E Evidence date and source E Explanation L Link" in text
    assert "Counterargument Some would say Rebuttal Conclusion Degree Hardly at all" in text


def without_hints(section: SectionRecord) -> SectionRecord:
    return replace(
        section, slots=tuple(replace(slot, role=replace(slot.role, hint="", starter="")) for slot in section.slots)
    )


@pytest.mark.parametrize(
    ("both_sides", "counters", "offered"),
    [(True, (), 1), (False, (), 0), (False, (FAITH,), 1), (True, (FAITH,) * 2, 2)],
)
def test_counterarguments_are_those_that_the_question_or_the_plan_has(both_sides, counters, offered):
    question = make_question(both_sides=both_sides)

    text = text_of(make_pdf(empty_document(question=question, counters=counters)))

    assert text.count("Rebuttal") == offered


def test_headings_and_bookmarks():
    pdf = make_pdf(rich_document())

    assert headings(pdf) == [
        ("/H1", "How far did official culture affect Soviet people?"),
        ("/H2", "Line of argument"),
        ("/H2", "1. Paragraph"),
        *PARTS,
        ("/H2", "2. Paragraph"),
        *PARTS,
        ("/H2", "3. Paragraph"),
        *PARTS,
        ("/H2", "Counterargument"),
        ("/H3", "Some would say"),
        ("/H3", "Rebuttal"),
        ("/H2", "Conclusion"),
        ("/H3", "Degree"),
        ("/H3", "Criterion: judged by"),
        ("/H3", "Judgement"),
    ]
    assert bookmarks(pdf) == [
        "How far did official culture affect Soviet people?",
        ["Line of argument", "1. Paragraph", "2. Paragraph", "3. Paragraph", "Counterargument", "Conclusion"],
    ]


def test_document_says_what_it_is():
    reader = open_pdf(make_pdf(rich_document(language="ru")))

    assert reader.metadata.title == "How far did official culture affect Soviet people?"
    assert reader.root_object["/Lang"] == "ru"
