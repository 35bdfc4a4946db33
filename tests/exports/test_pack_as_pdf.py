"""A class pack as paper: the contents, each plan by itself, what a screen reader and a bookmark panel find."""

from dataclasses import replace

import pytest

from exports.hub import Edition
from exports.pack import pack_pdf
from exports.pack_choices import ANONYMOUS, Choices
from exports.pack_cover import Cover
from tests.exports.documents import MOMENT, STATUS, empty_document, make_question, rich_document
from tests.exports.reading_back import assert_in_order, bookmarks, elements, headings, open_pdf, pdftotext, text_of

QUESTION = "How far did official culture affect Soviet people?"
SECTIONS = [
    "Line of argument",
    "1. Literature",
    "2. Film and theatre",
    "3. Religion and belief",
    "Counterargument",
    "Balance",
    "Conclusion",
    "Sources",
]
EMPTY_SECTIONS = ["Line of argument", "Paragraphs", "Counterargument", "Conclusion"]


def make_pack(*authors: str, document=None, question=QUESTION, **choices) -> bytes:
    """A pack of full plans, each after an empty one: four pages and one."""
    full = document or rich_document()
    documents = [
        replace(full if place % 2 == 0 else empty_document(), author=each) for place, each in enumerate(authors)
    ]
    chosen = Choices(**choices)
    editions = [Edition(each, STATUS, MOMENT, paper=chosen.paper) for each in documents]
    facts = ("11B", f"{len(authors)} plans", "Handed in up to 5 May 2026, 14:02")
    asked = make_question(question)
    return pack_pdf(Cover(asked.text, asked.demand, facts, chosen, MOMENT), editions)


def pages_of(pdf: bytes) -> list[str]:
    pages = pdftotext(pdf, "-raw").removesuffix("\f").split("\f")
    return [" ".join(page.replace("\u200b", "").split()) for page in pages]


@pytest.fixture(scope="module")
def pdf():
    return make_pack("Ada Anders", "Bo Berg", "Kim Klein")


def test_contents_name_each_student_with_the_page(pdf):
    contents = pages_of(pdf)[0].replace(" .", "").replace(". ", " ").replace(".", "")

    assert_in_order(
        contents,
        f"Essay plans {QUESTION}",
        "11B 3 plans Handed in up to 5 May 2026, 14:02",
        "Contents In the order of family names: the last word of each name",
        "Ada Anders 2 Bo Berg 6 Kim Klein 7",
        "Contents Page 1 of 1 · pack page 1",
    )


def test_contents_lead_to_the_plans_and_say_so(pdf):
    reader = open_pdf(pdf)
    links = [note.get_object() for note in reader.pages[0]["/Annots"]]

    assert [reader.get_page_number(link["/Dest"][0].get_object()) + 1 for link in links] == [2, 6, 7]
    assert [link["/Contents"] for link in links] == ["Ada Anders, page 2", "Bo Berg, page 6", "Kim Klein, page 7"]


def test_bookmarks_lead_to_each_student_and_their_sections(pdf):
    assert bookmarks(pdf) == [
        QUESTION,
        ["Contents"],
        "Ada Anders",
        SECTIONS,
        "Bo Berg",
        EMPTY_SECTIONS,
        "Kim Klein",
        SECTIONS,
    ]


def test_pages_count_by_plan_and_name_their_plan(pdf):
    pages = pages_of(pdf)

    assert [page.split("Page ")[-1] for page in pages] == [
        "1 of 1 · pack page 1",
        "1 of 4 · pack page 2",
        "2 of 4 · pack page 3",
        "3 of 4 · pack page 4",
        "4 of 4 · pack page 5",
        "1 of 1 · pack page 6",
        "1 of 4 · pack page 7",
        "2 of 4 · pack page 8",
        "3 of 4 · pack page 9",
        "4 of 4 · pack page 10",
    ]
    assert [page.startswith(f"{QUESTION} Ada Anders") for page in pages[1:5]] == [False, True, True, True]
    assert all(STATUS in page for page in pages[1:])


def test_each_plan_is_the_whole_plan(pdf):
    assert_in_order(
        text_of(pdf),
        f"Essay plan Ada Anders {QUESTION}",
        "This question asks for",
        "Name Ada Anders",
        "P Point Literature reached people deeply",
        "Sources Class notes on the USSR under Stalin",
        "Essay plan Bo Berg",
        "Line of argument Not written yet",
        "Essay plan Kim Klein",
    )


def test_it_is_tagged_and_says_what_it_is(pdf):
    reader = open_pdf(pdf)
    root = reader.root_object

    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert reader.metadata.title == QUESTION
    assert reader.metadata.author is None
    assert reader.metadata.creation_date == MOMENT
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_contents_are_a_table_of_contents(pdf):
    kinds = [element["/S"] for element in elements(pdf)]

    assert (kinds.count("/TOC"), kinds.count("/TOCI"), kinds.count("/Link")) == (1, 3, 3)
    assert [title for level, title in headings(pdf) if level == "/H1"] == [
        QUESTION,
        "Ada Anders",
        "Bo Berg",
        "Kim Klein",
    ]


def test_for_both_sides_every_plan_begins_on_an_odd_page():
    pdf = make_pack("Ada Anders", "Bo Berg", "Kim Klein", odd=True)

    pages = pages_of(pdf)
    first = [number for number, page in enumerate(pages, 1) if page.startswith("Essay plan ")]
    blank = [number for number, page in enumerate(pages, 1) if page == "Left blank, for printing on both sides"]
    assert (first, blank, len(pages)) == ([3, 7, 9], [2, 8], 12)
    assert "1 of 4 · pack page 3" in pages[2]


def test_blank_page_holds_nothing_to_read_out():
    reader = open_pdf(make_pack("Ada", odd=True))

    drawn = reader.pages[1].get_contents().get_data()

    assert b"/Artifact" in drawn
    assert b"/MCID" not in drawn


def test_no_blank_page_follows_the_last_plan():
    document = rich_document(paragraphs=())

    assert len(pages_of(make_pack("Ada", document=document, odd=True))) % 2 == 1


def test_pack_without_names_says_nothing_of_family_names():
    assert "family" not in text_of(make_pack("Student 1", "Student 2", order=ANONYMOUS))


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_all_pages_are_of_the_paper_that_was_chosen(paper, size):
    pages = open_pdf(make_pack("Ada", "Bo", paper=paper)).pages

    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {size}


def test_same_plans_give_the_same_bytes():
    assert make_pack("Ada", "Bo") == make_pack("Ada", "Bo")


@pytest.mark.parametrize("name", ["", "#panic()", "x" * 3_000, "\u202eAda\u0000", "Ольга К.", "נועה כהן", "小明 🎓"])
def test_any_name_makes_a_pack(name):
    pdf = make_pack(name, "Bo Berg")

    assert b"<pdfuaid:part>1</pdfuaid:part>" in open_pdf(pdf).root_object["/Metadata"].get_data()
    assert len(bookmarks(pdf)) == 6
    assert bookmarks(pdf)[4] == "Bo Berg"


def test_contents_of_many_plans_go_on_over_the_page():
    pdf = make_pack(*(f"Ada Anders-{number:02}" for number in range(60)), document=empty_document())

    pages = pages_of(pdf)
    assert pages[1].startswith(f"{QUESTION} Contents Ada Anders-")
    assert pages[1].endswith("Contents Page 2 of 2 · pack page 2")
    assert len(pages) == 62


def test_question_not_written_yet_makes_a_pack():
    assert bookmarks(make_pack("Ada", question=" "))[0] == "Question not written yet"
