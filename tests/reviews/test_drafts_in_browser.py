"""Saving what a teacher writes while they write it, through faults, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from reviews.models import Draft
from tests.reviews.scene import slot_of, submitted

DRAFT = "**/draft/"


@pytest.fixture
def submission(cast):
    return submitted(cast)


@pytest.fixture
def review(browse, cast, submission, live_server):
    """Return a function that opens the page of the submission as the teacher, on a device of its own."""

    def open_page() -> Page:
        page = browse(cast.teacher)
        page.goto(submission.get_absolute_url())
        return page

    return open_page


@pytest.fixture
def slot(submission):
    return slot_of(submission.plan, "thesis", "thesis")


def write(page: Page, slot, words: str) -> None:
    page.locator(f"#margin-{slot.pk} summary", has_text="Comment").click()
    page.keyboard.type(words)


def box(page: Page, slot):
    return page.locator(f"#comment-{slot.pk}")


def test_half_written_comment_follows_to_another_device(review, slot):
    first = review()

    write(first, slot, "Half writ")
    first.get_by_label("Question").first.check()
    first.get_by_label("To Student").fill("A real argu")
    expect(first.locator("#draft-state")).to_contain_text("Saved")
    second = review()

    expect(box(second, slot)).to_be_visible()
    expect(box(second, slot)).to_have_value("Half writ")
    expect(second.locator(f"[name='kind-{slot.pk}'][value='question']")).to_be_checked()
    expect(second.get_by_label("To Student")).to_have_value("A real argu")


def test_words_survive_a_reload_while_nothing_can_be_saved(review, slot, expect_error):
    expect_error("net::ERR_FAILED")
    page = review()
    page.route(DRAFT, lambda route: route.abort())

    write(page, slot, "Which people?")
    expect(page.locator("#draft-state")).to_have_text("Not saved yet: kept on this device, trying again")
    page.reload()
    expect(box(page, slot)).to_have_value("Which people?")
    page.unroute(DRAFT)

    expect(page.locator("#draft-state")).to_contain_text("Saved")
    assert Draft.objects.get(name=f"comment-{slot.pk}").text == "Which people?"


def test_words_of_a_tab_that_was_closed_are_taken_up_by_the_next(review, slot, expect_error):
    expect_error("net::ERR_FAILED")
    page = review()
    page.context.route(DRAFT, lambda route: route.abort())
    write(page, slot, "Which people?")
    expect(page.locator("#draft-state")).to_contain_text("Not saved yet")
    context, address = page.context, page.url
    page.close()
    context.unroute(DRAFT)

    page = context.new_page()
    page.goto(address)

    expect(box(page, slot)).to_have_value("Which people?")
    expect(page.locator("#draft-state")).to_contain_text("Saved")


def test_words_that_another_device_replaced_are_shown_to_be_copied(review, submission, cast, slot, expect_error):
    expect_error("net::ERR_FAILED")
    page = review()
    page.route(DRAFT, lambda route: route.abort())
    write(page, slot, "From here.")
    expect(page.locator("#draft-state")).to_contain_text("Not saved yet")
    Draft.objects.create(submission=submission, author=cast.teacher, name=f"comment-{slot.pk}", text="From there.")

    page.reload()

    expect(box(page, slot)).to_have_value("From there.")
    expect(page.locator("#kept-words blockquote")).to_have_text("From here.")
    page.get_by_role("button", name="Discard these words").click()
    expect(page.locator("#kept-words")).to_be_hidden()


def test_who_is_signed_out_goes_on_writing_and_signs_in_beside(review, slot, submission):
    page = review()
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")

    write(page, slot, "Which people?")
    expect(page.locator("#draft-state")).to_have_text("Not saved yet: sign in again")
    expect(page.get_by_role("link", name="sign in again")).to_have_attribute("target", "_blank")
    page.context.add_cookies(cookies)

    expect(page.locator("#draft-state")).to_contain_text("Saved")
    assert Draft.objects.get(name=f"comment-{slot.pk}").text == "Which people?"


def test_what_is_typed_on_while_a_comment_is_added_stays(review, slot, submission):
    page = review()
    held = []
    page.route("**/comments/", lambda route: held.append(route))

    write(page, slot, "Which people?")
    with page.expect_request("**/comments/"):
        page.locator(f"#margin-{slot.pk}").get_by_role("button", name="Add").click()
    box(page, slot).press_sequentially(" And when?")
    held[0].continue_()

    expect(page.locator(f"#margin-{slot.pk} .note-text")).to_have_text("Which people?")
    expect(box(page, slot)).to_have_value("Which people? And when?")
    expect(page.locator("#draft-state")).to_contain_text("Saved")


def test_added_and_discarded_words_leave_nothing_behind(review, slot):
    page = review()

    write(page, slot, "No.")
    expect(page.locator("#draft-state")).to_contain_text("Saved")
    page.get_by_role("button", name="Discard").click()
    write(page, slot, "Which people?")
    page.locator(f"#margin-{slot.pk}").get_by_role("button", name="Add").click()
    expect(page.locator(f"#margin-{slot.pk} .note-text")).to_have_text("Which people?")
    page.reload()

    expect(box(page, slot)).to_be_hidden()
    assert Draft.objects.count() == 0
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('essay-planner'))") == []
