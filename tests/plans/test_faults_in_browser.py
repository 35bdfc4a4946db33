"""What can go wrong while a student types, in a real browser: no fault loses a word."""

import contextlib

import pytest
from playwright.sync_api import Error, Page, expect

from people.actions import archive_classroom
from plans.models import SLOT_MAX_LENGTH, Slot, SlotEdit
from tests.plans.browsing import FILL_STORAGE
from tests.support.browser import cut_off
from tests.support.workspace import KEEPS_NOTHING, SLOTS, eventually, field, lose_first_answer, saved, state, write

WORDS = "Official culture reached everybody who could read; «вера» outlasted it."
MORE = " — and jokes, too."


@pytest.fixture
def open_plan(browse, desk):
    """Return a function that opens the student's plan in a browser."""

    def go(**how) -> Page:
        page = browse(desk.student, **how)
        page.goto(desk.url)
        return page

    return go


@pytest.fixture(autouse=True)
def browser_speaks_of_failed_requests(allow_error):
    for part in ("Failed to load resource", "htmx:sendError", "htmx:timeout", "Response Status"):
        allow_error(part)


def edits(slot: Slot) -> list[str]:
    return list(SlotEdit.objects.filter(slot=slot).values_list("text", flat=True))


def test_network_cut_for_a_while(open_plan, desk):
    page, thesis, point = open_plan(), desk.slot("thesis"), desk.slot("point")
    cut_off(page)

    write(page, thesis, WORDS)
    write(page, point, WORDS)
    expect(state(page)).to_have_text("Offline: 2 changes kept on this device")
    expect(page.locator(f"#state-{point.pk}")).to_have_text("Kept on this device")
    page.context.set_offline(False)

    saved(page)
    assert (desk.slot("thesis").text, desk.slot("point").text) == (WORDS, WORDS)


def test_network_cut_for_good_and_the_tab_closed(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    context = page.context
    cut_off(page)
    write(page, thesis, WORDS)
    expect(state(page)).to_have_text("Offline: 1 change kept on this device")

    page.close()
    context.set_offline(False)
    later = context.new_page()
    later.goto(desk.url)

    expect(field(later, thesis)).to_have_value(WORDS)
    saved(later)
    assert desk.slot("thesis").text == WORDS


def test_answer_lost_after_the_server_saved(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    answers = lose_first_answer(page)

    write(page, thesis, WORDS)
    expect(state(page)).to_contain_text("Offline")
    write(page, thesis, MORE)
    page.unroute(SLOTS)

    saved(page)
    assert [answer.status for answer in answers] == [200]
    assert edits(thesis) == [WORDS, WORDS + MORE]


def refuse(page: Page, status: int) -> None:
    page.route(SLOTS, lambda route: route.fulfill(status=status, body="<h1>No</h1>"))


def test_server_that_refuses(open_plan, desk):
    page, thesis, kept = open_plan(), desk.slot("thesis"), [""]

    for status in (413, 429, 500, 503):
        refuse(page, status)
        write(page, thesis, f"{WORDS} {status}")
        expect(state(page)).to_have_text("Could not save, trying again: 1 change kept on this device")
        page.unroute(SLOTS)
        saved(page)
        kept.append(f"{kept[-1]}{WORDS} {status}")

    expect(field(page, thesis)).to_have_value(kept[-1])
    assert edits(thesis) == kept[1:]


def test_session_that_ended_is_renewed_beside_the_page(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    desk.student.set_password("plan-before-you-write")
    desk.student.save()
    page.context.clear_cookies()
    page.evaluate("window.isSamePage = true")

    write(page, thesis, WORDS)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="sign in again").press("Enter")
    tab = opened.value
    tab.get_by_label("Username").fill(desk.student.username)
    tab.get_by_label("Password").fill("plan-before-you-write")
    tab.locator("main").get_by_role("button", name="Sign in").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("You are signed in")

    saved(page)
    expect(field(page, thesis)).to_be_focused()
    assert page.evaluate("window.isSamePage") is True
    assert desk.slot("thesis").text == WORDS


def test_token_that_was_rotated(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    other = page.context.new_page()
    page.context.clear_cookies(name="csrftoken")
    other.goto("/account/")

    write(page, thesis, WORDS)

    saved(page)
    assert desk.slot("thesis").text == WORDS


def test_reload_while_a_save_hangs(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    hung = []
    page.route(SLOTS, lambda route: hung.append(route))
    with page.expect_request(SLOTS):
        write(page, thesis, WORDS)
    write(page, thesis, MORE)

    page.unroute(SLOTS)
    page.reload()

    expect(field(page, thesis)).to_have_value(WORDS + MORE)
    saved(page)
    with contextlib.suppress(Error):  # the browser gave the request up with the page
        hung[0].abort()
    assert desk.slot("thesis").text == WORDS + MORE


def test_save_that_hangs_is_sent_again(open_plan, desk):
    page, thesis, hung = open_plan(), desk.slot("thesis"), []
    page.evaluate("htmx.config.timeout = 1000")
    page.route(SLOTS, lambda route: hung.append(route), times=1)

    write(page, thesis, WORDS)

    saved(page)
    with contextlib.suppress(Error):  # the page gave the request up
        hung[0].abort()
    assert edits(thesis) == [WORDS]


def test_storage_that_is_full_is_told_and_holds_the_page(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    page.evaluate(FILL_STORAGE)
    cut_off(page)
    questions = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.dismiss()))

    write(page, thesis, WORDS)
    expect(state(page)).to_have_text("Offline: 1 change only on this page, so keep it open")
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    page.context.set_offline(False)

    saved(page)
    assert questions == ["beforeunload"]
    assert desk.slot("thesis").text == WORDS


def test_storage_that_is_forbidden_from_the_start(browse, desk):
    page, thesis = browse(desk.student), desk.slot("thesis")
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {
            get() { throw new DOMException("", "SecurityError"); },
        });"""
    )
    page.goto(desk.url)
    write(page, thesis, WORDS)
    saved(page)
    cut_off(page)

    write(page, thesis, MORE)

    expect(state(page)).to_have_text("Offline: 1 change only on this page, so keep it open")
    page.context.set_offline(False)
    saved(page)
    assert desk.slot("thesis").text == WORDS + MORE


def test_clock_that_is_wrong(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    page.clock.set_fixed_time("1971-01-01")

    write(page, thesis, WORDS)
    saved(page)
    cut_off(page)
    write(page, thesis, MORE)
    page.context.set_offline(False)

    saved(page)
    assert desk.slot("thesis").text == WORDS + MORE


def test_plan_that_was_submitted_meanwhile_shows_the_words_that_are_not_in_it(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    desk.close()
    write(page, thesis, WORDS)
    expect(page.locator(f"#state-{thesis.pk}")).to_contain_text("this plan was submitted in another window")

    page.reload()

    words = page.locator("#kept-words blockquote")
    expect(words).to_have_text(WORDS)
    page.get_by_role("button", name="Discard these words").click()
    expect(page.locator("#kept-words")).to_be_hidden()
    assert page.evaluate(KEEPS_NOTHING) is True
    page.reload()
    expect(words).to_have_count(0)


def test_words_that_are_kept_go_into_the_plan_once_it_is_returned(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    desk.close()
    write(page, thesis, WORDS)
    expect(page.locator(f"#state-{thesis.pk}")).to_contain_text("submitted in another window")

    desk.close("returned")
    page.reload()

    expect(field(page, thesis)).to_have_value(WORDS)
    saved(page)
    assert desk.slot("thesis").text == WORDS


def test_settings_of_a_paragraph_survive_a_cut(open_plan, desk):
    page, first = open_plan(), desk.sections()[0]
    settings = page.locator(f"#settings-{first.pk}")
    cut_off(page)

    settings.get_by_label("Factor").fill("Film and theatre")
    settings.get_by_text("Decisive").click()
    expect(state(page)).to_have_text("Offline: 1 change kept on this device")
    page.close()
    page.context.set_offline(False)
    later = page.context.new_page()
    later.goto(desk.url)

    saved(later)
    first.refresh_from_db()
    assert (first.factor, first.weight) == ("Film and theatre", 3)


def test_class_archived_meanwhile(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    write(page, thesis, WORDS)
    archive_classroom(classroom=desk.cast.classroom)
    saved(page)

    write(page, thesis, MORE)
    saved(page)
    assert desk.slot("thesis").text == WORDS + MORE
    page.get_by_role("button", name="Submit").click()

    expect(page.get_by_text("11B is archived, so nobody receives plans there any more.")).to_be_visible()
    page.get_by_role("link", name="Back to the plan").first.click()
    expect(field(page, thesis)).to_have_value(WORDS + MORE)


def test_typing_on_while_its_paragraph_is_removed_is_no_conflict_with_oneself(open_plan, desk):
    page, point, section = open_plan(), desk.slot("point"), desk.sections()[0]
    held = []
    page.route("**/remove/", lambda route: held.append((route, route.fetch())))
    field(page, point).press_sequentially("Sent with the removal")
    page.locator("[data-hx-post$='/remove/']").first.evaluate("(button) => button.click()")
    eventually(page, lambda: held)

    field(page, point).press_sequentially(", and typed on")
    held[0][0].fulfill(response=held[0][1])
    expect(page.locator(f"#section-{section.pk}")).to_have_count(0)
    eventually(page, lambda: Slot.objects.get(pk=point.pk).text == "Sent with the removal, and typed on")
    page.get_by_role("button", name="Undo").click()

    expect(field(page, point)).to_have_value("Sent with the removal, and typed on")
    saved(page)
    expect(page.locator(".problem")).to_have_count(0)


def test_what_is_taken_back_offline_is_counted_no_more(open_plan, desk):
    page, thesis, point = open_plan(), desk.slot("thesis"), desk.slot("point")
    page.context.set_offline(True)
    write(page, thesis, WORDS)
    expect(state(page)).to_have_text("Offline: 1 change kept on this device")
    write(page, point, "x")
    expect(state(page)).to_have_text("Offline: 2 changes kept on this device")

    field(page, point).press("Backspace")

    expect(state(page)).to_have_text("Offline: 1 change kept on this device")
    expect(page.locator(f"#state-{point.pk}")).to_have_text("")


def test_part_that_is_too_long_and_shortened_offline_is_saved_once_the_network_is_back(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    field(page, thesis).fill("x" * (SLOT_MAX_LENGTH + 1))
    expect(page.locator(f"#state-{thesis.pk}")).to_contain_text("too long")
    cut_off(page)
    field(page, thesis).fill(WORDS)
    expect(state(page)).to_contain_text("Offline")

    page.context.set_offline(False)

    saved(page)
    assert desk.slot("thesis").text == WORDS


def test_part_that_is_never_taken_holds_up_no_other(open_plan, desk):
    page, thesis, point, link = open_plan(), desk.slot("thesis"), desk.slot("point"), desk.slot("link")
    cut_off(page)
    for slot in (thesis, point, link):
        write(page, slot, WORDS)
    expect(state(page)).to_have_text("Offline: 3 changes kept on this device")
    page.route(f"**/slots/{thesis.pk}/", lambda route: route.fulfill(status=500, body="No"))

    page.context.set_offline(False)

    eventually(page, lambda: (desk.slot("point").text, desk.slot("link").text) == (WORDS, WORDS))
    expect(state(page)).to_have_text("Could not save, trying again: 1 change kept on this device")


PORTAL = "<!doctype html><html><head><title>School network</title></head><body><h1>Sign in</h1></body></html>"


def test_network_that_answers_in_place_of_the_server(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    page.route(f"**{desk.url}**", lambda route: route.fulfill(body=PORTAL, content_type="text/html"))
    write(page, thesis, WORDS)
    expect(state(page)).to_have_text("Could not save, trying again: 1 change kept on this device")
    page.unroute(f"**{desk.url}**")

    page.reload()

    expect(field(page, thesis)).to_have_value(WORDS)
    saved(page)
    assert desk.slot("thesis").text == WORDS
    assert edits(thesis) == [WORDS]


def test_network_that_answers_in_place_of_the_server_leaves_the_plan_on_the_page(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    page.route(f"**{desk.url}**", lambda route: route.fulfill(body=PORTAL, content_type="text/html"))

    page.locator("#add-paragraph").click()

    expect(page.locator("#notice")).to_have_text("That may not have been done. Look at the plan before you try again.")
    expect(field(page, thesis)).to_be_visible()


def test_reply_that_a_network_answers_in_place_of_the_server_stays(open_plan, commented):
    page = open_plan()
    page.route("**/reply/", lambda route: route.fulfill(body=PORTAL, content_type="text/html"))
    page.get_by_text("Reply", exact=True).first.click()
    page.keyboard.type("From 1936 on.")
    with page.expect_response("**/reply/"):
        page.get_by_role("button", name="Send reply").first.click()

    page.reload()

    expect(page.locator("[name^='reply-']").first).to_have_value("From 1936 on.")
    expect(page.locator(".note-reply")).to_have_count(0)


def test_words_of_a_tab_that_is_gone_stay_where_a_network_answers_in_place_of_the_server(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    cut_off(page)
    write(page, thesis, WORDS)
    expect(state(page)).to_contain_text("Offline")
    page.close()
    desk.write("thesis", "Written on another device")
    later = page.context.new_page()
    later.route(SLOTS, lambda route: route.fulfill(body=PORTAL, content_type="text/html"))
    page.context.set_offline(False)

    later.goto(desk.url)
    expect(state(later)).to_have_text("Could not save, trying again: 1 change kept on this device")
    later.unroute(SLOTS)

    expect(later.locator(".problem")).to_contain_text("changed in another window")
    expect(field(later, thesis)).to_have_value(WORDS)
