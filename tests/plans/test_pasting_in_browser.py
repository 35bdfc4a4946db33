"""Pasting into a plan in a real browser: clean text arrives, can be undone, and is saved."""

import pytest
from playwright.sync_api import expect

from tests.support.workspace import field, saved

pytestmark = pytest.mark.any_database

WORD = (
    "\ufeffThe\u00a0pur\u00adges\u200b of 1937\v\u2013\u00a038:\r\n"
    "\u00b7\tarrests\r\n\u2022\ttrials  \r\no\tcamps\r\n2.\tand more\r\n\r\n\r\n\r\n"
    "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \U0001f469\u200d\U0001f33e go to\tthe co-op. "
)
CLEAN = (
    "The purges of 1937\n\u2013 38:\n- arrests\n- trials\n- camps\n2. and more\n\n"
    "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \U0001f469\u200d\U0001f33e go to\tthe co-op. "
)
PASTE = """([field, text]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    clipboardData.setData("text/html", `<b>${text}</b>`);
    field.focus();
    field.setSelectionRange(2, 7);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    return field.dispatchEvent(event);
}"""

# A browser of before 2024: it neither knows nor does `field-sizing`.
OLD_BROWSER = """
CSS.supports = () => false;
addEventListener("DOMContentLoaded", () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("textarea { field-sizing: fixed !important; }");
    document.adoptedStyleSheets = [sheet];
});
"""


@pytest.fixture
def page(browse, desk):
    desk.write("thesis", "I argue it.")
    page = browse(desk.student)
    page.goto(desk.url)
    return page


def test_what_word_puts_on_the_clipboard_arrives_clean_is_saved_and_can_be_undone(page, desk):
    thesis = field(page, desk.slot("thesis"))

    is_left_to_the_browser = page.evaluate(PASTE, [thesis.element_handle(), WORD])

    assert is_left_to_the_browser is False
    expect(thesis).to_have_value(f"I {CLEAN} it.")
    saved(page)
    assert desk.slot("thesis").text == f"I {CLEAN} it."
    page.keyboard.press("Control+z")
    expect(thesis).to_have_value("I argue it.")


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("the pur\u00ad\nges and pur\u0002\r\nges", "the purges and purges"),
        ("the \ufb01rst o\ufb00icial \ufb02ag", "the first official flag"),
        ("well-\nknown \u0007bell", "well-\nknown bell"),
    ],
)
def test_what_a_pdf_puts_on_the_clipboard_arrives_clean(page, desk, pasted, clean):
    thesis = field(page, desk.slot("thesis"))

    page.evaluate(PASTE, [thesis.element_handle(), pasted])

    expect(thesis).to_have_value(f"I {clean} it.")


def test_what_is_dragged_in_arrives_clean(page, desk):
    thesis = field(page, desk.slot("thesis"))
    page.evaluate(
        """() => {
            const text = document.createElement("p");
            Object.assign(text, { id: "web", textContent: "The\\u00a0pur\\u00adges" });
            document.querySelector(".crumbs").append(text);
        }"""
    )
    web = page.locator("#web")
    web.select_text()

    web.drag_to(thesis, target_position={"x": 8, "y": 8})

    expect(thesis).to_have_value("The purgesI argue it.")
    saved(page)
    assert desk.slot("thesis").text == "The purgesI argue it."


def test_clean_text_is_left_to_the_browser(page, desk):
    thesis = field(page, desk.slot("thesis"))

    assert page.evaluate(PASTE, [thesis.element_handle(), "plain words\n\nand a co-op · dot"]) is True


def test_browser_that_cannot_insert_still_gets_the_words(page, desk):
    page.evaluate("document.execCommand = () => false")
    thesis = field(page, desk.slot("thesis"))

    page.evaluate(PASTE, [thesis.element_handle(), "think\u00adso"])

    expect(thesis).to_have_value("I thinkso it.")
    saved(page)
    assert desk.slot("thesis").text == "I thinkso it."


def test_parts_are_spelt_by_the_browser_in_the_language_of_the_page(page, desk):
    thesis = field(page, desk.slot("thesis"))

    assert thesis.evaluate("field => [field.spellcheck, field.closest('[lang]').lang]") == [True, "en-GB"]


@pytest.fixture
def old_page(browse, desk):
    page = browse(desk.student)
    page.add_init_script(OLD_BROWSER)
    page.goto(desk.url)
    return page


def test_fields_grow_where_the_browser_cannot_do_so_by_itself(old_page, desk):
    thesis = field(old_page, desk.slot("thesis"))
    before = thesis.bounding_box()["height"]

    thesis.fill("line\n" * 12)

    assert thesis.bounding_box()["height"] > before + 100


def test_fields_beside_the_plan_grow_too(old_page, desk):
    old_page.get_by_role("button", name="Write your own evidence").click()
    text = old_page.get_by_label("What happened, or what it says")

    text.fill("line\n" * 12)

    assert text.evaluate("field => field.scrollHeight - field.clientHeight") == 0


def test_page_stays_where_it_is_while_its_last_field_grows(old_page, desk):
    judgement = field(old_page, desk.slot("judgement"))
    judgement.fill("line\n" * 30)
    old_page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    before = old_page.evaluate("scrollY")

    old_page.keyboard.insert_text("word")

    assert old_page.evaluate("scrollY") == before
