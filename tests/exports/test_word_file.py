"""The files for word processors: what they say of themselves, their pages and styles, and what LibreOffice finds."""

import io
import re
import zipfile
from datetime import UTC
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from exports.flow import looks
from tests.exports.documents import MOMENT, STATUS, empty_document, make_question, rich_document
from tests.exports.editions import comment_on
from tests.exports.remarks import full_review, make_review
from tests.exports.test_hostile_text import plan_of
from tests.exports.text_documents import entries, make, open_docx, read_docx, read_odt


def test_same_review_gives_the_same_bytes_with_no_date_but_that_of_the_edition(text_format):
    content = make(text_format, rich_document(), review=full_review())

    assert content == make(text_format, rich_document(), review=full_review())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    dates = re.findall(rb"20\d\d-\d\d-\d\d(?:T[\d:]+Z?)?", b"".join(entries(content).values()))
    assert set(dates) == {b"2026-05-05T13:02:00Z"}


def test_word_file_says_what_it_is():
    properties = open_docx(make("word", rich_document())).core_properties

    assert properties.title == "How far did official culture affect Soviet people?"
    assert (properties.author, properties.last_modified_by) == ("Mira Petrova", "Mira Petrova")
    assert (properties.language, properties.comments) == ("en-GB", "")
    assert {properties.created, properties.modified} == {MOMENT.astimezone(UTC)}


def test_long_question_is_shortened_where_word_allows_no_more():
    question = "How far " + "and how far " * 40

    document = open_docx(make("word", empty_document(question=make_question(question))))

    assert document.core_properties.title == "How far " + "and how far " * 19 + "and how far…"
    assert document.paragraphs[1].text == question.strip()


@pytest.mark.parametrize(
    ("language", "spelt"),
    [("en", "en-GB"), ("en-US", "en-US"), ("de", "de-DE"), ("ar", "ar"), ("de-<x>", "de-DE"), ("", "en-GB")],
)
def test_word_spells_in_the_language_of_the_plan(language, spelt):
    content = make("word", rich_document(language=language))

    found = open_docx(content).styles.element.find(f".//{qn('w:lang')}")
    assert found.get(qn("w:val")) == spelt
    assert b"proofState" not in entries(content)["word/settings.xml"]


def test_word_opens_the_file_as_one_of_its_own_version():
    settings = entries(make("word", rich_document()))["word/settings.xml"]

    assert re.search(rb'w:name="compatibilityMode" w:uri="[^"]+" w:val="15"', settings)


@pytest.mark.parametrize(("paper", "size"), [("a4", (Mm(210), Mm(297))), ("us-letter", (Mm(215.9), Mm(279.4)))])
def test_word_page_is_of_the_paper(paper, size):
    page = open_docx(make("word", rich_document(), paper=paper)).sections[0]

    # A page is measured in twentieths of a point.
    assert (round(page.page_width.pt), round(page.page_height.pt)) == (round(size[0].pt), round(size[1].pt))


def test_pages_say_whose_they_are_and_count_themselves():
    page = open_docx(make("word", rich_document())).sections[0]

    header, footer = page.header.paragraphs[0], page.footer.paragraphs[0]
    assert header.text == "Mira Petrova, 11B\tHow far did official culture affect Soviet people?"
    assert footer.text.startswith(f"{STATUS}\tPage ")
    assert [field.get(qn("w:instr")) for field in footer._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_letter_of_a_part_stands_before_its_name():
    document = open_docx(make("word", rich_document()))
    numbering = document.part.numbering_part.element

    point = next(paragraph for paragraph in document.paragraphs if paragraph.text == "Point")
    number = point._p.pPr.numPr.numId.val
    mark = numbering.find(f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{number}']//{qn('w:lvlText')}")
    assert mark.get(qn("w:val")) == "P"


def test_every_style_that_is_used_is_there(text_format):
    content = make(text_format, rich_document(), review=full_review())

    if text_format == "word":
        known = re.findall(rb'w:styleId="([^"]+)"', entries(content)["word/styles.xml"])
        used = re.findall(rb'w:[pr]Style w:val="([^"]+)"', b"".join(entries(content).values()))
    else:
        known = re.findall(rb'<(?:style:style|text:list-style) style:name="([^"]+)"', entries(content)["styles.xml"])
        used = re.findall(rb'text:style-name="([^"]+)"', entries(content)["content.xml"])
    assert set(used) - set(known) == set()
    assert len(known) == len(set(known))


def test_hues_and_inks_are_those_of_the_pdf():
    typst = (Path(looks.__file__).parent.parent / "typst" / "parts.typ").read_text()

    hues = tuple(re.findall(r'\(fg: rgb\("#(\w+)"\), bg: rgb\("#\w+"\), line: rgb\("#(\w+)"\)\)', typst))
    assert hues == looks.HUES
    for colour in (looks.INK, looks.INK_2, looks.INK_3, looks.LINE, looks.SUNKEN, looks.CONTESTED):
        assert f'rgb("#{colour}")' in typst
    assert f'supports: rgb("#{looks.SUPPORTS}"), challenges: rgb("#{looks.CHALLENGES}")' in typst


def test_office_finds_all_words_styles_and_comments(office):
    """From Word to OpenDocument and the other way round, by way of what LibreOffice understood."""
    rich = {"document": rich_document(), "review": full_review()}
    hostile = {
        "document": plan_of("<b>a</b> {{x}}  \\ two"),
        "review": make_review(comment_on("thesis-1-thesis", "?")),
    }
    plans = {"rich": rich, "hostile": hostile}
    words = {f"{name}.docx": make("word", **plan) for name, plan in plans.items()}
    opens = {f"{name}.odt": make("opendocument", **plan) for name, plan in plans.items()}

    as_odt, as_docx = office(words, "odt"), office(opens, "docx")

    for name, content in words.items():
        assert_same(read_docx(content), read_odt(as_odt[name]))
    for name, content in opens.items():
        assert_same(read_odt(content), read_docx(as_docx[name]))


def assert_same(ours: tuple[list, list], theirs: tuple[list, list]) -> None:
    assert [told(*found) for found in theirs[0]] == [told(*found) for found in ours[0]]
    assert sorted(theirs[1], key=str) == sorted(ours[1], key=str)


def told(style: str, text: str) -> tuple[str, str]:
    return ("Normal" if style in ("Standard", "Default Paragraph Style") else style), text
