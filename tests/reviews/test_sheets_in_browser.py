"""A class sheet from the marking to the printer."""

from collections.abc import Callable

from django.utils.formats import date_format
from django.utils.timezone import localtime
from playwright.sync_api import expect

from reviews.actions import add_comment, decide, make_sheet
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
from tests.exports.reading_back import letters_of, open_pdf, text_of
from tests.reviews.scene import slot_of, submitted

TITLE = "Feedback: How far did official culture affect Soviet people?"
FILE = "Feedback How far did official culture affect Soviet people"
BODY = (
    "What went well A clear line. Student "
    "What is often missing 1. Which people? (2 of 2 plans) "
    "For example: “Official culture decided what people could read.” Which people? "
    "What to do now Name a group in your line of argument."
)
WORDS = "Say what the evidence proves, and how far it proves it, in the words of the question. " * 3
NAMES = tuple(f"Student number {number}" for number in range(8))
MUCH = Sheet(
    "Feedback: how far?",
    (Praise(WORDS[:160], NAMES),) * 5,
    (Gap(WORDS[:120], WORDS),) * 3,
    (WORDS[:160],) * 3,
)


def test_sheet_is_made_changed_and_printed(browse, cast):
    for owner in (cast.student, cast.classmate):
        submission = submitted(cast, owner)
        fields = {"slot": slot_of(submission.plan, "thesis", "thesis"), "author": cast.teacher}
        add_comment(submission=submission, text="A clear line.", kind="praise", **fields)
        add_comment(submission=submission, text="Which people?", kind="must_fix", **fields)
        decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")
    page = browse(cast.teacher)
    page.goto(cast.classroom.get_absolute_url())

    page.get_by_role("link", name="Feedback sheet").click()
    page.get_by_role("button", name="Make a sheet").click()
    page.get_by_label("Classmate").uncheck()
    page.get_by_label("Task 1").fill("Name a group in your line of argument.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("article")).to_contain_text("A clear line.Student")
    printed = page.pdf(prefer_css_page_size=True)
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF", exact=True).click(
            modifiers=["Alt"]
        )  # which saves it; else the browser may show it
    typeset = download.value.path().read_bytes()

    facts = f"11B, {date_format(localtime(FeedbackSheet.objects.get().made_at), 'j F Y')}"
    assert download.value.suggested_filename == f"{FILE} - {facts}.pdf"
    assert [len(open_pdf(pdf).pages) for pdf in (printed, typeset)] == [1, 1]
    # Nothing but the sheet: not the bar of the site, nor what one can do with the sheet.
    assert letters_of(text_of(printed)) == letters_of(f"{TITLE} {facts} {BODY}")
    assert text_of(typeset).replace("• ", "") == f"{facts} {TITLE} {BODY}"


def full_sheet(words: Callable[[int], str], names: int) -> Sheet:
    """A sheet on which every text is as long as the form lets it be, and so many students are named each time."""
    return Sheet(
        words(TITLE_LENGTH),
        (Praise(words(TEXT_LENGTH), tuple(f"Student number {number}" for number in range(names))),) * MOST_PRAISES,
        (Gap(words(TEXT_LENGTH), words(EXAMPLE_LENGTH)),) * MOST_GAPS,
        (words(TEXT_LENGTH),) * MOST_TASKS,
    )


def test_sheet_is_printed_on_one_page_however_much_stands_on_it(browse, cast):
    page = browse(cast.teacher, dark=True)
    sheets = {
        "much": MUCH,
        "full": full_sheet(lambda length: (WORDS * 3)[:length], 12),
        "with a large class": full_sheet(lambda length: (WORDS * 3)[:length], 40),
        "of short words": full_sheet(lambda length: ("a mill " * 100)[:length], 12),
        "of capitals": full_sheet(lambda length: (WORDS.upper() * 3)[:length], 30),
        "of wide letters": full_sheet(lambda length: "W" * length, 30),
    }
    pages = {}

    for name, sheet in sheets.items():
        kept = make_sheet(assignment=cast.assignment, teacher=cast.teacher, sheet=sheet, plans=2)
        page.goto(kept.get_absolute_url())
        printed = page.pdf(prefer_css_page_size=True)
        pages[name] = len(open_pdf(printed).pages), text_of(printed).endswith(sheet.tasks[-1][-20:].strip())

    assert not MUCH.is_crowded
    assert pages == dict.fromkeys(sheets, (1, True))
