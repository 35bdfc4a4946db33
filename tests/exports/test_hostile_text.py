"""Text that tries to be code, to break the page or to break the engine."""

import re
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.handout import HandoutClaim, HandoutTheme, KeyFigure, TopicHandout
from exports.pdf import handout_pdf
from exports.text_cleaner import clean
from plans.document import PlanDocument
from tests.exports.documents import (
    PDF_KEYS,
    PEEL,
    empty_document,
    make_evidence,
    make_pdf,
    make_question,
    make_section,
)
from tests.exports.reading_back import letters_of, open_pdf, right_edge, text_of
from topics.figures import Amount

UA_1 = b"<pdfuaid:part>1</pdfuaid:part>"
KEYS = [*PDF_KEYS, "topic"]
MARKUP = [
    '#read("/etc/passwd")',
    "#{while true {}}",
    '#eval("1+1")',
    "$x^2$ $ sum $",
    "*bold* _it_ `raw` ```py x```",
    "= Heading",
    "- list\n+ list\n/ term: x",
    "\\ \\u{41} \\n \\",
    "<label> @reference",
    "// comment /* more */",
    '#import "@preview/x:1.0.0"',
    "#set page(fill: red)",
    "<script>alert(1)</script>",
    "\"double\" 'single' “both”",
    "~ -- --- ... ~",
    '{"json": "\\u0000"}',
    "]}#)",
    "https://example.org/?a=b&c=d",
    "%PDF-1.7 endobj",
]


def plan_of(text: str) -> PlanDocument:
    """A plan that holds the text wherever people can write."""
    evidence = make_evidence(
        1, text, text, text, source=text, reliability="contested", reliability_note=text, is_own=True
    )
    parts = {role.key: text for role in PEEL} | {"evidence": (text, evidence)}
    return empty_document(
        author=text,
        classroom=text,
        question=make_question(text, focus=text, affected=text, named_factor=text),
        thesis=make_section("thesis", 1, {"thesis": text}),
        paragraphs=(make_section("paragraph", 1, parts, factor=text, side="supports", weight=1),),
        counters=(make_section("counter", 1, {"counterargument": text, "rebuttal": text}),),
        conclusion=make_section("conclusion", 1, {"degree": text, "criterion": text, "judgement": text}),
    )


def handout_of(text: str) -> TopicHandout:
    """A topic that holds the text wherever a bank can."""
    card = make_evidence(1, text, text, text, source=text, reliability="contested", reliability_note=text)
    counter = HandoutClaim(text, (card,), (card,), rebuttals=(text, text))
    return TopicHandout(
        title=text,
        summary=text,
        key_figure=KeyFigure(Amount(60, "plays"), card),
        themes=(HandoutTheme(text, (HandoutClaim(text, (card,), (card,), (counter,)),), (card,)),),
        questions=(make_question(text, focus=text, affected=text, named_factor=text),),
        sources=(text,),
    )


def made_of(text: str, key: str) -> bytes:
    """The PDF of a kind, with the text wherever it can be."""
    return handout_pdf(handout_of(text)) if key == "topic" else make_pdf(plan_of(text), key)


def thesis_of(text: str) -> PlanDocument:
    return empty_document(thesis=make_section("thesis", 1, {"thesis": text}))


def is_tagged_to_the_standard(pdf: bytes) -> bool:
    return UA_1 in open_pdf(pdf).root_object["/Metadata"].get_data()


# Where the text certainly stands: the question, five slots of a paragraph, two of a counterargument, three at the end.
# A blank sheet has the question alone.
TIMES = dict.fromkeys(KEYS, 10) | {"blank-sheet": 1}


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_set_as_it_was_typed(text, key):
    pdf = made_of(text, key)

    assert is_tagged_to_the_standard(pdf)
    assert letters_of(text_of(pdf)).count(letters_of(text)) >= TIMES[key]


@pytest.mark.parametrize("key", KEYS)
def test_files_of_the_server_are_not_read(key):
    text = text_of(made_of('#read("/etc/passwd") #read("parts.typ") #json("/etc/hostname")', key))

    assert "root:" not in text
    assert "Tokens" not in text


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\x00b\x1bc", "abc"),
        ("\ud800a\udfff", "a"),
        ("\u202ereversed\u202c", "reversed"),
        ("\ufeffmark", "mark"),
        ("e\u0301cole", "école"),
        ("ᏣᎳ and 𐎀", "�� and �"),
    ],
)
def test_what_cannot_be_set_is_cleaned_or_shown_as_missing(typed, shown, key):
    pdf = made_of(typed, key)

    assert is_tagged_to_the_standard(pdf)
    assert re.search(rf"^(Essay plan|Exam sheet|Planning sheet|Revision sheet) {shown} ", text_of(pdf))
    assert key in ("blank-sheet", "topic") or f"Line of argument {shown} 1." in text_of(pdf)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("letters", ["w", "W", "漢", "-", "n\u00a0", "e\u0301", "https://a.b/"])
def test_word_of_ten_thousand_characters_stays_on_the_page(letters, key):
    pdf = made_of(letters * (10_000 // len(letters)), key)

    assert is_tagged_to_the_standard(pdf)
    assert right_edge(pdf) < 595


def test_long_word_is_whole_when_read_back():
    word = "pneumonoultramicroscopicsilicovolcanoconiosis"

    assert word in text_of(make_pdf(thesis_of(f"Once {word} again")))


@pytest.mark.parametrize("key", PDF_KEYS)
@pytest.mark.parametrize(
    "text", ["\n" * 10_000, "line\n" * 2_000, " " * 10_000, "\u0301" * 10_000, "a\u0301\u0302" * 3_000]
)
def test_long_odd_text_makes_a_file_all_the_same(text, key):
    assert is_tagged_to_the_standard(make_pdf(thesis_of(text), key))


def test_card_longer_than_a_page_loses_nothing():
    lines = [f"line {number}." for number in range(200)]
    evidence = make_evidence(1, "Long", "\n".join(lines), figures=(Amount(60, "w" * 120), Amount(7, "x")))
    paragraph = make_section("paragraph", 1, {"evidence": ("", evidence)})

    text = text_of(make_pdf(empty_document(paragraphs=(paragraph,))))

    assert [line for line in lines if line not in text] == []


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=()), max_size=60), st.sampled_from(KEYS))
def test_any_text_makes_a_tagged_file(text, key):
    assert is_tagged_to_the_standard(made_of(text, key))


@settings(max_examples=40, deadline=None)
@given(st.text(string.punctuation + "aZ9 \n", max_size=200))
def test_any_punctuation_is_set_as_it_was_typed(text):
    extract = letters_of(text_of(make_pdf(thesis_of(f"start{text}end"))))

    assert letters_of(f"start{clean(text)}end") in extract
