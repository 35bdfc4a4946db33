"""Pressing what stands below the part that one has just written in, in a real browser: it is there when one lets go."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.plans.browsing import described
from tests.support.workspace import field, saved, write

pytestmark = pytest.mark.any_database


def press(page: Page, place: Locator) -> None:
    """Press the mouse as a person does, who needs a moment to let go; meanwhile what was typed is saved."""
    box = place.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    saved(page)
    page.mouse.up()


@pytest.fixture
def page(browse, desk) -> Page:
    page = browse(desk.student)
    page.goto(desk.url)
    return page


def challenges(page: Page, desk) -> Locator:
    return page.locator(f"#settings-{desk.sections()[0].pk}").get_by_text("Challenges")


def test_press_after_typing_is_not_lost(page, desk):
    write(page, desk.slot("thesis"), "Typed")
    expect(page.locator("#save-state")).to_have_text("Not saved yet")

    press(page, challenges(page, desk))

    expect(challenges(page, desk).locator("input")).to_be_checked()
    saved(page)
    assert described(desk.sections()[0])[0] == "challenges"


def test_press_after_what_was_typed_is_saved_is_not_lost(page, desk):
    write(page, desk.slot("thesis"), "Typed")
    saved(page)
    write(page, desk.slot("thesis"), ", and typed again")
    saved(page)

    press(page, challenges(page, desk))

    expect(challenges(page, desk).locator("input")).to_be_checked()
    saved(page)
    assert described(desk.sections()[0])[0] == "challenges"
    expect(field(page, desk.slot("thesis"))).not_to_be_focused()
