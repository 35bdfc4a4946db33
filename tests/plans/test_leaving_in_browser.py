"""Leaving the workspace in a real browser: it asks only where words would be lost, and they are there again later."""

import pytest
from playwright.sync_api import Page, expect

from reviews.models import Comment
from tests.plans.browsing import FAULTS, FILL_STORAGE, FORBID_STORAGE, described, factor, open_tabs
from tests.support.browser import cut_off
from tests.support.workspace import eventually, field, saved, state, write

# After the page itself has looked at what the other tab left.
NOTE_THAT_A_TAB_LEFT = """() => document.addEventListener("workspace:tab-left", async () => {
    await workspace.kept.abandoned();
    window.hasLooked = true;
})"""


@pytest.fixture(autouse=True)
def browser_speaks_of_failed_requests(allow_error):
    for part in FAULTS:
        allow_error(part)


@pytest.fixture
def page(browse, desk) -> Page:
    page = browse(desk.student)
    page.goto(desk.url)
    return page


@pytest.fixture
def forgetful(browse, desk) -> Page:
    """The plan in a browser that keeps nothing."""
    page = browse(desk.student)
    page.add_init_script(FORBID_STORAGE)
    page.goto(desk.url)
    return page


def leave(page: Page) -> None:
    """Leave a page as a person does, who is asked nothing."""
    questions = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert questions == []


def is_asked_at_leaving(page: Page) -> bool:
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    asked.value.dismiss()
    return asked.value.type == "beforeunload"


def test_leaving_asks_nothing_when_all_is_saved(page, desk):
    field(page, desk.slot("thesis")).press_sequentially("Saved")
    saved(page)

    leave(page)


def test_leaving_asks_nothing_where_the_browser_keeps_nothing_and_all_is_saved(forgetful, desk):
    field(forgetful, desk.slot("thesis")).press_sequentially("Saved")
    saved(forgetful)

    leave(forgetful)


def test_leaving_offline_asks_nothing_and_everything_is_there_again(commented, page, desk):
    context, thesis, section = page.context, desk.slot("thesis"), desk.sections()[0]
    page.get_by_role("button", name="Write your own evidence").click()
    expect(page.locator(".own-form")).to_be_visible()
    cut_off(page)
    field(page, thesis).fill("Typed offline")
    factor(page, section).fill("Theatre")
    page.get_by_text("Reply", exact=True).first.click()
    page.keyboard.type("From 1936 on.")
    page.locator(".own-form [name='text']").fill("My grandmother’s letter")
    expect(state(page)).to_have_text("Offline: 2 changes kept on this device")

    leave(page)
    context.set_offline(False)
    later = context.new_page()
    later.goto(desk.url)

    saved(later)
    expect(later.locator("[name^='reply-']").first).to_have_value("From 1936 on.")
    later.get_by_role("button", name="Write your own evidence").click()
    expect(later.locator(".own-form [name='text']")).to_have_value("My grandmother’s letter")
    eventually(later, lambda: (desk.slot("thesis").text, described(section)[1]) == ("Typed offline", "Theatre"))


def test_leaving_asks_where_a_choice_is_kept_nowhere(forgetful, desk):
    cut_off(forgetful)
    factor(forgetful, desk.sections()[0]).press_sequentially("Theatre")
    expect(state(forgetful)).to_have_text("Offline: 1 change only on this page, so keep it open")

    assert is_asked_at_leaving(forgetful)


def test_leaving_asks_where_evidence_is_typed_and_kept_nowhere(forgetful):
    forgetful.get_by_role("button", name="Write your own evidence").click()
    forgetful.locator(".own-form textarea").first.press_sequentially("My grandmother’s letter")

    assert is_asked_at_leaving(forgetful)


def test_older_words_that_the_device_kept_do_not_cover_those_that_it_refused(page, desk):
    thesis = desk.slot("thesis")
    cut_off(page)
    write(page, thesis, "Kept")
    page.evaluate(FILL_STORAGE)

    write(page, thesis, ", and typed on")

    assert page.evaluate("(id) => workspace.kept.mine(id).text", str(thesis.pk)) == "Kept, and typed on"


def test_words_that_are_kept_nowhere_outlive_their_paragraph(browse, desk):
    first, second = open_tabs(browse, desk)
    point = desk.slot("point")
    second.add_init_script(FORBID_STORAGE)
    second.reload()
    second.route("**/slots/**", lambda route: route.abort())
    field(second, point).fill("The only copy")
    expect(state(second)).to_contain_text("Offline")

    first.get_by_role("button", name="Remove paragraph 1").click()
    expect(second.locator(".para")).to_have_count(2)
    expect(state(second)).to_contain_text("1 change only on this page")
    second.unroute("**/slots/**")

    point.refresh_from_db()
    eventually(second, lambda: (point.refresh_from_db(), point.text)[1] == "The only copy")
    saved(second)


def test_evidence_that_is_half_typed_is_there_after_a_reload(page, desk):
    text = page.locator(".own-form [name='text']")
    page.get_by_role("button", name="Write your own evidence").click()
    text.fill("My grandmother’s letter")
    page.locator(".own-form [name='kind']").select_option(index=1)
    kind = page.locator(".own-form [name='kind']").input_value()
    page.reload()

    page.get_by_role("button", name="Write your own evidence").click()

    expect(text).to_have_value("My grandmother’s letter")
    expect(page.locator(".own-form [name='kind']")).to_have_value(kind)
    page.get_by_role("button", name="Add to the plan").click()
    expect(page.locator("article.ev")).to_have_count(1)
    page.reload()
    page.get_by_role("button", name="Write your own evidence").click()
    expect(text).to_have_value("")


def test_reply_that_is_half_typed_is_there_after_a_reload(page, desk, commented):
    page.goto(desk.url)
    reply = page.locator("[name^='reply-']").first
    page.get_by_text("Reply", exact=True).first.click()
    reply.fill("From 1936 on.")

    page.reload()

    expect(reply).to_be_visible()
    expect(reply).to_have_value("From 1936 on.")
    page.get_by_role("button", name="Send reply").first.click()
    expect(page.locator(".note-reply")).to_contain_text("From 1936 on.")
    page.reload()
    expect(reply).to_have_value("")


def test_reply_of_a_tab_that_is_gone_does_not_cover_the_one_that_is_typed_here(commented, browse, desk):
    first, second = open_tabs(browse, desk)
    for tab, words in ((first, "From the first tab"), (second, "From the second tab")):
        tab.get_by_text("Reply", exact=True).first.click()
        tab.locator("[name^='reply-']").first.fill(words)
    reply = second.locator("[name^='reply-']").first
    second.evaluate(NOTE_THAT_A_TAB_LEFT)

    first.close()
    second.wait_for_function("() => window.hasLooked")
    second.get_by_role("button", name="Send reply").first.click()
    expect(second.locator(".note-reply")).to_contain_text("From the second tab")
    second.reload()

    expect(reply).to_have_value("From the first tab")
    expect(second.locator(".note-reply")).to_have_count(1)


def test_what_is_half_typed_beside_the_plan_is_shown_where_the_plan_is_closed(page, desk, commented):
    page.reload()
    page.get_by_text("Reply", exact=True).first.click()
    page.locator("[name^='reply-']").first.fill("From 1936 on.")
    page.get_by_role("button", name="Write your own evidence").click()
    page.locator(".own-form [name='text']").fill("My grandmother’s letter")
    page.locator(".own-form [name='kind']").select_option(index=1)
    desk.close()

    page.reload()

    words = page.locator("#kept-words blockquote")
    expect(page.locator("#kept-words")).to_be_visible()
    assert sorted(words.all_text_contents()) == ["From 1936 on.", "My grandmother’s letter"]
    page.locator(".kept-words-item").filter(has_text="letter").get_by_role("button").click()
    expect(words).to_have_text(["From 1936 on."])


def test_what_is_half_typed_beside_the_plan_is_in_its_field_again_once_the_plan_is_returned(page, desk, commented):
    page.reload()
    page.get_by_text("Reply", exact=True).first.click()
    page.locator("[name^='reply-']").first.fill("From 1936 on.")
    desk.close()
    page.reload()
    expect(page.locator("#kept-words blockquote")).to_have_text("From 1936 on.")

    desk.close("returned")
    page.reload()

    expect(page.locator("[name^='reply-']").first).to_have_value("From 1936 on.")
    expect(page.locator("#kept-words")).to_be_hidden()


def test_reply_that_is_half_typed_is_shown_where_its_comment_takes_no_more(page, desk, commented):
    page.reload()
    page.get_by_text("Reply", exact=True).first.click()
    reply = page.locator("[name^='reply-']").first
    reply.fill("From 1936 on.")
    Comment.objects.filter(pk=reply.get_attribute("name").removeprefix("reply-")).update(state="fixed")

    page.reload()

    expect(page.locator("#kept-words blockquote")).to_have_text("From 1936 on.")
