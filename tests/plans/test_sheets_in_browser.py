"""The plan on a small screen, by keyboard: what has the focus is in sight, and a sheet is all there is."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.workspace import field, found_evidence, notice

pytestmark = pytest.mark.any_database

# Whether anything lies over the middle of what has the focus. A radio is seen by its label.
IS_COVERED = """() => {
    const active = document.activeElement;
    const shown = active.matches("[type='radio'], [type='checkbox']") ? active.labels[0] : active;
    const box = shown.getBoundingClientRect();
    const bottom = Math.min(box.bottom, box.top + innerHeight / 2);
    const seen = document.elementFromPoint((box.left + box.right) / 2, (box.top + bottom) / 2);
    return !seen || !(shown.contains(seen) || seen.contains(shown));
}"""
HERE = "document.activeElement.id || document.activeElement.textContent.trim()"


@pytest.fixture
def page(browse, bank) -> Page:
    page = browse(bank.student, phone=True)
    page.goto(bank.url)
    found_evidence(page)
    return page


def test_what_has_the_focus_is_never_under_the_bars(page, bank):
    field(page, bank.slot("thesis")).focus()
    covered = []

    while page.evaluate("Boolean(document.activeElement.closest('#plan'))"):
        if page.evaluate(IS_COVERED):
            covered.append(page.evaluate(HERE))
        page.keyboard.press("Tab")

    assert covered == []


def test_paragraph_that_is_added_from_the_outline_is_in_sight(page, bank):
    page.get_by_role("link", name="Outline and order").click()

    page.locator("#outline").get_by_role("button", name="Add paragraph").click()

    expect(notice(page)).to_contain_text("Paragraph added.")
    expect(field(page, bank.slot("point", 4))).to_be_focused()
    expect(page.locator("#outline")).not_to_be_visible()
    assert page.evaluate(IS_COVERED) is False


def test_plan_behind_a_sheet_is_out_of_reach_of_tab(page, bank):
    page.get_by_role("link", name="Checks").click()
    page.locator("#checks").get_by_role("link", name="Close").focus()

    page.keyboard.press("Shift+Tab")

    assert page.evaluate("document.activeElement.closest('#plan, .app-bar')") is None


@pytest.mark.parametrize("pane", ["Checks", "Outline and order"])
def test_sheet_is_left_by_escape(page, bank, pane):
    point = field(page, bank.slot("point"))
    point.focus()
    page.get_by_role("link", name=pane).click()
    page.locator(":target a").first.focus()

    page.keyboard.press("Escape")

    expect(point).to_be_focused()
    expect(page.locator("#checks, #outline").filter(visible=True)).to_have_count(0)


def test_message_that_is_closed_over_a_sheet_leaves_the_focus_in_it(page, bank):
    page.get_by_role("link", name="Outline and order").click()
    page.get_by_role("button", name="Move paragraph 1 down").press("Enter")
    expect(notice(page)).to_contain_text("Paragraph moved down.")

    notice(page).get_by_role("button", name="Close this message").press("Enter")

    expect(page.locator("#outline")).to_be_focused()


def test_no_field_is_so_small_that_a_phone_zooms_into_it(page):
    page.get_by_role("link", name="Evidence", exact=True).click()
    page.get_by_role("button", name="Write your own evidence").click()
    expect(page.get_by_label("What happened, or what it says")).to_be_focused()

    small = page.evaluate(
        """[...document.querySelectorAll("main :is([type='text'], [type='search'], [type='number'], select, textarea)")]
            .filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16).map((field) => field.name)"""
    )

    assert small == []
