"""Saving what a teacher writes while they write it, through faults, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from plans.models import Plan
from reviews.models import Draft, SavedComment
from tests.reviews.scene import comment_on, slot_of
from tests.support.workspace import eventually

DRAFT = "**/draft/"


@pytest.fixture
def review(browse, cast, submission, live_server):
    """Return a function that opens the page of the submission as the teacher, on a device of its own."""

    def open_page() -> Page:
        page = browse(cast.teacher)
        page.goto(submission.get_absolute_url())
        return page

    return open_page


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


PORTAL = "<!doctype html><html><head><title>School network</title></head><body><h1>Sign in</h1></body></html>"


def stand_in(page: Page, address: str) -> None:
    """A network answers in the server's place."""
    page.route(address, lambda route: route.fulfill(body=PORTAL, content_type="text/html"))


def test_network_that_answers_in_place_of_the_server_has_saved_nothing(review, slot):
    page = review()
    stand_in(page, DRAFT)
    stand_in(page, "**/sitting/")

    write(page, slot, "Which people?")
    expect(page.locator("#draft-state")).to_have_text("Not saved yet: kept on this device, trying again")
    page.unroute(DRAFT)

    expect(page.locator("#draft-state")).to_contain_text("Saved")
    assert Draft.objects.get(name=f"comment-{slot.pk}").text == "Which people?"
    expect(page.get_by_text("Sign in")).to_have_count(0)


def test_network_that_answers_in_place_of_the_server_adds_no_comment_and_takes_none_away(review, submission, slot):
    page = review()
    stand_in(page, DRAFT)
    stand_in(page, "**/comments/")
    write(page, slot, "Which people?")

    with page.expect_response("**/comments/"):
        page.locator(f"#margin-{slot.pk}").get_by_role("button", name="Add").click()
    page.reload()

    expect(box(page, slot)).to_have_value("Which people?")
    page.unroute("**/comments/")
    page.locator(f"#margin-{slot.pk}").get_by_role("button", name="Add").click()
    expect(page.locator(f"#margin-{slot.pk} .note-text")).to_have_text("Which people?")
    assert submission.comments.get().text == "Which people?"


@pytest.mark.parametrize("answer", [{"body": PORTAL}, {"status": 503}, None], ids=["network", "refusal", "none"])
def test_comment_that_could_not_be_added_says_so_and_stays(review, submission, slot, allow_error, answer):
    allow_error("Failed to load resource")
    allow_error("Response Status")
    allow_error("htmx:sendError")
    page = review()
    write(page, slot, "Which people?")
    expect(page.locator("#draft-state")).to_contain_text("Saved")
    page.route("**/comments/", lambda route: route.fulfill(**answer) if answer else route.abort())

    page.locator(f"#margin-{slot.pk}").get_by_role("button", name="Add").click()

    expect(page.locator("#draft-state")).to_have_text("That may not have been done: look before you try again")
    expect(box(page, slot)).to_have_value("Which people?")


def test_words_that_are_too_long_after_an_outage_are_saved_once_they_are_shorter(review, slot, expect_error):
    expect_error("net::ERR_FAILED")
    expect_error("status of 422")
    page = review()
    page.route(DRAFT, lambda route: route.abort(), times=1)
    write(page, slot, "Which people?")
    expect(page.locator("#draft-state")).to_contain_text("Not saved yet")
    box(page, slot).evaluate("(field) => field.removeAttribute('maxlength')")
    box(page, slot).fill("x" * 4001)
    expect(page.locator("#draft-state")).to_have_text("Not saved: something is too long")

    box(page, slot).fill("Which?")

    expect(page.locator("#draft-state")).to_contain_text("Saved")
    assert Draft.objects.get(name=f"comment-{slot.pk}").text == "Which?"


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


def test_words_that_another_device_replaced_stand_beside_the_other_ones(review, submission, cast, slot, expect_error):
    expect_error("net::ERR_FAILED")
    expect_error("status of 409")
    page = review()
    page.route(DRAFT, lambda route: route.abort())
    write(page, slot, "From here.")
    expect(page.locator("#draft-state")).to_contain_text("Not saved yet")
    Draft.objects.create(submission=submission, author=cast.teacher, name=f"comment-{slot.pk}", text="From there.")

    page.reload()

    page.unroute(DRAFT)
    problem = page.locator(f"#state-comment-{slot.pk} .problem")
    expect(problem.locator("ins")).to_have_text("there")
    expect(box(page, slot)).to_have_value("From here.")


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
    assert Draft.objects.written().count() == 0
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('essay-planner'))") == []


def test_phone_that_was_open_before_takes_nothing_from_the_laptop(review, submission, slot, expect_error):
    expect_error("status of 422")
    point = slot_of(submission.plan, "paragraph", "point")
    phone, laptop = review(), review()
    laptop.get_by_label("To Student").fill("Three paragraphs typed on the laptop")
    write(laptop, point, "Half a remark")
    expect(laptop.locator("#draft-state")).to_contain_text("Saved")

    write(phone, slot, "From the phone")
    phone.locator(f"#margin-{slot.pk}").get_by_role("button", name="Add").click()
    expect(phone.locator(f"#margin-{slot.pk} .note-text")).to_have_text("From the phone")
    phone.get_by_role("button", name="Return with 1 comment").click()

    expect(phone.locator(".decide-problem")).to_contain_text("You wrote something in another window")
    expect(box(phone, point)).to_have_value("Half a remark")
    expect(phone.get_by_label("To Student")).to_have_value("Three paragraphs typed on the laptop")
    phone.locator(".decide-problem").get_by_role("link", name="Your comment: Point, paragraph 1").click()
    expect(box(phone, point)).to_be_visible()
    assert Plan.objects.get().state == "submitted"


def test_same_part_on_two_devices_keeps_both_texts(review, slot, expect_error, axe_in_every_look):
    expect_error("status of 409")
    phone, laptop = review(), review()
    write(laptop, slot, "Which people decided?")
    expect(laptop.locator("#draft-state")).to_contain_text("Saved")

    write(phone, slot, "Which people read?")
    problem = phone.locator(f"#state-comment-{slot.pk} .problem")
    expect(problem.locator("ins")).to_have_text("decided")
    expect(phone.locator("#draft-state")).to_have_text("Not all saved: look for the marked part")
    axe_in_every_look(phone)
    problem.get_by_role("button", name="Keep both and edit").click()

    expect(phone.locator("#draft-state")).to_contain_text("Saved")
    expect(box(phone, slot)).to_be_focused()
    expect(box(phone, slot)).to_have_value("Which people decided read?")
    assert Draft.objects.get(name=f"comment-{slot.pk}").text == "Which people decided read?"
    phone.keyboard.type(" Say.")
    eventually(phone, lambda: Draft.objects.get(name=f"comment-{slot.pk}").text.endswith("Say."))


def test_one_of_two_texts_is_discarded_and_the_other_stays(review, slot, expect_error):
    expect_error("status of 409")
    phone, laptop = review(), review()
    write(laptop, slot, "Which people decided?")
    expect(laptop.locator("#draft-state")).to_contain_text("Saved")
    write(phone, slot, "Which people read?")
    expect(phone.locator(f"#state-comment-{slot.pk} .problem")).to_be_visible()

    phone.get_by_role("button", name="Discard").click()
    expect(phone.locator("#draft-state")).to_contain_text("Saved")
    phone.reload()

    expect(box(phone, slot)).to_have_value("Which people decided?")
    assert Draft.objects.get(name=f"comment-{slot.pk}").text == "Which people decided?"


def test_comment_changed_from_an_old_tab_keeps_the_newer_words_beside(review, cast, submission, slot, expect_error):
    expect_error("status of 409")
    comment = comment_on(submission, cast, "Which people?")
    old, new = review(), review()
    for page, words in ((new, "Which groups?"), (old, "Which classes?")):
        note = page.locator(f"#editing-{comment.pk}")
        note.locator("summary").click()
        page.locator(f"#edit-{comment.pk}").fill(words)
        note.get_by_role("button", name="Save").click()
        expect(page.locator(f"#comment-{comment.pk} .note-text")).to_have_text("Which groups?")

    problem = old.locator(f"#state-edit-{comment.pk} .problem")
    expect(problem.locator("ins")).to_have_text("groups")
    expect(old.locator(f"#edit-{comment.pk}")).to_have_value("Which classes?")
    problem.get_by_role("button", name="Keep my text").click()
    old.locator(f"#editing-{comment.pk}").get_by_role("button", name="Save").click()

    expect(old.locator(f"#comment-{comment.pk} .note-text")).to_have_text("Which classes?")
    expect(old.locator(f"#editing-{comment.pk}")).not_to_have_attribute("open", "")


def test_comment_from_a_saved_one_is_counted_where_another_device_adds_it(review, slot, cast):
    saved = SavedComment.objects.create(owner=cast.teacher, text="Which people?", kind="question")
    first = review()
    write(first, slot, "")
    first.locator("[data-insert]").first.click()
    expect(first.locator("#draft-state")).to_contain_text("Saved")

    second = review()
    expect(second.locator(f"[name='kind-{slot.pk}'][value='question']")).to_be_checked()
    second.locator(f"#margin-{slot.pk}").get_by_role("button", name="Add").click()
    expect(second.locator(f"#margin-{slot.pk} .note-text")).to_have_text("Which people?")

    saved.refresh_from_db()
    assert saved.uses == 1
