"""A server that is killed while it waits for the database to take a save."""

import contextlib
import time
from collections.abc import Iterator

import psycopg
from django.db import connection
from playwright.sync_api import expect

from plans.models import SlotEdit
from tests.faults.killable import PATIENCE_S, database_away, url_of_database
from tests.faults.test_server_and_database import MORE, WORDS
from tests.support.workspace import field, saved, state, write

WAITING = (
    "SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = %s)"
)


@contextlib.contextmanager
def database_held() -> Iterator[None]:
    """The database stays, but no save ends: another process holds what every save has to write."""
    if connection.vendor == "sqlite":
        with database_away():
            yield
        return
    with psycopg.connect(url_of_database()) as other:
        other.execute("LOCK TABLE plans_plan IN EXCLUSIVE MODE")
        yield
        other.rollback()


def wait_until_a_save_waits() -> None:
    """Only PostgreSQL tells who waits for a lock."""
    deadline, waits = time.monotonic() + PATIENCE_S, connection.vendor == "sqlite"
    while not waits and time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(WAITING, [connection.settings_dict["NAME"]])
            waits = cursor.fetchone()[0] > 0
    assert waits


def test_server_killed_while_the_database_holds_a_save(page, server, desk):
    thesis = desk.slot("thesis")
    with database_held():
        with page.expect_request("**/slots/**"):
            write(page, thesis, WORDS)
        wait_until_a_save_waits()
        server.kill()
    before = SlotEdit.objects.count()
    write(page, thesis, MORE)
    expect(state(page)).to_have_text("Offline: 1 change kept on this device")

    server.start()

    saved(page)
    expect(field(page, thesis)).to_have_value(WORDS + MORE)
    assert before == 0
    assert list(SlotEdit.objects.values_list("text", flat=True)) == [WORDS + MORE]
