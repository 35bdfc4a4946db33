"""Words that wait for their turn in a real browser: after lost answers, beside the page, and in the queue."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from plans.actions import remove_section
from plans.forms.slots import MOST_NAMES
from plans.models import SLOT_MAX_LENGTH, Plan
from tests.plans.browsing import FAULTS, choose, described, factor
from tests.support.browser import cut_off
from tests.support.workspace import eventually, field, saved, state, write

TYPE_AND_SEND = """async ([id, times]) => {
    const field = document.getElementById(id);
    for (let time = 0; time < times; time += 1) {
        field.value += ".";
        field.dispatchEvent(new Event("input", { bubbles: true }));
        const answered = new Promise((resolve) => addEventListener("htmx:afterRequest", resolve, { once: true }));
        field.dispatchEvent(new Event("change"));
        await answered;
    }
    return field.value;
}"""

SAY_WHEN_QUEUED = """(id) =>
    document.getElementById(id).addEventListener("htmx:confirm", () => console.log("queued"), { once: true })"""

# The page adopts what was saved from beside it once it has forgotten it: that is when the device is looked at.
LOOK_AFTER_ANSWER = "() => { workspace.adopt = ({ id }) => { window.keptThen = [workspace.kept.mine(id)?.text]; }; }"


# Another window takes up the words that are shown here, and somebody goes on with them.
TYPE_ON_ELSEWHERE = """() => {
    const { key, record } = workspace.kept.all().find(({ key }) => document.querySelector(`[data-key="${key}"]`));
    workspace.kept.store(key, { ...record, text: `${record.text} and on` });
}"""


@pytest.fixture(autouse=True)
def browser_speaks_of_failed_requests(allow_error):
    for part in FAULTS:
        allow_error(part)


@pytest.fixture
def page(browse, desk) -> Page:
    page = browse(desk.student)
    page.goto(desk.url)
    return page


def test_many_attempts_after_a_lost_answer_are_no_conflict_with_oneself(page, desk):
    thesis = desk.slot("thesis")
    page.route("**/slots/**", lambda route: route.abort())
    page.route("**/slots/**", lambda route: (route.fetch(), route.abort()), times=1)

    typed = page.evaluate(TYPE_AND_SEND, [f"slot-{thesis.pk}", MOST_NAMES + 5])
    page.unroute("**/slots/**")
    page.evaluate("() => dispatchEvent(new Event('online'))")

    saved(page)
    expect(page.locator(".problem")).to_have_count(0)
    assert desk.slot("thesis").text == typed


def leave_behind(page: Page, slot, words: str) -> Page:
    """Type into a part that is removed afterwards, without a connection; return the page that comes next."""
    cut_off(page)
    field(page, slot).fill(words)
    expect(state(page)).to_contain_text("Offline")
    context = page.context
    page.close()
    context.set_offline(False)
    remove_section(section=slot.section)
    return context.new_page()


def test_words_of_a_part_that_is_gone_are_sent_and_that_is_said(page, desk):
    point = desk.slot("point")
    later = leave_behind(page, point, "Typed in the tunnel")
    Plan.objects.update(updated_at=datetime(2020, 5, 5, tzinfo=UTC))

    later.goto(desk.url)

    expect(state(later)).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    point.refresh_from_db()
    assert point.text == "Typed in the tunnel"


def test_words_of_a_part_that_is_gone_are_shown_where_they_are_too_long(page, desk):
    point = desk.slot("point")
    later = leave_behind(page, point, "w" * (SLOT_MAX_LENGTH + 1))

    later.goto(desk.url)

    words = later.locator("#kept-words blockquote")
    expect(words).to_have_text("w" * (SLOT_MAX_LENGTH + 1))
    later.reload()
    expect(words).to_have_text("w" * (SLOT_MAX_LENGTH + 1))


def test_discarding_words_takes_only_those_that_are_shown(page, desk):
    later = leave_behind(page, desk.slot("point"), "w" * (SLOT_MAX_LENGTH + 1))
    later.goto(desk.url)
    words = later.locator("#kept-words blockquote")
    expect(words).to_have_count(1)

    later.evaluate(TYPE_ON_ELSEWHERE)
    later.get_by_role("button", name="Discard these words").click()
    expect(words).to_have_count(0)
    later.reload()

    expect(words).to_have_text("w" * (SLOT_MAX_LENGTH + 1) + " and on")


def test_words_of_a_part_that_is_gone_are_sent_again_after_a_refusal(page, desk):
    point = desk.slot("point")
    later = leave_behind(page, point, "Typed in the tunnel")
    later.route("**/slots/**", lambda route: route.fulfill(status=503, body="No"), times=2)
    later.goto(desk.url)

    expect(state(later)).to_have_text("Could not save, trying again: 1 change kept on this device")
    saved(later)
    point.refresh_from_db()
    assert point.text == "Typed in the tunnel"


def test_button_without_an_answer_says_so_and_shows_what_it_did(page, desk):
    page.route("**/sections/", lambda route: (route.fetch(), route.abort()), times=1)
    page.route(f"**{desk.url}?stamp=*", lambda route: route.abort(), times=1)

    page.get_by_role("button", name="Add paragraph").first.click()

    expect(page.locator("#notice")).to_have_text("That may not have been done. Look at the plan before you try again.")
    expect(state(page)).to_have_text("Offline")
    expect(page.locator(".para")).to_have_count(4)
    saved(page)


def test_button_without_an_answer_shows_what_it_did_once_the_words_are_saved(page, desk):
    thesis = desk.slot("thesis")
    page.route("**/sections/", lambda route: (route.fetch(), route.abort()), times=1)
    page.route("**/slots/**", lambda route: route.abort(), times=1)

    field(page, thesis).fill("Typed before")
    page.get_by_role("button", name="Add paragraph").first.click()

    expect(page.locator(".para")).to_have_count(4)
    saved(page)
    assert desk.slot("thesis").text == "Typed before"


def test_reply_that_could_not_be_sent_says_so_and_stays(commented, page):
    page.get_by_text("Reply", exact=True).first.click()
    page.keyboard.type("From 1936 on.")
    cut_off(page)

    page.get_by_role("button", name="Send reply").first.click()

    expect(page.locator("#notice")).to_have_text("That may not have been done. Look at the plan before you try again.")
    expect(page.locator("[name^='reply-']").first).to_have_value("From 1936 on.")


def test_reply_that_is_typed_on_while_it_is_sent_keeps_the_rest(commented, page):
    held = []
    page.route("**/reply/", lambda route: held.append(route))
    page.get_by_text("Reply", exact=True).first.click()
    reply = page.locator("[name^='reply-']").first
    reply.fill("From 1936 on.")
    page.get_by_role("button", name="Send reply").first.click()
    eventually(page, lambda: held)

    reply.fill("From 1936 on. And later.")
    held[0].continue_()

    expect(page.locator(".note-reply")).to_contain_text("From 1936 on.")
    expect(reply).to_have_value("From 1936 on. And later.")


def test_part_that_waits_behind_choices_that_are_gone_is_saved(page, desk):
    section, thesis, held = desk.sections()[0], desk.slot("thesis"), []
    page.route("**/remove/", lambda route: held.append(route))
    page.locator("[data-hx-post$='/remove/']").first.evaluate("(button) => button.click()")
    eventually(page, lambda: held)

    for asking, act in (
        (f"settings-{section.pk}", lambda: choose(page, section, "Challenges")),
        (f"settings-{section.pk}", lambda: factor(page, section).fill("Theatre")),
        (f"slot-{thesis.pk}", lambda: field(page, thesis).fill("Waits behind them")),
    ):
        with page.expect_console_message(lambda message: message.text == "queued"):
            page.evaluate(SAY_WHEN_QUEUED, asking)
            act()
    held[0].continue_()

    eventually(page, lambda: desk.slot("thesis").text == "Waits behind them")
    saved(page)
    assert described(section)[:2] == ("challenges", "Theatre")


def test_part_that_comes_back_while_its_words_are_sent_is_no_conflict_and_keeps_what_is_typed_on(page, desk):
    point, removal, late = desk.slot("point"), [], []
    page.route("**/remove/", lambda route: removal.append((route, route.fetch())))
    page.locator("[data-hx-post$='/remove/']").first.evaluate("(button) => button.click()")
    eventually(page, lambda: removal)
    page.route("**/slots/**", lambda route: route.abort())
    page.route("**/slots/**", lambda route: late.append(route), times=1)
    field(page, point).fill("Typed while it was removed")
    removal[0][0].fulfill(response=removal[0][1])
    eventually(page, lambda: late)

    page.get_by_role("button", name="Undo").click()
    expect(field(page, point)).to_have_value("Typed while it was removed")
    write(page, point, ", and when it was back")
    page.evaluate(LOOK_AFTER_ANSWER)
    late[0].continue_()
    kept = page.wait_for_function("() => window.keptThen").json_value()
    page.unroute("**/slots/**")

    saved(page)
    assert kept == ["Typed while it was removed, and when it was back"]
    assert desk.slot("point").text == "Typed while it was removed, and when it was back"
    expect(page.locator(".problem")).to_have_count(0)


def test_signing_out_in_another_tab_leaves_the_words_until_one_signs_in(page, desk):
    thesis, student = desk.slot("thesis"), desk.student
    student.set_password("plan-before-you-write")
    student.save()
    other = page.context.new_page()
    other.goto("/accounts/login/")
    sign_in(other, student)
    page.goto(desk.url)
    other.goto("/accounts/logout/")
    other.locator("main").get_by_role("button", name="Sign out").click()
    other.wait_for_url("**/")

    field(page, thesis).press_sequentially("Typed after signing out")
    expect(state(page)).to_have_text("Could not save: sign in again. 1 change kept on this device")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="sign in again").click()
    sign_in(opened.value, student)

    saved(page)
    expect(field(page, thesis)).to_have_value("Typed after signing out")
    assert desk.slot("thesis").text == "Typed after signing out"


def sign_in(page: Page, person) -> None:
    page.get_by_label("Username").fill(person.username)
    page.get_by_label("Password").fill("plan-before-you-write")
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/login/" not in url)
