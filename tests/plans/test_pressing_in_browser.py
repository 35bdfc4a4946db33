"""What is said of a part in the line of its name, in a real browser: it moves nothing, and covers nothing."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.plans.browsing import FAULTS, described
from tests.support.browser import cut_off
from tests.support.workspace import SLOTS, eventually, field, saved, write

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


def test_part_says_that_it_is_being_saved(page, desk):
    thesis, held = desk.slot("thesis"), []
    page.route(SLOTS, lambda route: held.append(route), times=1)

    write(page, thesis, "Typed")
    eventually(page, lambda: held)

    line = page.locator(f"#state-{thesis.pk}")
    expect(line).to_have_text("Saving…")
    held[0].continue_()
    expect(line).to_contain_text("Saved")


# The words and fields that the line of the part that one is in lies over.
COVERED = """() => {
    const part = document.activeElement.closest(".slot, .plain-slot");
    const { left, top, right, bottom } = part.querySelector(".slot-line").getBoundingClientRect();
    const rectsOf = (words) => {
        const range = document.createRange();
        range.selectNode(words);
        return [...range.getClientRects()];
    };
    const isWords = ({ nodeType }) => nodeType === Node.TEXT_NODE;
    const rects = (place) => place.matches("textarea")
        ? [place.getBoundingClientRect()]
        : [...place.childNodes].filter(isWords).flatMap(rectsOf);
    const isUnder = (rect) =>
        rect.left < right && rect.right > left && rect.top < bottom - 2 && rect.bottom > top + 2;
    return [...document.querySelectorAll("#plan :is(label, .meta, .btn, textarea)")]
        .filter((place) => place.checkVisibility() && rects(place).some(isUnder))
        .map((place) => place.textContent || place.value);
}"""


@pytest.mark.parametrize("width", [320, 390, 768, 1200])
@pytest.mark.parametrize("is_offline", [False, True])
def test_line_of_a_part_covers_nothing(browse, written, allow_error, width, is_offline):
    for part in FAULTS:
        allow_error(part)
    page, covered = browse(written.student), {}
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(written.url)
    if is_offline:
        cut_off(page)

    for role in ("thesis", "point", "evidence", "explanation", "link", "counterargument", "rebuttal", "criterion"):
        for words in (" and", " on"):  # the second time there is a history
            write(page, written.slot(role), words)
            expect(page.locator(f"#state-{written.slot(role).pk}")).to_contain_text("Kept" if is_offline else "Saved")
        covered[role] = page.evaluate(COVERED)

    assert {role: words for role, words in covered.items() if words} == {}
