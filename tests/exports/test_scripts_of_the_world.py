"""Whatever script a student types is set: in its own letters, from its own side, and found again when it is read."""

import re

import pytest

from exports.typesetting import known_characters
from tests.exports.documents import empty_document, make_pdf, make_section
from tests.exports.reading_back import pdftotext

SAMPLES = {
    "Latin": "Žluťoučký kůň, Łódź, Đặng, İstanbul, Reykjavík, ẞ",
    "Cyrillic": "Культурная революция изменила людей",
    "Greek": "Η επίσημη κουλτούρα άλλαξε τους ανθρώπους",
    "Devanagari": "आधिकारिक संस्कृति ने लोगों को बदला",
    "Chinese": "官方文化在多大程度上影响了苏联人民",
    "Chinese, traditional": "官方文化對蘇聯人民的影響有多大",
    "Japanese": "公式文化はソビエトの人々にどれほど影響したか",
    "Korean": "공식 문화는 소련 사람들에게 얼마나 영향을 주었는가",
    "emoji": "😀 📚 🏭",
    "Arabic": "غيرت الثقافة الرسمية الناس",
    "Hebrew": "התרבות הרשמית שינתה אנשים",
}
RIGHT_MARGINS = {"plan": 595 - 74, "exam-sheet": 595 - 44}
MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\\s]")  # of direction, and room between words


def read_back(text: str) -> str:
    """The words of a plan as poppler puts them into their order, which from the right is not that of the page."""
    thesis = make_section("thesis", 1, {"thesis": text})
    return pdftotext(make_pdf(empty_document(thesis=thesis)))


@pytest.mark.parametrize("script", SAMPLES)
def test_every_letter_of_a_script_is_there_and_read_back_in_order(script):
    text = SAMPLES[script]

    read = read_back(text)

    assert [letter for letter in text if ord(letter) not in known_characters() and not letter.isspace()] == []
    assert MARKS.sub("", text) in MARKS.sub("", read)
    assert "�" not in read


@pytest.mark.parametrize("key", RIGHT_MARGINS)
@pytest.mark.parametrize("script", ["Arabic", "Hebrew"])
def test_paragraph_that_begins_with_a_script_from_the_right_is_set_from_the_right(script, key):
    text = SAMPLES[script]
    thesis = make_section("thesis", 1, {"thesis": text})

    boxes = pdftotext(make_pdf(empty_document(thesis=thesis), key), "-bbox")

    words = re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">([^<]+)<', boxes)
    edges = {MARKS.sub("", word): round(float(edge)) for edge, word in words}
    assert edges[text.split()[0][::-1]] == RIGHT_MARGINS[key]  # poppler gives the letters as they stand, from the left


def test_scripts_are_mixed_in_one_paragraph():
    text = "Stalin (Сталин, 斯大林) and إسماعيل in 1936"

    read = MARKS.sub("", read_back(text))

    assert all(MARKS.sub("", part) in read for part in ("Stalin", "Сталин", "斯大林", "إسماعيل", "1936"))
