"""Evidence on paper: a card stays in one piece if a page has room for it, and its words have room beside figures."""

import re

import pytest

from exports.hub import find_format
from tests.exports.documents import BANNED, make_evidence, make_section, rich_document
from tests.exports.editions import rich_edition, rich_review
from tests.exports.reading_back import pages_of, pdftotext


def make_pdf(key: str, evidence, paper: str = "a4", lines: int = 1) -> bytes:
    document = rich_document(
        thesis=make_section("thesis", 1, {"thesis": "\n".join(["Down it goes."] * lines)}),
        paragraphs=(make_section("paragraph", 1, {"evidence": ("", evidence)}),),
    )
    return find_format(key).make(rich_edition(document=document, paper=paper, review=rich_review(comments=())))


@pytest.mark.parametrize(("paper", "words"), [("a4", 420), ("us-letter", 410)])
@pytest.mark.parametrize("lines", [1, 6, 12])
def test_card_that_fits_on_a_page_is_not_split(paper, words, lines):
    evidence = make_evidence(1, "Long", " ".join(f"word{number}" for number in range(words)))

    pages = pages_of(make_pdf("plan", evidence, paper, lines))

    page = next(page for page in pages if "word0 " in page)
    assert f"word{words - 1}" in page


def left_edges(pdf: bytes) -> dict[str, float]:
    return {word: float(edge) for edge, word in re.findall(r'xMin="([\d.]+)"[^>]*>([^<]+)<', pdftotext(pdf, "-bbox"))}


def test_figures_stand_beside_the_words_of_a_card_and_above_them_where_it_is_narrow():
    beside = left_edges(make_pdf("plan", BANNED))
    above = left_edges(make_pdf("annotated", BANNED))

    assert beside["Sixty"] > beside["60"] + 118
    assert above["Sixty"] == pytest.approx(above["60"], abs=1)
