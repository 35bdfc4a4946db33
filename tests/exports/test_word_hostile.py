"""Text that tries to be something else than text, or to be too long, in the files for word processors."""

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.flow import looks
from exports.text_cleaner import PlainCleaner
from plans.roles import Role
from tests.exports.documents import empty_document, make_section
from tests.exports.editions import comment_on
from tests.exports.reading_back import letters_of
from tests.exports.remarks import make_review
from tests.exports.test_hostile_text import MARKUP, plan_of
from tests.exports.text_documents import READERS, in_style, make, open_docx, read


@pytest.mark.parametrize("text", [*MARKUP, "{{ plan }} {% if %} ${x} MERGEFIELD &amp; ]]> <w:t>"])
def test_markup_stays_as_it_was_typed(text_format, text):
    paragraphs, _ = read(text_format, plan_of(text))

    assert letters_of("".join(text for _, text in paragraphs)).count(letters_of(text)) >= 10


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\x00b\x1bc", "abc"),
        ("\ud800a\udfff", "a"),
        ("\u202ereversed\u202c", "reversed"),
        ("\ufeffmark\ufffe", "mark\ufffd"),
        ("zero\u200bwidth", "zero\u200bwidth"),
        ("漢字 and 😀 הגדול", "漢字 and 😀 הגדול"),
        ("  two  spaces,\ttab\nline ", "two  spaces,  tab\nline"),
        ("one\n\n \ntwo", "one\ntwo"),
    ],
)
def test_what_no_file_can_hold_is_taken_out_and_all_else_kept(text_format, typed, shown):
    paragraphs, _ = read(text_format, empty_document(thesis=make_section("thesis", 1, {"thesis": typed})))

    assert "\n".join(in_style(paragraphs, "Line of argument")) == shown


@pytest.mark.parametrize(
    "text",
    ["w" * 10_000, "\n" * 10_000, "line\n" * 2_000, " " * 10_000, "\u0301" * 10_000, "a\n\n" * 1_000, "x, " * 66_000],
    ids=["word", "empty lines", "lines", "spaces", "accents", "paragraphs", "200 kB"],
)
def test_long_text_is_whole(text_format, text):
    paragraphs, _ = read(text_format, empty_document(thesis=make_section("thesis", 1, {"thesis": text})))

    written = PlainCleaner().clean(text)
    expected = letters_of(written) or "Notwrittenyet:youranswerinonesentence"
    assert letters_of("".join(in_style(paragraphs, "Line of argument"))) == expected


@pytest.mark.parametrize("name", ["Point", "title", "Heading, 1", "5 <&\"'> W", "", "語", "w" * 300])
def test_parts_of_any_name_have_styles_of_their_own(text_format, name):
    roles = tuple(Role(str(number), name, letter="%1") for number in range(3))
    paragraph = make_section("paragraph", 1, {str(number): f"text {number}" for number in range(3)}, roles)

    paragraphs, _ = read(text_format, empty_document(model="Evidence", paragraphs=(paragraph,)))

    styles = [style for style, text in paragraphs if text.startswith("text ")]
    assert len(set(styles)) == 3
    assert not set(styles) & {look.name for look in looks.PARAGRAPHS}


def test_what_begins_from_the_right_is_set_from_the_right_with_its_bar():
    paragraph = make_section("paragraph", 1, {"point": "كان الرئيس (1936)"})

    document = open_docx(make("word", empty_document(paragraphs=(paragraph,))))

    found = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("كان"))
    properties = found._p.pPr
    assert [child.tag for child in properties] == [qn("w:pStyle"), qn("w:pBdr"), qn("w:bidi")]
    borders = {border.tag: border.get(qn("w:val")) for border in properties.find(qn("w:pBdr"))}
    assert borders == {qn("w:left"): "nil", qn("w:right"): "single"}
    assert found.runs[0].font.rtl


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_makes_both_files(text):
    comment = comment_on("thesis-1-thesis", text, author=text, quote=text, link_title=text, on=text)
    shown = PlainCleaner().clean_line(text)

    for known in READERS:
        paragraphs, notes = read(known, plan_of(text), review=make_review(comment))

        assert letters_of("".join(text for _, text in paragraphs)).count(letters_of(shown)) >= 10 or not letters_of(
            shown
        )
        assert [note.author for note in notes] == [shown]
