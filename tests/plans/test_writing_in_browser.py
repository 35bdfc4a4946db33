"""Writing a plan in a real browser: it saves by itself, focus stays, and nothing typed is lost."""

import re
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.support.workspace import SLOTS, eventually, field, saved, settled, state

# Notes what the page says of saving, however short a time it says it.
NOTE_WHAT_IS_SAID = """() => {
    const state = document.getElementById("save-state");
    window.said = [];
    new MutationObserver(() => window.said.push(state.textContent)).observe(state, { childList: true });
}"""


@pytest.fixture
def open_plan(browse, desk):
    """Return a function that opens the student's plan in a browser."""

    def go(**how) -> Page:
        page = browse(desk.student, **how)
        page.goto(desk.url)
        return page

    return go


def test_typing_saves_by_itself_and_survives_a_reload(open_plan, desk):
    page, point = open_plan(), desk.slot("point")
    page.evaluate(NOTE_WHAT_IS_SAID)

    field(page, point).click()
    page.keyboard.type("One way in which people were affected")
    saved(page)

    assert page.evaluate("said[0]") == "Not saved yet"
    assert desk.slot("point").text == "One way in which people were affected"
    page.reload()
    expect(field(page, point)).to_have_value("One way in which people were affected")


def stop_the_clock(page: Page) -> None:
    """From now on nothing comes by waiting: time passes only as the test says."""
    page.clock.install()
    page.clock.pause_at(timezone.now() + timedelta(hours=1))


def test_part_is_kept_as_it_is_typed_and_it_alone_is_sent_within_a_second(open_plan, desk):
    page, thesis, point, sent = open_plan(), desk.slot("thesis"), desk.slot("point"), []
    field(page, point).fill("Saved before")
    saved(page)
    stop_the_clock(page)
    page.on("request", lambda request: "/slots/" in request.url and sent.append(parse_qs(request.post_data)))

    field(page, thesis).press_sequentially("I argue")
    kept = page.evaluate("(id) => workspace.kept.mine(id)?.text", str(thesis.pk))
    with page.expect_request(SLOTS):
        page.clock.run_for(1000)

    names = {f"slot-{thesis.pk}", f"rev-{thesis.pk}", f"edit-{thesis.pk}", "csrfmiddlewaretoken"}
    assert kept == "I argue"
    assert [(set(each), each[f"slot-{thesis.pk}"]) for each in sent] == [(names, ["I argue"])]


def test_focus_and_caret_stay_while_saving(open_plan, desk):
    page, point = open_plan(), desk.slot("point")

    field(page, point).click()
    page.keyboard.type("Plays banned")
    for _ in range(len("banned")):
        page.keyboard.press("ArrowLeft")
    saved(page)
    page.keyboard.type("were ")
    saved(page)

    expect(field(page, point)).to_be_focused()
    expect(field(page, point)).to_have_value("Plays were banned")
    assert desk.slot("point").text == "Plays were banned"


def test_mark_of_a_part_and_the_folded_line_follow_what_is_written(open_plan, desk):
    page, point = open_plan(), desk.slot("point")
    mark = page.locator(f"#dot-{point.pk}")
    expect(mark).to_have_class(re.compile("is-empty"))

    field(page, point).fill("Plays were banned.")

    expect(mark).to_have_class(re.compile("is-done"))
    expect(page.locator(f"#line-{point.section_id}")).to_have_text("Plays were banned.")


def test_what_is_typed_while_the_sheet_is_renewed_is_not_lost(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    field(page, thesis).fill("I argue")
    saved(page)

    def typing_meanwhile(route):
        page.evaluate(
            """name => {
                const field = document.getElementById(name);
                field.focus();
                field.value += " that it mattered";
                field.dispatchEvent(new Event("input", { bubbles: true }));
            }""",
            f"slot-{thesis.pk}",
        )
        route.continue_()

    page.route("**/sections/", typing_meanwhile)
    page.get_by_role("button", name="Add paragraph").first.click()

    expect(page.locator(".para")).to_have_count(4)
    expect(field(page, thesis)).to_have_value("I argue that it mattered")
    saved(page)
    assert desk.slot("thesis").text == "I argue that it mattered"


def test_what_was_typed_last_is_sent_when_the_page_is_left(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    stop_the_clock(page)

    field(page, thesis).click()
    page.keyboard.type("The last words")
    page.goto("/plans/")

    eventually(page, lambda: desk.slot("thesis").text == "The last words")


def test_paragraph_is_described_and_the_outline_follows(open_plan, desk):
    page, first = open_plan(), desk.sections()[0]
    settings = page.locator(f"#settings-{first.pk}")

    settings.get_by_text("Challenges").click()
    settings.get_by_label("Factor").fill("Film and theatre")
    settings.get_by_text("Decisive").click()

    line = page.locator("#outline-list li", has_text="1. Film and theatre")
    expect(line).to_contain_text("challenges")
    expect(page.locator(f"#tags-{first.pk}")).to_contain_text("Decisive")
    expect(page.locator("#target")).to_contain_text("1. Film and theatre")
    saved(page)
    first.refresh_from_db()
    assert (first.side, first.factor, first.weight) == ("challenges", "Film and theatre", 3)


def test_degree_is_chosen(open_plan, desk):
    page, degree = open_plan(), desk.slot("degree")

    field(page, degree).select_option("To some extent")

    saved(page)
    assert desk.slot("degree").text == "To some extent"


def test_conflict_is_settled_by_keeping_ones_own_words(open_plan, desk, expect_error):
    expect_error("status of 409")
    page, thesis = open_plan(), desk.slot("thesis")
    desk.write("thesis", "The other window’s words")

    field(page, thesis).fill("My words")
    problem = page.locator(f"#state-{thesis.pk} .problem")
    expect(problem).to_contain_text("The other window’s words")
    expect(state(page)).to_contain_text("Not all saved")
    assert desk.slot("thesis").text == "The other window’s words"
    problem.get_by_role("button", name="Keep my text").press("Enter")

    expect(problem).to_have_count(0)
    expect(field(page, thesis)).to_be_focused()
    saved(page)
    assert desk.slot("thesis").text == "My words"


def test_conflict_is_settled_by_taking_the_other_words(open_plan, desk, expect_error):
    expect_error("status of 409")
    page, thesis = open_plan(), desk.slot("thesis")
    desk.write("thesis", "The other window’s words")

    field(page, thesis).fill("My words")
    page.get_by_role("button", name="Use the other text").click()

    expect(field(page, thesis)).to_have_value("The other window’s words")
    expect(field(page, thesis)).to_be_focused()
    saved(page)


def test_typing_on_does_not_settle_a_conflict(open_plan, desk, expect_error):
    expect_error("status of 409")
    page, thesis, point = open_plan(), desk.slot("thesis"), desk.slot("point")
    desk.write("thesis", "The other window’s words")
    field(page, thesis).fill("My words")
    expect(page.get_by_role("button", name="Keep my text")).to_be_visible()

    field(page, thesis).press_sequentially(", and more")
    field(page, point).fill("Typed later, and saved after it")
    expect(page.locator(f"#state-{point.pk}")).to_contain_text("Saved")

    expect(page.get_by_role("button", name="Keep my text")).to_be_visible()
    assert desk.slot("thesis").text == "The other window’s words"


def test_other_buttons_do_not_settle_a_conflict(open_plan, desk, allow_error):
    allow_error("status of 409")
    page, thesis = open_plan(), desk.slot("thesis")
    desk.write("thesis", "The other window’s words")
    field(page, thesis).fill("My words")
    problem = page.locator(f"#state-{thesis.pk} .problem")
    expect(problem).to_be_visible()

    for _ in range(2):
        with page.expect_response("**/sections/"):
            page.get_by_role("button", name="Add paragraph").first.click()
        settled(page)

    expect(problem).to_contain_text("The other window’s words")
    expect(field(page, thesis)).to_have_value("My words")
    assert desk.slot("thesis").text == "The other window’s words"


def test_too_long_text_stays_in_its_field_until_it_is_shortened(open_plan, desk, expect_error):
    expect_error("status of 422")
    page, thesis = open_plan(), desk.slot("thesis")

    field(page, thesis).fill("x" * 10_001)
    expect(page.locator(f"#state-{thesis.pk}")).to_contain_text("Shorten it by 1")
    expect(field(page, thesis)).to_have_attribute("aria-invalid", "true")
    field(page, thesis).fill("x" * 10_000)

    saved(page)
    expect(field(page, thesis)).not_to_have_attribute("aria-invalid", "true")
    assert desk.slot("thesis").text == "x" * 10_000


def test_lost_connection_is_said_and_the_words_are_sent_later(open_plan, desk, expect_error):
    for part in ("net::ERR_FAILED", "htmx:sendError"):
        expect_error(part)
    page, thesis = open_plan(), desk.slot("thesis")
    page.route(SLOTS, lambda route: route.abort())

    field(page, thesis).fill("Typed without a connection")
    expect(state(page)).to_have_text("Offline: 1 change kept on this device")
    page.unroute(SLOTS)

    saved(page)
    assert desk.slot("thesis").text == "Typed without a connection"


def test_plan_submitted_in_another_window_keeps_the_words_to_be_copied(open_plan, desk, expect_error):
    expect_error("status of 409")
    page, thesis = open_plan(), desk.slot("thesis")
    desk.close()

    field(page, thesis).fill("Too late")
    expect(page.locator(f"#state-{thesis.pk}")).to_contain_text("this plan was submitted in another window")
    page.get_by_role("button", name="Add paragraph").first.click()

    expect(page.locator("#unsaved")).to_contain_text("Not saved: this plan was submitted in another window")
    expect(page.locator("#unsaved textarea")).to_have_value("Too late")


def test_signed_out_page_keeps_its_words(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")
    page.context.clear_cookies(name="sessionid")

    field(page, thesis).fill("Typed when signed out")

    expect(state(page)).to_have_text("Could not save: sign in again. 1 change kept on this device")
    expect(field(page, thesis)).to_have_value("Typed when signed out")


def test_submit_saves_what_was_typed_a_moment_ago(open_plan, desk):
    page, thesis = open_plan(), desk.slot("thesis")

    field(page, thesis).fill("Typed a moment ago")
    page.get_by_role("button", name="Submit", exact=True).click()
    page.wait_for_url(f"**{desk.url}submit/")

    assert desk.slot("thesis").text == "Typed a moment ago"


def test_what_is_taken_back_at_once_leaves_all_saved(open_plan, desk):
    page, point = open_plan(), desk.slot("point")
    page.evaluate(NOTE_WHAT_IS_SAID)

    field(page, point).click()
    page.keyboard.type("x")
    page.keyboard.press("Backspace")

    saved(page)
    assert page.evaluate("said[0]") == "Not saved yet"
    assert desk.slot("point").revision == 0
