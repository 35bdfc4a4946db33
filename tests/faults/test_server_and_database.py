"""A server that is killed and a database that goes away, while a student types in a real browser."""

import re

from playwright.sync_api import Page, expect

from plans.models import SlotEdit
from tests.faults.killable import database_away

SAVED = re.compile(r"^\s*Saved \d\d:\d\d\s*$")
WORDS = "Official culture reached everybody who could read; «вера» outlasted it."
MORE = " — and jokes, too."


def field(page: Page, slot):
    return page.locator(f"#slot-{slot.pk}")


def state(page: Page):
    return page.locator("#save-state")


def write(page: Page, slot, words: str) -> None:
    field(page, slot).press("End")
    page.keyboard.insert_text(words)


def test_server_killed_between_saves(page, server, desk):
    thesis = desk.slot("thesis")
    write(page, thesis, WORDS)
    expect(state(page)).to_have_text(SAVED)

    server.kill()
    write(page, thesis, MORE)
    expect(state(page)).to_have_text("Offline: 1 change kept on this device")
    server.start()

    expect(state(page)).to_have_text(SAVED)
    assert list(SlotEdit.objects.values_list("text", flat=True)) == [WORDS, WORDS + MORE]


def test_server_killed_during_a_save(page, server, desk):
    thesis = desk.slot("thesis")

    with page.expect_request("**/slots/**"):
        write(page, thesis, WORDS)
    server.kill()
    write(page, thesis, MORE)
    expect(state(page)).to_contain_text("Offline")
    server.start()

    expect(state(page)).to_have_text(SAVED)
    expect(field(page, thesis)).to_have_value(WORDS + MORE)
    assert desk.slot("thesis").text == WORDS + MORE
    assert page.locator(".problem").count() == 0


def test_database_that_goes_away_and_comes_back(page, desk):
    thesis = desk.slot("thesis")
    write(page, thesis, WORDS)
    expect(state(page)).to_have_text(SAVED)

    with database_away():
        write(page, thesis, MORE)
        page.wait_for_timeout(2_500)
        expect(state(page)).not_to_have_text(SAVED)

    expect(state(page)).to_have_text(SAVED)
    assert desk.slot("thesis").text == WORDS + MORE
