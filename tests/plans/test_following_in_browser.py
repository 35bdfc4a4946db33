"""Two tabs of one student in a real browser: the other follows whatever is done, and nobody who types is disturbed."""

import pytest
from playwright.sync_api import expect

from plans.actions import remove_section
from tests.plans.browsing import FAULTS, open_tabs
from tests.plans.test_history_pages import age
from tests.support.workspace import field, notice, saved


@pytest.fixture(autouse=True)
def browser_speaks_of_refusals(allow_error):
    for part in FAULTS:
        allow_error(part)


@pytest.fixture
def tabs(browse, desk):
    return open_tabs(browse, desk)


def test_open_conflict_does_not_take_the_focus_when_another_tab_changes_the_plan(tabs, desk):
    (first, second), thesis, point = tabs, desk.slot("thesis"), desk.slot("point")
    desk.write("thesis", "Written elsewhere")
    field(second, thesis).fill("Mine")
    expect(second.locator(f"#state-{thesis.pk} .problem")).to_be_visible()
    field(second, point).press_sequentially("Typed meanw")

    first.get_by_role("button", name="Add paragraph").first.click()
    expect(second.locator(".para")).to_have_count(4)
    second.keyboard.type("hile")

    expect(field(second, point)).to_have_value("Typed meanwhile")
    expect(field(second, thesis)).to_have_value("Mine")


def test_order_changed_in_one_tab_while_the_other_types(tabs, desk):
    (first, second), point = tabs, desk.slot("point")
    section = desk.sections()[0]
    field(second, point).press_sequentially("Typed while it ")

    first.locator(f"#down-{section.pk}").press("Enter")
    expect(second.locator(".para").nth(1)).to_have_attribute("id", f"section-{section.pk}")
    expect(field(second, point)).to_be_focused()
    second.keyboard.type("moves")

    saved(second)
    expect(field(first, point)).to_have_value("Typed while it moves")
    assert desk.texts() == ["", "Typed while it moves", ""]


def test_plan_submitted_in_one_tab_is_closed_in_the_other(tabs, desk):
    first, second = tabs

    first.get_by_role("button", name="Submit", exact=True).click()
    first.locator("main").get_by_role("button", name="Submit", exact=True).click()
    expect(first.locator(".plan-closed")).to_be_visible()

    expect(second.locator(".plan-closed")).to_be_visible()
    first.get_by_role("button", name="Withdraw it").click()
    expect(second.locator("#plan-form")).to_be_visible()


def test_paragraph_brought_back_is_told_where_one_is_led_and_comes_to_the_other_tab(tabs, desk):
    first, second = tabs
    remove_section(section=desk.sections()[0])
    second.reload()
    expect(second.locator(".para")).to_have_count(2)

    first.goto(f"{desk.url}removed/")
    first.get_by_role("button", name="Bring back").click()

    expect(second.locator(".para")).to_have_count(3)
    expect(notice(first)).to_have_text("Paragraph brought back.")


def test_version_restored_is_told_where_one_is_led_and_comes_to_the_other_tab(tabs, desk):
    first, second = tabs
    age(desk.write("thesis", "First"), days=1)
    thesis = desk.write("thesis", "Second")
    second.reload()

    first.goto(f"{desk.url}slots/{thesis.pk}/history/")
    first.get_by_role("link", name="First").click()
    first.get_by_role("button", name="Restore this version").click()

    expect(field(second, thesis)).to_have_value("First")
    expect(notice(first)).to_contain_text("Line of argument: the version of")
    expect(notice(first)).to_be_in_viewport()


def test_reply_sent_in_one_tab_shows_in_the_other(commented, tabs):
    first, second = tabs

    first.get_by_text("Reply", exact=True).first.click()
    first.keyboard.type("From 1936 on.")
    first.get_by_role("button", name="Send reply").first.click()

    expect(second.locator(".note-reply")).to_contain_text("From 1936 on.")
    expect(second.locator("#feedback-count-tab")).to_have_text("1")
