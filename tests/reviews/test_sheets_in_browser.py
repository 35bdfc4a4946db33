"""A class sheet from the marking to the printer."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from playwright.sync_api import expect

from reviews.actions import add_comment, decide, make_sheet
from reviews.models import FeedbackSheet
from reviews.sheet import Gap, Praise, Sheet
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
        page.get_by_role("link", name="PDF").click(modifiers=["Alt"])  # which saves it; else the browser may show it
    typeset = download.value.path().read_bytes()

    facts = f"11B, {date_format(localtime(FeedbackSheet.objects.get().made_at), 'j F Y')}"
    assert download.value.suggested_filename == f"{FILE} - {facts}.pdf"
    assert [len(open_pdf(pdf).pages) for pdf in (printed, typeset)] == [1, 1]
    # Nothing but the sheet: not the bar of the site, nor what one can do with the sheet.
    assert letters_of(text_of(printed)) == letters_of(f"{TITLE} {facts} {BODY}")
    assert text_of(typeset).replace("• ", "") == f"{facts} {TITLE} {BODY}"


def test_sheet_with_much_on_it_is_printed_on_one_page(browse, cast):
    kept = make_sheet(assignment=cast.assignment, teacher=cast.teacher, sheet=MUCH, plans=2)
    page = browse(cast.teacher, dark=True)
    page.goto(kept.get_absolute_url())

    printed = page.pdf(prefer_css_page_size=True)

    assert not MUCH.is_crowded
    assert len(open_pdf(printed).pages) == 1
