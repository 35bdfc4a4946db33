"""The workspace opens again without a connection, in a real browser, with the words in it."""

from threading import Event

import pytest
from playwright.sync_api import Page, expect

from plans.views.answers import show_plan
from tests.cast import PASSWORD
from tests.support.browser import PATIENCE_MS, cut_off
from tests.support.workspace import coming_back, eventually, field, saved, state

IS_KEPT = """async ([path, words]) => {
    const answer = await caches.match(path);
    const parts = await (await caches.open("parts")).keys();
    return answer && parts.length > 10 && (await answer.text()).includes(words);
}"""
HAS_NO_PAGES = "async () => !(await caches.keys()).some((name) => name.startsWith('plans of'))"
IS_NOT_KEPT = "async (path) => !(await caches.match(path))"


@pytest.fixture(autouse=True)
def browser_speaks_of_failed_requests(allow_error):
    for part in ("Failed to load resource", "htmx:sendError", "Failed to fetch"):
        allow_error(part)


@pytest.fixture
def page(browse, desk) -> Page:
    """The student's plan, open, and kept on the device."""
    page = browse(desk.student, offline=True)
    page.goto(desk.url)
    kept(page, desk)
    return page


def kept(page: Page, desk, words: str = "") -> None:
    """Wait until the worker keeps the page, with these words in it."""
    eventually(page, lambda: page.evaluate(IS_KEPT, [desk.url, words]))


def test_workspace_opens_offline_with_what_was_saved_and_what_was_not(page, desk):
    thesis, point = desk.slot("thesis"), desk.slot("point")
    field(page, thesis).fill("Saved before the train went into the tunnel")
    saved(page)
    cut_off(page)
    field(page, point).fill("Typed in the tunnel")
    expect(state(page)).to_have_text("Offline: 1 change kept on this device")

    page.reload()

    expect(field(page, thesis)).to_have_value("Saved before the train went into the tunnel")
    expect(field(page, point)).to_have_value("Typed in the tunnel")
    expect(state(page)).to_have_text("Offline: 1 change kept on this device")
    field(page, point).press("End")
    page.keyboard.insert_text(", and after a reload")
    page.context.set_offline(False)
    saved(page)
    assert desk.slot("thesis").text == "Saved before the train went into the tunnel"
    assert desk.slot("point").text == "Typed in the tunnel, and after a reload"


def test_what_was_saved_just_before_a_move_is_there_offline(page, desk):
    thesis, first = desk.slot("thesis"), desk.sections()[0]
    field(page, thesis).fill("Saved, and not yet in the page that the worker keeps")
    saved(page)
    page.locator(f"#down-{first.pk}").press("Enter")
    expect(page.locator("#notice")).to_contain_text("Paragraph moved down.")
    cut_off(page)

    for _ in range(2):
        page.reload()
        expect(field(page, thesis)).to_have_value("Saved, and not yet in the page that the worker keeps")


def test_workspace_opens_offline_in_a_new_tab(page, desk):
    context, thesis = page.context, desk.slot("thesis")
    field(page, thesis).fill("Typed and saved")
    saved(page)
    cut_off(page)
    field(page, thesis).press("End")
    page.keyboard.insert_text(", typed offline")
    expect(state(page)).to_contain_text("Offline")
    page.close()

    tab = context.new_page()
    tab.goto(desk.url)

    expect(field(tab, thesis)).to_have_value("Typed and saved, typed offline")
    context.set_offline(False)
    saved(tab)
    assert desk.slot("thesis").text == "Typed and saved, typed offline"


def test_words_of_an_offline_tab_meet_those_of_another_device(page, desk):
    thesis = desk.slot("thesis")
    cut_off(page)
    field(page, thesis).fill("Typed in the tunnel")
    expect(state(page)).to_contain_text("Offline")
    desk.write("thesis", "Typed on the train")
    page.reload()
    expect(field(page, thesis)).to_have_value("Typed in the tunnel")

    with coming_back(page):
        page.context.set_offline(False)

    problem = page.locator(f"#state-{thesis.pk} .problem")
    expect(problem).to_be_visible()
    expect(field(page, thesis)).to_have_value("Typed in the tunnel")
    expect(problem.locator("ins")).to_have_text("on the train")
    assert desk.slot("thesis").text == "Typed on the train"


def test_paragraph_that_was_added_is_there_offline(page, desk):
    page.get_by_role("button", name="Add paragraph").first.click()
    expect(page.locator(".para")).to_have_count(4)
    added = desk.slot("point", 4)
    kept(page, desk, str(added.pk))
    field(page, added).fill("In the new paragraph")
    saved(page)
    cut_off(page)

    page.reload()

    expect(field(page, added)).to_have_value("In the new paragraph")


def test_server_that_fails_leaves_the_workspace_open(page, desk, monkeypatch, allow_error):
    for part in ("Internal Server Error", "Down"):
        allow_error(part)

    def fail(*args):
        raise RuntimeError("Down")

    monkeypatch.setattr("plans.views.workspace.get_own_plan", fail)

    page.reload()

    expect(field(page, desk.slot("thesis"))).to_be_visible()


def test_workspace_opens_while_the_server_takes_its_time(page, desk, monkeypatch):
    thesis, is_let_go = desk.slot("thesis"), Event()

    def show_late(*args, **more):
        is_let_go.wait(PATIENCE_MS / 1000)
        return show_plan(*args, **more)

    monkeypatch.setattr("plans.views.workspace.show_plan", show_late)

    page.reload()
    field(page, thesis).fill("Typed before the server answered")

    saved(page)
    assert desk.slot("thesis").text == "Typed before the server answered"
    assert not is_let_go.is_set()
    is_let_go.set()


def test_signing_out_takes_the_pages_off_the_device(page, desk):
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("/")

    eventually(page, lambda: page.evaluate(HAS_NO_PAGES))


def test_pages_of_one_person_go_when_another_signs_in(page, desk, cast):
    page.context.clear_cookies()
    page.goto("/accounts/login/")

    page.locator("[name=login]").fill(cast.classmate.username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("/")

    eventually(page, lambda: page.evaluate(HAS_NO_PAGES))


def test_page_is_kept_again_when_its_person_signs_in_beside_it(page, desk, cast):
    page.context.clear_cookies()
    field(page, desk.slot("thesis")).fill("Typed after the session ended")
    with page.expect_popup() as beside:
        page.get_by_role("link", name="sign in again").click()

    beside.value.locator("[name=login]").fill(cast.student.username)
    beside.value.locator("[name=password]").fill(PASSWORD)
    beside.value.locator("[name=password]").press("Enter")
    beside.value.wait_for_url("/signed-in/")

    saved(page)
    kept(page, desk)


def test_pages_of_one_person_go_when_another_opens_a_plan(page, desk, browse, cast):
    other = cast.start(cast.classmate)
    page.context.clear_cookies()
    page.context.add_cookies(browse(cast.classmate).context.cookies())

    page.goto(other.get_absolute_url())

    eventually(page, lambda: page.evaluate(IS_NOT_KEPT, desk.url))
