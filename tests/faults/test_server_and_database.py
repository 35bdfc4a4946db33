"""A server that is killed and a database that goes away, while a student types in a real browser."""

from django.db import connection
from playwright.sync_api import expect

from plans.models import SlotEdit
from tests.faults.killable import database_away
from tests.support.workspace import SLOTS, field, saved, state, write

WORDS = "Official culture reached everybody who could read; «вера» outlasted it."
MORE = " — and jokes, too."
# The server waits for SQLite, which another process holds for a while; PostgreSQL sends it away.
SAID_WITHOUT_DATABASE = {
    "sqlite": "Saving…",
    "postgresql": "Could not save, trying again: 1 change kept on this device",
}


def test_server_killed_between_saves(page, server, desk):
    thesis = desk.slot("thesis")
    write(page, thesis, WORDS)
    saved(page)

    server.kill()
    write(page, thesis, MORE)
    expect(state(page)).to_have_text("Offline: 1 change kept on this device")
    server.start()

    saved(page)
    assert list(SlotEdit.objects.values_list("text", flat=True)) == [WORDS, WORDS + MORE]


def test_server_killed_during_a_save(page, server, desk):
    thesis = desk.slot("thesis")

    with page.expect_request(SLOTS):
        write(page, thesis, WORDS)
    server.kill()
    write(page, thesis, MORE)
    expect(state(page)).to_contain_text("Offline")
    server.start()

    saved(page)
    expect(field(page, thesis)).to_have_value(WORDS + MORE)
    assert desk.slot("thesis").text == WORDS + MORE
    assert page.locator(".problem").count() == 0


def test_database_that_goes_away_and_comes_back(page, desk):
    thesis = desk.slot("thesis")
    write(page, thesis, WORDS)
    saved(page)

    with database_away():
        write(page, thesis, MORE)
        expect(state(page)).to_have_text(SAID_WITHOUT_DATABASE[connection.vendor])

    saved(page)
    assert desk.slot("thesis").text == WORDS + MORE
