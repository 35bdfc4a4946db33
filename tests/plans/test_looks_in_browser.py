"""How the workspace looks when something is wrong, to axe, and how far one gets on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.plans.browsing import FAULTS, factor
from tests.support.browser import cut_off
from tests.support.workspace import field, found_evidence, notice, saved, search, state

pytestmark = pytest.mark.any_database


@pytest.fixture
def open_plan(browse, written, bank, allow_error):
    """Return a function that opens the student's plan, once the evidence is there."""
    for fault in FAULTS:
        allow_error(fault)

    def go(**how) -> Page:
        page = browse(written.student, **how)
        page.goto(written.url)
        found_evidence(page)
        return page

    return go


def problem(page: Page):
    return page.locator("#plan .problem")


def test_two_texts_of_one_part_are_accessible(open_plan, written, axe_in_every_look):
    page = open_plan()
    written.write("thesis", "Written on another device")

    field(page, written.slot("thesis")).fill("Written here")

    expect(problem(page).get_by_role("button", name="Keep both and edit")).to_be_visible()
    axe_in_every_look(page)


def test_words_kept_without_a_connection_are_accessible(open_plan, written, axe_in_every_look):
    page = open_plan()
    cut_off(page)

    field(page, written.slot("thesis")).fill("Kept on this device")

    expect(state(page)).to_contain_text("Offline: 1 change kept on this device")
    axe_in_every_look(page)


def test_words_that_came_too_late_are_accessible(open_plan, written, axe_in_every_look):
    page = open_plan()
    written.close("submitted")

    field(page, written.slot("thesis")).fill("Typed after submitting")

    expect(problem(page)).to_contain_text("Not saved: this plan was submitted in another window.")
    axe_in_every_look(page)


def test_factor_that_is_too_long_is_accessible(open_plan, written, axe_in_every_look):
    page = open_plan()

    factor(page, written.sections()[0]).fill("F" * 81)

    expect(problem(page)).to_contain_text("80")
    axe_in_every_look(page)


def test_whole_job_on_a_phone(open_plan, written):
    page, first, second = open_plan(phone=True), *written.sections()[:2]
    page.locator(f"#section-{second.pk} summary").tap()
    page.locator(f"#settings-{second.pk}").get_by_text("Challenges").tap()
    field(page, written.slot("point", 2)).fill("Jokes went the other way.")
    page.get_by_role("button", name="Add evidence to paragraph 2").tap()
    search(page, "poem")
    page.locator("#evidence-results").get_by_role("button", name="Add:").first.tap()
    expect(notice(page)).to_contain_text("Added to paragraph 2.")
    page.locator("#evidence").get_by_role("link", name="Close").tap()
    page.get_by_role("link", name="Outline and order").tap()
    page.get_by_role("button", name="Move paragraph 2 up").tap()
    expect(notice(page)).to_contain_text("Paragraph moved up.")
    page.locator("#outline").get_by_role("link", name="Close").tap()
    field(page, written.slot("judgement")).fill("On balance, only in part.")
    saved(page)

    page.get_by_role("button", name="Submit").tap()
    page.wait_for_url("**/submit/")
    page.get_by_role("button", name="Submit").tap()

    expect(page.locator(".plan-closed")).to_contain_text("1st submission")
    assert [section.pk for section in written.sections()[:2]] == [second.pk, first.pk]
    assert written.texts()[:2] == ["Jokes went the other way.", "Audiences saw what the Party wanted."]
    assert (written.slot("judgement").text, written.sections()[0].side) == ("On balance, only in part.", "challenges")
