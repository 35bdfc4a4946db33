"""One plan open in two places, in a real browser: nothing vanishes, and the places follow each other."""

import pytest
from playwright.sync_api import Page, expect

from plans.models import SlotEdit
from tests.plans.browsing import choose
from tests.support.browser import cut_off
from tests.support.workspace import (
    KEEPS_NOTHING,
    SLOTS,
    coming_back,
    eventually,
    field,
    lose_first_answer,
    notice,
    saved,
    search,
    state,
    write,
)


@pytest.fixture(autouse=True)
def browser_speaks_of_refusals(allow_error):
    allow_error("Failed to load resource")


@pytest.fixture
def tabs(browse, desk):
    """The plan in two tabs of one browser."""
    first = browse(desk.student)
    first.goto(desk.url)
    second = first.context.new_page()
    second.goto(desk.url)
    return first, second


@pytest.fixture
def devices(browse, desk):
    """The plan on two devices, which know of each other only through the server."""
    pages = browse(desk.student), browse(desk.student)
    for page in pages:
        page.goto(desk.url)
    return pages


def come_back(page: Page) -> None:
    """Let the page think that its reader was away for long and looks at it again."""
    page.evaluate(
        """() => {
            const now = performance.now();
            Object.defineProperty(document, "hidden", { value: true, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
            performance.now = () => now + 60000;
            delete document.hidden;
            document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )


def test_other_tab_follows_what_is_saved(tabs, desk):
    (first, second), thesis, point = tabs, desk.slot("thesis"), desk.slot("point")
    field(second, point).focus()

    field(first, thesis).fill("I argue that fear decided")
    saved(first)

    expect(field(second, thesis)).to_have_value("I argue that fear decided")
    expect(field(second, point)).to_be_focused()
    field(second, thesis).press("End")
    second.keyboard.insert_text(" more")
    saved(second)
    expect(field(first, thesis)).to_have_value("I argue that fear decided more")
    assert desk.slot("thesis").text == "I argue that fear decided more"


def test_different_parts_on_two_devices_merge_without_a_word(devices, desk):
    (first, second), thesis, point = devices, desk.slot("thesis"), desk.slot("point")

    field(first, thesis).fill("Written on the laptop")
    field(second, point).fill("Written on the phone")
    saved(first)
    saved(second)
    come_back(first)

    expect(field(first, point)).to_have_value("Written on the phone")
    assert (desk.slot("thesis").text, desk.slot("point").text) == ("Written on the laptop", "Written on the phone")


def test_same_part_on_two_devices_keeps_both_texts(devices, desk):
    (first, second), thesis = devices, desk.slot("thesis")
    field(first, thesis).fill("Fear decided what people said.")
    saved(first)

    field(second, thesis).fill("Fear decided what people thought.")
    problem = second.locator(f"#state-{thesis.pk} .problem")
    expect(problem.locator("ins")).to_have_text("said")
    expect(problem.locator("del")).to_have_text("thought")
    problem.get_by_role("button", name="Keep both and edit").click()

    expect(field(second, thesis)).to_have_value("Fear decided what people said thought.")
    expect(field(second, thesis)).to_be_focused()
    saved(second)
    assert desk.slot("thesis").text == "Fear decided what people said thought."
    assert "Fear decided what people said." in SlotEdit.objects.values_list("text", flat=True)


def test_typing_on_beside_another_text_chooses_nothing_and_is_what_is_kept(devices, desk):
    (first, second), thesis, sent = devices, desk.slot("thesis"), []
    field(first, thesis).fill("On the laptop")
    saved(first)
    field(second, thesis).fill("On the phone")
    problem = second.locator(f"#state-{thesis.pk} .problem")
    expect(problem.locator("ins")).to_have_text("laptop")
    second.on("request", lambda request: f"slots/{thesis.pk}" in request.url and sent.append(request.url))

    write(second, thesis, ", and typed on")
    field(second, desk.slot("point")).fill("A point, saved")
    expect(second.locator(f"#state-{desk.slot('point').pk}")).to_contain_text("Saved")
    assert (sent, desk.slot("thesis").text) == ([], "On the laptop")
    problem.get_by_role("button", name="Keep my text").click()

    saved(second)
    assert desk.slot("thesis").text == "On the phone, and typed on"


def test_conflict_stays_a_conflict_after_a_reload(devices, desk):
    (first, second), thesis = devices, desk.slot("thesis")
    field(first, thesis).fill("On the laptop")
    saved(first)
    field(second, thesis).fill("On the phone")
    problem = second.locator(f"#state-{thesis.pk} .problem")
    expect(problem.locator("ins")).to_have_text("laptop")

    second.reload()

    expect(field(second, thesis)).to_have_value("On the phone")
    expect(problem.locator("ins")).to_have_text("laptop")
    assert desk.slot("thesis").text == "On the laptop"


def test_what_is_saved_elsewhere_does_not_hide_that_a_part_is_not(devices, desk):
    (first, second), thesis = devices, desk.slot("thesis")
    field(first, thesis).fill("On the laptop")
    saved(first)
    field(second, thesis).fill("On the phone")
    expect(state(second)).to_contain_text("Not all saved")

    field(second, desk.slot("point")).fill("A point, saved")
    expect(second.locator(f"#state-{desk.slot('point').pk}")).to_contain_text("Saved")

    expect(state(second)).to_have_text("Not all saved: look for the marked part")
    assert desk.slot("point").text == "A point, saved"


def test_paragraph_added_in_one_tab_comes_to_the_other_where_somebody_types(tabs, desk):
    (first, second), thesis = tabs, desk.slot("thesis")
    field(second, thesis).press_sequentially("Typed meanw")

    first.get_by_role("button", name="Add paragraph").first.click()

    expect(second.locator(".para")).to_have_count(4)
    expect(field(second, thesis)).to_be_focused()
    second.keyboard.type("hile")
    expect(field(second, thesis)).to_have_value("Typed meanwhile")


def test_paragraph_removed_in_one_tab_while_the_other_types_keeps_its_words(tabs, desk):
    (first, second), point = tabs, desk.slot("point")
    cut_off(second)
    field(second, point).fill("Typed into what is being removed")
    second.context.set_offline(False)
    first.get_by_role("button", name="Remove paragraph 1").click()
    expect(first.locator(".para")).to_have_count(2)
    expect(second.locator(".para")).to_have_count(2)
    expect(notice(second)).to_contain_text("removed in another window. Your words are kept with it")

    first.get_by_role("button", name="Undo").click()

    expect(field(first, point)).to_have_value("Typed into what is being removed")
    expect(field(second, point)).to_have_value("Typed into what is being removed")


def test_choice_in_a_paragraph_that_is_gone_does_not_hide_what_another_device_wrote(devices, desk):
    (first, second), section, held = devices, desk.sections()[0], []
    thesis, judgement = desk.slot("thesis"), desk.slot("judgement")
    for slot, words in ((thesis, "From the phone"), (judgement, "From the phone, too")):
        field(second, slot).fill(words)
        saved(second)
    second.get_by_role("button", name="Remove paragraph 1").press("Enter")
    expect(second.locator(".para")).to_have_count(2)

    first.route("**/sections/*/", lambda route: held.append(route))
    choose(first, section, "Challenges")
    eventually(first, lambda: held)
    field(first, judgement).press_sequentially("From the laptop")
    held[0].continue_()
    expect(first.locator(".para")).to_have_count(2)

    expect(field(first, thesis)).to_have_value("From the phone")
    expect(first.locator(f"#state-{judgement.pk} .problem ins")).to_contain_text("phone, too")
    expect(field(first, judgement)).to_have_value("From the laptop")
    expect(field(first, judgement)).to_be_focused()
    assert (desk.slot("thesis").text, desk.slot("judgement").text) == ("From the phone", "From the phone, too")


def test_words_that_were_saved_here_do_not_cover_those_that_another_device_saved_since(browse, desk):
    page, thesis = browse(desk.student), desk.slot("thesis")
    page.goto(desk.url)
    field(page, thesis).fill("Saved here")
    saved(page)
    desk.write("thesis", "Saved on the phone since")

    page.reload()

    expect(field(page, thesis)).to_have_value("Saved on the phone since")
    saved(page)


def test_words_of_a_tab_that_is_gone_do_not_cover_newer_ones(browse, desk, allow_error):
    allow_error("htmx:sendError")
    page, thesis = browse(desk.student), desk.slot("thesis")
    page.goto(desk.url)
    lose_first_answer(page)
    field(page, thesis).fill("Saved, and the answer was lost")
    expect(state(page)).to_contain_text("Offline")
    context = page.context
    page.close()
    desk.write("thesis", "Saved, and newer")

    later, held = context.new_page(), []
    later.route(SLOTS, lambda route: held.append(route))
    later.goto(desk.url)
    eventually(later, lambda: held)
    shown = field(later, thesis).input_value()
    held[0].continue_()

    assert shown == "Saved, and newer"
    later.wait_for_function(KEEPS_NOTHING)
    expect(field(later, thesis)).to_have_value("Saved, and newer")
    saved(later)


def test_words_of_a_tab_that_is_gone_are_shown_where_they_build_on_a_lost_answer(browse, desk, allow_error):
    allow_error("htmx:sendError")
    page, thesis = browse(desk.student), desk.slot("thesis")
    page.goto(desk.url)
    lose_first_answer(page)
    field(page, thesis).fill("Saved, and the answer was lost")
    expect(state(page)).to_contain_text("Offline")
    cut_off(page)
    field(page, thesis).fill("Saved, and typed on")
    expect(page.locator(f"#state-{thesis.pk}")).to_contain_text("Kept on this device")
    page.close()
    page.context.set_offline(False)

    later = page.context.new_page()
    later.goto(desk.url)

    expect(field(later, thesis)).to_have_value("Saved, and typed on")
    saved(later)
    assert desk.slot("thesis").text == "Saved, and typed on"
    field(later, thesis).press("End")
    later.keyboard.insert_text(", and on")
    saved(later)
    assert desk.slot("thesis").text == "Saved, and typed on, and on"


def test_answer_to_a_search_does_not_hide_what_another_device_wrote(devices, desk, allow_error):
    allow_error("htmx:sendError")
    (first, second), thesis = devices, desk.slot("thesis")
    first.route(SLOTS, lambda route: route.abort())
    field(first, thesis).fill("On the laptop")
    expect(state(first)).to_contain_text("Offline")
    field(second, thesis).fill("On the phone")
    saved(second)
    first.reload()
    search(first, "terror")

    first.unroute(SLOTS)

    expect(first.locator(f"#state-{thesis.pk} .problem")).to_be_visible()
    assert (field(first, thesis).input_value(), desk.slot("thesis").text) == ("On the laptop", "On the phone")


def test_two_tabs_that_are_gone_leave_both_their_words(tabs, desk, allow_error):
    allow_error("htmx:sendError")
    (first, second), thesis = tabs, desk.slot("thesis")
    context = first.context
    for tab in tabs:
        cut_off(tab)
    field(first, thesis).fill("From the first tab")
    field(second, thesis).fill("From the second tab")
    for tab in tabs:
        expect(state(tab)).to_contain_text("Offline")
        tab.close()
    context.set_offline(False)

    later = context.new_page()
    later.goto(desk.url)

    problem = later.locator(f"#state-{thesis.pk} .problem")
    expect(problem).to_be_visible()
    texts = {field(later, thesis).input_value(), desk.slot("thesis").text}
    assert texts == {"From the first tab", "From the second tab"}


def test_words_that_pass_from_tab_to_tab_stay_on_the_device(tabs, desk, allow_error):
    allow_error("htmx:sendError")
    (first, second), thesis = tabs, desk.slot("thesis")
    context = first.context
    for tab in tabs:
        cut_off(tab)
    field(first, thesis).fill("Typed in the tunnel")
    expect(state(first)).to_contain_text("Offline")
    first.close()
    expect(field(second, thesis)).to_have_value("Typed in the tunnel")
    expect(state(second)).to_contain_text("Offline")

    second.close()
    context.set_offline(False)
    later = context.new_page()
    later.goto(desk.url)

    expect(field(later, thesis)).to_have_value("Typed in the tunnel")
    saved(later)
    assert desk.slot("thesis").text == "Typed in the tunnel"


def test_words_of_a_tab_that_is_gone_are_saved_by_its_neighbour(tabs, desk, allow_error):
    allow_error("htmx:sendError")
    (first, second), thesis = tabs, desk.slot("thesis")
    first.route(SLOTS, lambda route: route.abort())
    field(first, thesis).fill("Left behind")
    expect(state(first)).to_contain_text("Offline")

    first.close()

    expect(field(second, thesis)).to_have_value("Left behind")
    saved(second)
    assert desk.slot("thesis").text == "Left behind"


def test_evidence_cited_in_one_tab_shows_in_the_other(tabs, desk, plays):
    first, second = tabs
    search(first, "plays")

    first.get_by_role("button", name="Add: Plays withdrawn", exact=True).click()

    expect(second.locator("article.ev")).to_have_count(1)


def test_words_typed_offline_meet_those_of_another_device(devices, desk, allow_error):
    allow_error("htmx:sendError")
    (first, second), thesis = devices, desk.slot("thesis")
    cut_off(second)
    field(second, thesis).fill("Typed in the tunnel")
    expect(state(second)).to_contain_text("Offline")
    field(second, desk.slot("point")).focus()
    field(first, thesis).fill("Typed on the train")
    saved(first)

    with coming_back(second):
        second.context.set_offline(False)

    problem = second.locator(f"#state-{thesis.pk} .problem")
    expect(problem).to_be_visible()
    expect(field(second, thesis)).to_have_value("Typed in the tunnel")
    expect(problem.locator("ins")).to_have_text("on the train")
    expect(state(second)).to_contain_text("Not all saved")
    assert desk.slot("thesis").text == "Typed on the train"


def test_what_another_tab_wrote_is_taken_back_by_hand(tabs, desk):
    (first, second), thesis = tabs, desk.slot("thesis")
    field(first, thesis).press("End")
    first.keyboard.type("It reached all")
    saved(first)
    expect(field(second, thesis)).to_have_value("It reached all")
    field(second, thesis).press("End")
    second.keyboard.type("s")
    saved(second)
    expect(field(first, thesis)).to_have_value("It reached alls")

    field(first, thesis).press("End")
    first.keyboard.press("Backspace")

    eventually(first, lambda: desk.slot("thesis").text == "It reached all")
    saved(first)
