"""A whole-class feedback sheet on paper: one page, whatever stands on it, tagged, and hiding nothing."""

from datetime import UTC, datetime

import pytest

from exports.pdf import sheet_fingerprint, sheet_pdf
from reviews.actions import make_sheet
from reviews.models import FeedbackSheet
from reviews.sheet import (
    EXAMPLE_LENGTH,
    MOST_GAPS,
    MOST_PRAISES,
    MOST_TASKS,
    TEXT_LENGTH,
    TITLE_LENGTH,
    Gap,
    Praise,
    Sheet,
)
from tests.exports.reading_back import bookmarks, elements, headings, letters_of, open_pdf, right_edge, text_of

MOMENT = datetime(2026, 5, 5, 13, 2, tzinfo=UTC)
SHEET = Sheet(
    "Feedback: how far?",
    (Praise("A clear line.", ("Anna Berg", "Ольга К."), ("Anna Berg",)), Praise("", ("Cara",))),
    (Gap("Evidence (2 of 3 plans)", "“Much changed.” #set How much?"), Gap("Links (1 of 3 plans)")),
    ("Give one *figure*.",),
)
CLASS_OF_30 = tuple(f"Maximiliane Featherstonehaugh-Ashby {number}" for number in range(30))


def make_pdf(sheet: Sheet = SHEET, status: str = "11B, 5 May 2026", **fields) -> bytes:
    return sheet_pdf(sheet, status=status, moment=MOMENT, **fields)


def words(length: int) -> str:
    return ("Westward movement overwhelmed many communities " * 20)[:length]


def full_sheet(text) -> Sheet:
    return Sheet(
        text(TITLE_LENGTH),
        (Praise(text(TEXT_LENGTH), CLASS_OF_30),) * MOST_PRAISES,
        (Gap(text(TEXT_LENGTH), text(EXAMPLE_LENGTH)),) * MOST_GAPS,
        (text(TEXT_LENGTH),) * MOST_TASKS,
    )


def test_all_that_is_shown_stands_on_the_page_in_order():
    assert text_of(make_pdf()) == (
        "11B, 5 May 2026 Feedback: how far? "
        "What went well • A clear line. Ольга К. "
        "What is often missing 1. Evidence (2 of 3 plans) For example: “Much changed.” #set How much? "
        "2. Links (1 of 3 plans) "
        "What to do now • Give one *figure*."
    )


def test_document_is_tagged_and_says_what_it_is():
    reader = open_pdf(make_pdf())

    assert reader.metadata.title == "Feedback: how far?"
    assert "/Author" not in reader.metadata
    assert reader.metadata.creation_date == MOMENT
    assert reader.root_object["/Lang"] == "en-GB"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.root_object["/Metadata"].get_data()


def test_headings_and_lists_are_what_they_look_like():
    pdf = make_pdf()
    parts = ["What went well", "What is often missing", "What to do now"]

    assert headings(pdf) == [("/H1", "Feedback: how far?"), *(("/H2", part) for part in parts)]
    assert bookmarks(pdf) == ["Feedback: how far?", parts]
    assert len([node for node in elements(pdf) if node["/S"] == "/LI"]) == 4


def test_sheet_without_any_words_is_still_a_page():
    pdf = make_pdf(Sheet("", (), (), ()), status="")

    assert len(open_pdf(pdf).pages) == 1


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
@pytest.mark.parametrize("text", [words, lambda length: "W" * length], ids=["words", "one long word"])
def test_sheet_that_is_as_full_as_can_be_is_one_page_and_complete(text, paper, size):
    pdf = make_pdf(full_sheet(text), paper=paper)

    page, *more = open_pdf(pdf).pages
    assert more == []
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    assert right_edge(pdf) < size[0] - 40
    assert letters_of(text_of(pdf)).count(letters_of(text(TEXT_LENGTH))) >= MOST_TASKS + MOST_PRAISES
    assert text_of(pdf).endswith(text_of(make_pdf(Sheet("", (), (), (text(TEXT_LENGTH),)), status=""))[-20:])


def test_same_sheet_gives_the_same_bytes():
    assert make_pdf() == make_pdf()


def test_fingerprint_tells_one_sheet_from_another():
    prints = {
        sheet_fingerprint(SHEET, status="11B", moment=MOMENT),
        sheet_fingerprint(SHEET, status="12A", moment=MOMENT),
        sheet_fingerprint(Sheet("Other"), status="11B", moment=MOMENT),
        sheet_fingerprint(SHEET, status="11B", moment=MOMENT, paper="us-letter"),
    }

    assert len(prints) == 4


def test_teacher_gets_the_sheet_with_its_name(cast, login):
    kept = make_sheet(assignment=cast.assignment, teacher=cast.teacher, sheet=SHEET, plans=3)
    FeedbackSheet.objects.filter(pk=kept.pk).update(made_at=datetime(2026, 5, 4, 23, 30, tzinfo=UTC))
    client = login(cast.teacher)

    response = client.get(f"/sheets/{kept.pk}.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="Feedback how far - 11B, 5 May 2026.pdf"'
    assert text_of(response.content).startswith("11B, 5 May 2026 Feedback: how far?")
    assert client.get(f"/sheets/{kept.pk}.pdf", headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize(("asked", "size"), [("us-letter", (612, 792)), ("a4", (595, 842)), ("../a4", (595, 842))])
def test_page_of_the_sheet_is_the_one_that_is_asked_for(cast, login, asked, size):
    kept = make_sheet(assignment=cast.assignment, teacher=cast.teacher, sheet=SHEET, plans=3)
    client = login(cast.teacher)

    pdf, picture = (client.get(f"/sheets/{kept.pk}.{suffix}", {"paper": asked}) for suffix in ("pdf", "png"))

    box = open_pdf(pdf.content).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size
    other = client.get(f"/sheets/{kept.pk}.png", {"paper": "a4"})
    assert (picture.content == other.content, picture["ETag"] == other["ETag"]) == (asked != "us-letter",) * 2
