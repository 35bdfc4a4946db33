"""The whole job in a real browser: join, plan, submit, comment, return, act on it, submit again, approve, print."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from plans.models import Plan, Slot
from tests.exports.reading_back import text_of
from tests.support.workspace import saved, search
from topics.models import Question

QUESTION = "How far did official culture affect Soviet people?"
THESIS = "Official culture decided what people could read and watch, but changed what they believed far less."
BETTER_LINK = "So for people in the cities official culture decided an evening out."

PARAGRAPHS = (
    {
        "factor": "Literature",
        "side": "Supports",
        "weight": "Significant",
        "search": "Union of Soviet Writers",
        "evidence": "The Union of Soviet Writers",
        "Point": "Writers had to join one union, so readers met one picture of life.",
        "Explanation": "Whoever wrote otherwise risked his life, because the union stood between him and his readers.",
        "Link": "So official culture reached everybody who read.",
    },
    {
        "factor": "Film and theatre",
        "side": "Supports",
        "weight": "Minor",
        "search": "10 of 19",
        "evidence": "Plays and ballets withdrawn",
        "Point": "Plays that did not fit were taken off the stage.",
        "Explanation": "Theatres chose safe plays by themselves, because a banned play could close the house.",
        "Link": "So official culture decided what was on show.",
    },
    {
        "factor": "Religion and belief",
        "side": "Challenges",
        "weight": "Decisive",
        "search": "census believers",
        "evidence": "Believers in the census of 1937",
        "Point": "Many people kept their faith through years of official culture.",
        "Explanation": "If more than half still called themselves believers, culture had not reached their minds.",
        "Link": "So it affected what people said more than what they believed.",
    },
)


@pytest.fixture
def bank(transactional_db):
    call_command("load_bank", verbosity=0)


@pytest.fixture
def teacher(bank, cast):
    """The teacher of 11B, who has set the bank's question on official culture."""
    cast.assignment.question = Question.objects.get(key="official-culture")
    cast.assignment.save()
    cast.question.delete()
    return cast.teacher


def test_plan_goes_from_the_class_code_to_approval_and_paper(browse, cast, teacher):
    student_page, teacher_page = browse(), browse(teacher)

    sign_up(student_page)
    join(student_page, cast.classroom.code)
    start(student_page)
    write_plan(student_page)
    submit(student_page)
    comment_and_return(teacher_page)
    act_on_comments(student_page)
    submit(student_page, again=True)
    check_and_approve(teacher_page)

    student_page.goto("/")
    expect(student_page.get_by_text("Approved").first).to_be_visible()
    check_pdf(student_page)


def sign_up(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Sign up").first.click()
    page.get_by_label("Your name").fill("Vera Novak")
    page.get_by_label("Username").fill("vera")
    page.locator("#id_password1").fill("plan-before-you-write")
    page.locator("#id_password2").fill("plan-before-you-write")
    page.locator("main").get_by_role("button", name="Sign up").click()
    page.wait_for_url("/")


def join(page: Page, code: str) -> None:
    page.goto("/classes/join/")
    page.get_by_label("code").fill(code.lower())
    page.locator("main").get_by_role("button", name="Join").click()
    expect(page.get_by_text("11B").first).to_be_visible()


def start(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name=re.compile("Start")).first.click()
    page.wait_for_url("**/plans/*/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("official culture")


def write_plan(page: Page) -> None:
    page.get_by_role("textbox", name="Line of argument", exact=True).fill(THESIS)
    for place, content in enumerate(PARAGRAPHS):
        write_paragraph(page, place, content)
    page.get_by_label("Some would say").fill("Children knew nothing else, and came to believe it.")
    page.get_by_label("Rebuttal").fill("Yet the census came after years of such teaching.")
    page.get_by_label("Degree").select_option("To a limited extent")
    page.get_by_label("Criterion: judged by").fill("what people believed, not what they saw")
    page.get_by_role("textbox", name="Judgement", exact=True).fill(
        "Belief moved slowly, so it affected people to a limited extent."
    )
    saved(page)


def write_paragraph(page: Page, place: int, content: dict) -> None:
    paragraph = page.locator("details.para").nth(place)
    if paragraph.get_attribute("open") is None:
        paragraph.locator("summary").first.click()
    paragraph.get_by_text(content["side"], exact=True).locator("visible=true").last.click()
    paragraph.get_by_label("Factor").fill(content["factor"])
    paragraph.get_by_text(content["weight"], exact=True).locator("visible=true").last.click()
    for part in ("Point", "Explanation", "Link"):
        paragraph.get_by_role("textbox", name=part, exact=True).fill(content[part])
    saved(page)
    paragraph.get_by_role("button", name="Add evidence").click()
    search(page, content["search"])
    page.get_by_role("button", name=f"Add: {content['evidence']}", exact=True).click()
    expect(paragraph.locator("article.ev")).to_have_count(1)


def submit(page: Page, again: bool = False) -> None:
    name = "Submit again" if again else "Submit"
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_url("**/submit/")
    page.locator("main").get_by_role("button", name=name, exact=True).click()
    number = "2nd" if again else "1st"
    expect(page.locator("main")).to_contain_text(f"{number} submission")


def comment_and_return(page: Page) -> None:
    page.goto("/reviews/")
    page.get_by_role("link", name="Vera Novak").click()
    comment_on(page, "Line of argument", "Far less than what? Name it.")
    comment_on(page, "Link", "Which people? Name one group.", place=1)
    page.get_by_label("To Vera Novak").fill("A real argument. Two things to do.")
    page.get_by_role("button", name="Return with 2 comments").click()
    page.wait_for_url("**/reviews/")
    expect(page.get_by_text("Returned").first).to_be_visible()


def comment_on(page: Page, where: str, text: str, place: int = 0) -> None:
    slot = find_slot(where, place)
    box = page.locator(f"#compose-{slot.pk}")
    box.locator("summary").click()
    box.locator("textarea").fill(text)
    box.get_by_role("button", name="Add").click()
    expect(page.locator(f"#margin-{slot.pk}")).to_contain_text(text)


def find_slot(where: str, place: int = 0) -> Slot:
    plan = Plan.objects.get(owner__username="vera")
    kind, role = {"Line of argument": ("thesis", "thesis"), "Link": ("paragraph", "link")}[where]
    return plan.sections.kept().filter(kind=kind)[place].slots.get(role=role)


def act_on_comments(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_text("2 comments").first).to_be_visible()
    page.goto(Plan.objects.get(owner__username="vera").get_absolute_url())
    answer(page, find_slot("Line of argument"), "Less than what they read.")
    link = find_slot("Link", 1)
    fix(page, link)
    saved(page)


def answer(page: Page, slot: Slot, text: str) -> None:
    notes = page.locator(f"#notes-{slot.pk}")
    notes.get_by_text("Reply", exact=True).click()
    notes.locator("textarea").fill(text)
    notes.get_by_role("button", name="Send reply").click()
    expect(notes).to_contain_text(text)
    expect(notes).to_contain_text("Answered")


def fix(page: Page, slot: Slot) -> None:
    field = page.locator(f"#slot-{slot.pk}")
    if not field.is_visible():
        page.locator(f"#section-{slot.section_id} > summary").click()
    field.fill(BETTER_LINK)
    page.locator(f"#notes-{slot.pk}").get_by_role("button", name="I have fixed this").click()
    expect(page.locator(f"#notes-{slot.pk}").get_by_role("button", name="I have fixed this")).to_have_count(0)


def check_and_approve(page: Page) -> None:
    page.goto("/reviews/")
    page.get_by_role("link", name="Vera Novak").first.click()
    thesis, link = find_slot("Line of argument"), find_slot("Link", 1)
    expect(page.locator(f"#margin-{thesis.pk}")).to_contain_text("Less than what they read.")
    expect(page.locator("ins").first).to_be_visible()
    page.locator(f"#margin-{link.pk}").get_by_role("button", name="Mark fixed").click()
    expect(page.get_by_role("button", name="Mark fixed")).to_have_count(1)
    page.locator(f"#margin-{thesis.pk}").get_by_role("button", name="Mark fixed").click()
    expect(page.get_by_role("button", name="Mark fixed")).to_have_count(0)
    page.get_by_role("button", name="Approve").click()
    page.wait_for_url("**/reviews/")
    expect(page.get_by_text("Approved").first).to_be_visible()


def check_pdf(page: Page) -> None:
    plan = Plan.objects.get(owner__username="vera")
    text = text_of(page.request.get(f"/plans/{plan.pk}.pdf").body())
    expected = [QUESTION, THESIS, BETTER_LINK, "10 of 19", "Believers", "To a limited extent", "Vera Novak"]
    expected += [paragraph["Point"] for paragraph in PARAGRAPHS]
    missing = [words for words in expected if words not in text]
    assert missing == []
