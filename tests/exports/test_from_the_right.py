"""Words that are written from the right run so wherever they stand, and a screen reader is told their language."""

import re

import pytest

from exports.hub import Edition, find_format
from exports.pdf import handout_pdf
from plans.document import PlanDocument
from reviews.sheet import Gap, Praise, Sheet
from tests.exports.documents import (
    MOMENT,
    STATUS,
    empty_document,
    make_evidence,
    make_question,
    make_section,
    rich_document,
)
from tests.exports.editions import comment_on, rich_edition, rich_review
from tests.exports.handouts import rich_handout
from tests.exports.reading_back import elements, open_pdf, pdftotext, text_of
from tests.exports.test_pack_as_pdf import make_pack
from tests.exports.test_scripts_of_the_world import MARKS, SAMPLES
from tests.exports.test_sheet_as_pdf import make_pdf as make_sheet_pdf

ASKED = "ספרות?"
ON_THE_PAGE = ASKED[::-1]  # poppler's boxes give letters as they stand, from the left
OWN = make_evidence(1, ASKED, ASKED, source=ASKED, reliability="contested", reliability_note=ASKED)
LANGUAGES = {
    "Cyrillic": "ru",
    "Greek": "el",
    "Devanagari": "hi",
    "Chinese": "zh",
    "Chinese, traditional": "zh",
    "Japanese": "ja",
    "Korean": "ko",
    "Arabic": "ar",
    "Hebrew": "he",
}


def plan_that_asks(**fields) -> PlanDocument:
    defaults = {
        "author": ASKED,
        "question": make_question(ASKED, focus="", affected=""),
        "thesis": make_section("thesis", 1, {"thesis": ASKED}),
        "paragraphs": (make_section("paragraph", 1, {"evidence": (ASKED, OWN)}, factor=ASKED),),
        "counters": (make_section("counter", 1, {"counterargument": ASKED, "rebuttal": ASKED}),),
        "conclusion": make_section("conclusion", 1, {"degree": ASKED, "criterion": ASKED, "judgement": ASKED}),
    }
    return empty_document(**{**defaults, **fields})


def make_pdf(key: str) -> bytes:
    comment = comment_on("paragraph-1-point", ASKED, quote=ASKED, author=ASKED)
    review = rich_review(comments=(comment,), overall=())
    return find_format(key).make(rich_edition(document=plan_that_asks(), review=review, earlier=empty_document()))


def marked_words(pdf: bytes) -> list[str]:
    """Every word that holds the letters in question, as it stands on the page."""
    words = [MARKS.sub("", word).strip("“”:,") for word in re.findall(r">([^<]+)</word>", pdftotext(pdf, "-bbox"))]
    return [word for word in words if ON_THE_PAGE.strip("?") in word]


@pytest.mark.parametrize(
    ("key", "places"), [("plan", 19), ("annotated", 22), ("comparison", 11), ("exam-sheet", 12), ("blank-sheet", 3)]
)
def test_question_mark_stands_left_of_words_wherever_they_are(key, places):
    words = marked_words(make_pdf(key))

    assert words == [ON_THE_PAGE] * places


def test_feedback_sheet_runs_from_the_right_and_counts_from_the_left():
    gap = Gap(f"{ASKED} (2 of 3 plans)", ASKED)

    pdf = make_sheet_pdf(Sheet(ASKED, (Praise(ASKED, (), ()),), (gap,), (ASKED,)), status="")

    assert marked_words(pdf) == [ON_THE_PAGE] * 5
    assert "2 of 3 plans" in text_of(pdf)


def test_names_in_the_contents_of_a_pack_run_from_the_right():
    words = marked_words(make_pack(ASKED))

    assert words != []
    assert set(words) == {ON_THE_PAGE}


def test_number_after_words_from_the_right_stays_after_them():
    dated = make_evidence(1, "ספרות", "Text", "1936–37")
    plan = rich_document(paragraphs=(make_section("paragraph", 1, {"evidence": ("", dated)}),))

    boxes = pdftotext(find_format("plan").make(Edition(plan, STATUS, MOMENT)), "-bbox")

    sources = boxes[boxes.rindex(">Sources<") :]
    edges = {MARKS.sub("", word): float(edge) for edge, word in re.findall(r'xMin="([\d.]+)"[^>]*>([^<]+)<', sources)}
    assert edges["תורפס"] < edges["1936–37"] < edges["Reliable"]


@pytest.mark.parametrize("language", ["ar", "he"])
@pytest.mark.parametrize("key", ["plan", "annotated", "comparison", "exam-sheet", "blank-sheet"])
def test_document_in_a_language_from_the_right_has_its_furniture_where_it_was(key, language):
    known = find_format(key)

    def places(language: str) -> list[tuple[str, str]]:
        pdf = known.make(rich_edition(document=rich_document(language=language)))
        return sorted(re.findall(r'xMin="([\d.]+)" yMin="[\d.]+"[^>]*>([^<]+)<', pdftotext(pdf, "-bbox")))

    assert places(language) == places("en")


@pytest.mark.parametrize("script", SAMPLES)
def test_paragraph_says_its_language_where_its_script_tells(script):
    thesis = make_section("thesis", 1, {"thesis": SAMPLES[script]})

    pdf = find_format("plan").make(Edition(empty_document(thesis=thesis), STATUS, MOMENT))

    told = {str(node["/Lang"]) for node in elements(pdf) if "/Lang" in node}
    assert told == ({LANGUAGES[script]} if script in LANGUAGES else set())


@pytest.mark.parametrize(
    "text",
    ["Культура змінила людей і їх", "فرهنگ رسمی مردم را تغییر داد", "Культура: the word for culture", "1934, NEP"],
    ids=["Ukrainian", "Persian", "a word of Russian", "English"],
)
def test_language_is_not_guessed(text):
    thesis = make_section("thesis", 1, {"thesis": text})

    pdf = find_format("plan").make(Edition(empty_document(thesis=thesis), STATUS, MOMENT))

    assert [node for node in elements(pdf) if "/Lang" in node] == []


def test_documents_of_the_family_agree_on_their_english():
    plan = find_format("plan").make(Edition(rich_document(), STATUS, MOMENT))

    languages = {open_pdf(pdf).root_object["/Lang"] for pdf in (plan, handout_pdf(rich_handout()), make_sheet_pdf())}

    assert languages == {"en-GB"}


def test_question_stands_on_the_right_in_one_line_as_in_two():
    edges = re.findall(r'xMax="([\d.]+)"[^>]*>([^<]+)<', pdftotext(make_pdf("exam-sheet"), "-bbox"))

    asked = next(float(edge) for edge, word in edges if MARKS.sub("", word) == ON_THE_PAGE)
    assert round(asked) == 595 - 44
