"""The review page by keyboard alone, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.reviews.scene import comment_on, resubmitted, slot_of, submitted

pytestmark = pytest.mark.any_database


@pytest.fixture
def review(browse, cast, live_server):
    """Return a function that opens the page of a submission as the teacher."""

    def open_page(submission) -> Page:
        page = browse(cast.teacher)
        page.goto(submission.get_absolute_url())
        return page

    return open_page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def row(page: Page, slot):
    return page.locator(f"#slot-{slot.pk}")


def test_from_part_to_part_and_back(review, cast):
    submission = submitted(cast)
    thesis, point = slot_of(submission.plan, "thesis", "thesis"), slot_of(submission.plan, "paragraph", "point")
    page = review(submission)

    press(page, "j")
    expect(row(page, thesis)).to_be_focused()
    press(page, "j")
    expect(row(page, point)).to_be_focused()
    press(page, "Alt+ArrowUp")
    expect(row(page, thesis)).to_be_focused()


def test_comment_in_a_part_that_is_folded_unfolds_it(review, cast):
    submission, _ = resubmitted(cast)
    section = submission.plan.sections.kept().filter(kind="paragraph").first()
    page = review(submission)

    press(page, "j", "j")
    expect(page.locator(f"#section-{section.pk} > summary")).to_be_focused()
    press(page, "c")

    expect(page.locator(f"#comment-{section.slots.get(role='point').pk}")).to_be_focused()


def test_next_change_and_next_comment(review, cast):
    submission, comment = resubmitted(cast)
    page = review(submission)

    press(page, "d")
    expect(row(page, comment.slot)).to_be_focused()
    press(page, "f")
    expect(page.locator(f"#comment-{comment.pk}")).to_be_focused()


def test_next_plan_and_the_one_before(review, cast):
    first, second = submitted(cast), submitted(cast, cast.classmate)
    page = review(first)

    press(page, "Shift+N")
    page.wait_for_url(f"**/reviews/{second.pk}/")
    press(page, "Shift+P")
    page.wait_for_url(f"**/reviews/{first.pk}/")


def test_letters_are_letters_while_one_types(review, cast):
    submission = submitted(cast)
    page = review(submission)

    press(page, "w")
    page.keyboard.type("ajar?")

    expect(page.get_by_label("To Student")).to_have_value("ajar?")
    expect(page.locator("#shortcuts")).to_be_hidden()


def test_list_of_shortcuts_and_its_switch(review, cast):
    submission = submitted(cast)
    thesis = slot_of(submission.plan, "thesis", "thesis")
    page = review(submission)

    press(page, "?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    with page.expect_response("**/shortcuts/"):
        page.get_by_label("Use single-key shortcuts").click()
    press(page, "Escape", "j")
    expect(row(page, thesis)).not_to_be_focused()
    press(page, "Alt+ArrowDown")
    expect(row(page, thesis)).to_be_focused()


def test_list_of_shortcuts_is_accessible(review, cast, axe_in_every_look):
    submission = submitted(cast)
    comment_on(submission, cast)
    page = review(submission)

    page.get_by_role("button", name="Keyboard shortcuts").click()

    axe_in_every_look(page)
