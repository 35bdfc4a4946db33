"""What the browser's own print makes of a page: its words on white paper, and nothing that only a screen can use."""

import pytest
from playwright.sync_api import Page, expect

from tests.access import World, address
from tests.exports.reading_back import letters_of, right_edge, text_of
from tests.reviews.scene import REMARK, THESIS, slot_of, write, written_plan
from tests.support.browser import WIDE
from tests.support.workspace import field, saved

pytestmark = pytest.mark.any_database

MARGIN = 14 / 25.4 * 72  # in points, as print.css sets it
WIDTHS = {"A4": 595.3, "Letter": 612}
CONTROLS = ".btn, button:not(.told-open), nav a, input:not([type=radio]), .menu, .dock, .flashes, dialog, .chev"
NOT_ON_PAPER = ("Skip to the content", "Open source, under", "Sign out", "My plans", "Export", "Keyboard shortcuts")
CARD = "Ten of nineteen new plays were withdrawn."
PRINTED = {
    ("student", "A4"): {
        "home": ("Assigned to you",),
        "plans:plan": ("Student", THESIS, REMARK, CARD),
        "reviews:submission": ("Student", THESIS, CARD),
        "reviews:standings": ("What your teachers see",),
        "reviews:exemplar": ("Soviet people",),
        "topics:topic": (CARD,),
        "exports:plan-files": ("Take the plan along",),
    },
    ("teacher", "Letter"): {
        "home": ("To review", "Classmate"),
        "plans:classroom": ("Students", "Classmate"),
        "people:classroom-people": ("Students", "Classmate"),
        "reviews:glance": ("The class at a glance", "Classmate"),
        "reviews:queue": ("Waiting", "Classmate"),
        "reviews:review": ("Classmate", THESIS, REMARK, CARD),
        "reviews:profile": ("Ours",),
        "reviews:saved-list": ("Which",),
        "reviews:sheet": ("Feedback",),
    },
}
LONG = " ".join(f"reason{number}" for number in range(1, 1001))  # more than a page, of words that no line breaks
FOLDED = "Words of a paragraph that is folded."
INK = """() => ["html", ".block", ".slot-text"].map((one) => {
  const style = getComputedStyle(document.querySelector(one));
  return [style.colorScheme, style.color];
})"""


def on_paper(page: Page, paper: str = "A4") -> bytes:
    return page.pdf(format=paper, print_background=True)


@pytest.mark.parametrize(("who", "paper"), PRINTED)
def test_page_prints_its_words_and_no_controls(cast, browse, who, paper):
    world, page = World(cast), browse(getattr(cast, who))

    for name, words in PRINTED[who, paper].items():
        page.emulate_media(media="null")  # "screen" would hold for paper, too
        page.set_viewport_size(WIDE)
        assert page.goto(address(name, world)).status == 200
        pdf = on_paper(page, paper)

        text = letters_of(text_of(pdf))
        assert [each for each in words if letters_of(each) not in text] == [], name
        assert [each for each in NOT_ON_PAPER if letters_of(each) in text] == [], name
        assert right_edge(pdf) <= WIDTHS[paper] - MARGIN + 1, name
        page.emulate_media(media="print")
        expect(page.locator(CONTROLS).filter(visible=True), name).to_have_count(0)
        # The browser makes all smaller until what is too wide finds room, so that only the layout shows it.
        page.set_viewport_size({"width": int((WIDTHS[paper] - 2 * MARGIN) / 72 * 96), "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


@pytest.mark.parametrize("javascript", [True, False])
def test_plan_prints_long_and_folded_parts_in_full(cast, browse, javascript):
    plan = written_plan(cast)
    slot = write(plan, "paragraph", "explanation", LONG)
    write(plan, "paragraph", "point", FOLDED, number=2)
    page = browse(cast.student, javascript=javascript)
    page.goto(plan.get_absolute_url())
    expect(field(page, slot_of(plan, "paragraph", "point", 2))).not_to_be_visible()

    text = text_of(on_paper(page))

    assert set(LONG.split()) - set(text.split()) == set()
    assert [text.count(words) for words in (THESIS, FOLDED, CARD)] == [1, 1, 1]
    expect(page.locator(".on-paper")).to_have_count(0)
    expect(field(page, slot)).to_have_value(LONG)


def test_plan_prints_what_was_typed_a_moment_ago(cast, browse):
    plan = written_plan(cast)
    page = browse(cast.student)
    page.goto(plan.get_absolute_url())
    field(page, slot_of(plan, "thesis", "thesis")).fill("Typed just now.")

    text = text_of(on_paper(page))

    assert "Typed just now." in text
    saved(page)


@pytest.mark.parametrize("theme", ["dark", "auto"])
def test_paper_is_white_when_the_screen_is_dark(cast, browse, theme):
    cast.student.theme = theme
    cast.student.save(update_fields=["theme"])
    plan = written_plan(cast)
    page = browse(cast.student, dark=True)
    page.goto(plan.get_absolute_url())
    dark = page.evaluate(INK)

    page.emulate_media(media="print", color_scheme="dark")

    assert dark[0][0] == "dark"
    assert page.evaluate(INK) == [["light", "rgb(0, 0, 0)"]] * 3
    expect(page.locator("body")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(page.locator("#thesis")).to_have_css("background-color", "rgb(255, 255, 255)")
