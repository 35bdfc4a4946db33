"""Planning over a slow network, in a real browser: nobody waits for the network to type."""

import pytest
from playwright.sync_api import Page, expect

from plans.actions import describe_section
from tests.plans.browsing import FAULTS, described, factor
from tests.support.workspace import SLOTS, eventually, field, saved, state

pytestmark = pytest.mark.any_database

# What browsers' tools call "slow 3G": two seconds until anything comes, and then 50 kB a second.
SLOW_3G = {"offline": False, "latency": 2000, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
WORDS = "I argue that official culture reached the towns first"


@pytest.fixture
def slow(browse, desk) -> Page:
    """The student's plan, from now on over slow 3G."""
    page = browse(desk.student)
    page.goto(desk.url)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    return page


def test_typing_goes_on_while_it_saves(slow, desk):
    thesis, held = field(slow, desk.slot("thesis")), []
    slow.route(SLOTS, lambda route: held.append(route), times=1)
    thesis.click()
    slow.keyboard.type("First")
    expect(state(slow)).to_have_text("Saving…")

    slow.keyboard.type(f" {WORDS}")

    assert thesis.input_value() == f"First {WORDS}"
    eventually(slow, lambda: held)
    held[0].continue_()
    saved(slow)
    assert desk.slot("thesis").text == f"First {WORDS}"


def test_answer_that_comes_late_leaves_the_focus_where_one_types(slow, desk):
    thesis = field(slow, desk.slot("thesis"))
    slow.locator("#outline").get_by_role("button", name="Add paragraph").click()

    thesis.click()
    slow.keyboard.type(WORDS)
    expect(slow.locator(".para")).to_have_count(4)

    expect(thesis).to_be_focused()
    slow.keyboard.type(".")
    expect(thesis).to_have_value(f"{WORDS}.")
    saved(slow)
    assert desk.slot("thesis").text == f"{WORDS}."


def test_buttons_pressed_while_waiting_act_one_after_the_other(slow, desk):
    for number, text in enumerate("ABC", start=1):
        desk.write("point", text, number)
    first, _, third = desk.sections()

    for button in (f"#down-{first.pk}", f"#up-{third.pk}", f"#up-{third.pk}"):
        slow.locator(button).press("Enter")

    expect(slow.locator(f"#outline-list li:nth-child(2) #up-{third.pk}")).to_have_count(1)
    assert desk.texts() == ["C", "B", "A"]


def test_page_comes_over_the_slow_network(slow, desk):
    slow.goto(desk.url, timeout=60_000)

    field(slow, desk.slot("thesis")).fill(WORDS)

    saved(slow)
    assert desk.slot("thesis").text == WORDS


def test_words_typed_before_the_scripts_come_stand_beside_those_that_the_device_kept(browse, desk, allow_error):
    for part in FAULTS:
        allow_error(part)
    page, thesis, section, held = browse(desk.student), desk.slot("thesis"), desk.sections()[0], []
    page.goto(desk.url)
    page.route(SLOTS, lambda route: route.abort())
    page.route("**/sections/*/", lambda route: route.abort())
    field(page, thesis).fill("Typed in the tunnel")
    factor(page, section).fill("Theatre")
    expect(state(page)).to_have_text("Offline: 2 changes kept on this device")
    page.route("**/autosave*.js", lambda route: held.append(route))
    page.route("**/settings*.js", lambda route: held.append(route))

    page.reload(wait_until="commit")
    field(page, thesis).fill("Typed before the scripts came")
    factor(page, section).fill("Film")
    eventually(page, lambda: len(held) == 2)
    page.unroute(SLOTS)
    page.unroute("**/sections/*/")
    for route in held:
        route.continue_()

    expect(page.locator(".problem")).to_contain_text("changed in another window")
    texts = {field(page, thesis).input_value(), desk.slot("thesis").text}
    assert texts == {"Typed before the scripts came", "Typed in the tunnel"}
    expect(factor(page, section)).to_have_value("Theatre / Film")
    eventually(page, lambda: described(section)[1] == "Theatre / Film")


def test_factor_typed_before_the_scripts_come_takes_the_place_of_the_one_that_the_page_shows(browse, desk):
    page, section, held = browse(desk.student), desk.sections()[0], []
    describe_section(section=section, factor="Novels")
    page.route("**/settings*.js", lambda route: held.append(route))

    page.goto(desk.url, wait_until="commit")
    factor(page, section).fill("Theatre")
    eventually(page, lambda: held)
    held[0].continue_()

    eventually(page, lambda: described(section)[1] == "Theatre")
