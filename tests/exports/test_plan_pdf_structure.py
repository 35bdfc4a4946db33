"""What a screen reader and a bookmark panel find."""

import re
from dataclasses import replace

import pytest

from tests.exports.documents import (
    BELIEVERS,
    KILLED,
    WOMEN,
    empty_document,
    make_pdf,
    make_question,
    make_section,
    rich_document,
)
from tests.exports.reading_back import alternative_texts, bookmarks, elements, headings, open_pdf

PARTS = [("/H3", "Point"), ("/H3", "Evidence"), ("/H3", "Explanation"), ("/H3", "Link")]


@pytest.fixture(scope="module")
def pdf():
    return make_pdf(rich_document())


def test_document_is_tagged_and_says_what_it_is(pdf):
    reader = open_pdf(pdf)
    root = reader.root_object

    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata.title == "How far did official culture affect Soviet people?"
    assert reader.metadata.author == "Mira Petrova"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_headings_are_in_order(pdf):
    assert headings(pdf) == [
        ("/H1", "How far did official culture affect Soviet people?"),
        ("/H2", "Line of argument"),
        ("/H2", "1. Literature"),
        *PARTS,
        ("/H2", "2. Film and theatre"),
        *PARTS,
        ("/H2", "3. Religion and belief"),
        *PARTS,
        ("/H2", "Counterargument"),
        ("/H3", "Some would say"),
        ("/H3", "Rebuttal"),
        ("/H2", "Balance"),
        ("/H2", "Conclusion"),
        ("/H3", "Degree"),
        ("/H3", "Criterion: judged by"),
        ("/H3", "Judgement"),
        ("/H2", "Sources"),
    ]


def test_bookmarks_lead_to_the_sections(pdf):
    sections = ["Line of argument", "1. Literature", "2. Film and theatre", "3. Religion and belief"]

    assert bookmarks(pdf) == [
        "How far did official culture affect Soviet people?",
        [*sections, "Counterargument", "Balance", "Conclusion", "Sources"],
    ]


def test_every_chart_has_its_words():
    paragraph = make_section("paragraph", 1, {"evidence": ("", WOMEN, BELIEVERS, KILLED)})

    content = make_pdf(empty_document(paragraphs=(paragraph,)))

    assert alternative_texts(content) == [
        "Two bars: 3 million in 1928 and 15 million in 1945, five times as many, women in industry",
        "about 57% of adults called themselves believers: a bar filled as far",
        "One dot on a dashed line without ends, as totals differ: 17 million people killed",
    ]


def test_lists_are_lists(pdf):
    items = [node for node in elements(pdf) if node["/S"] == "/LI"]
    demands, details, weights, sources = 4, 4, 2, 3

    assert len(items) == demands + details + weights + sources


def test_pages_are_a4(pdf):
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in open_pdf(pdf).pages}

    assert sizes == {(595, 842)}


def test_all_fonts_are_our_own_and_embedded(pdf):
    fonts = {}
    for page in open_pdf(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font["/DescendantFonts"][0]
            fonts[font["/BaseFont"]] = descendant["/FontDescriptor"].keys() & {"/FontFile2", "/FontFile3"}

    names = {re.sub(r"^/[A-Z]{6}\+|-Identity-H$", "", name) for name in fonts}
    assert names <= {"Literata-Regular", "Literata-SemiBold", "SourceSans3-Regular", "SourceSans3-SemiBold"}
    assert all(fonts.values())


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("en", "en-GB"),
        ("en-US", "en-US"),
        ("en-us", "en-GB"),
        ("ru", "ru"),
        ("zh-Hant-TW", "zh"),
        ("", "en-GB"),
        ("#x", "en-GB"),
        ("klingon", "en-GB"),
    ],
)
def test_language_is_always_one(given, language):
    assert open_pdf(make_pdf(empty_document(language=given))).root_object["/Lang"] == language


def test_plan_without_any_words_is_still_tagged():
    nothing = replace(empty_document(), author="", classroom="", model="", question=make_question(" \n"))

    pdf = make_pdf(nothing, status="")

    assert headings(pdf)[0] == ("/H1", "Question not written yet")
    assert "/Author" not in open_pdf(pdf).metadata
    assert b"<pdfuaid:part>1</pdfuaid:part>" in open_pdf(pdf).root_object["/Metadata"].get_data()
