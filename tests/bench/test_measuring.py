"""The benchmarks measure what they say. What they measure is nothing for a test: no time is looked at here."""

import argparse
from contextlib import closing
from http.client import HTTPConnection

import pytest
from django.core.management import call_command

from bench import __main__ as command
from bench import first_load, lesson, packs, save, school, search
from bench.machine import describe
from bench.plans import begin, make_class, sign_in
from bench.tables import Result, header, percentile, row
from bench.typist import Typist, type_together
from bench.wire import WORKER, Wire, purpose
from demo.school import Size
from plans.models import Slot
from tests.faults.killable import KillableServer


@pytest.fixture
def typists(cast, live_server):
    """Three students of a class, each with a plan on the live server."""
    port = int(live_server.url.rpartition(":")[2])
    typists = [Typist(port, *plan) for plan in lesson.enrol(3)]
    yield typists
    for typist in typists:
        typist.connection.close()


def test_save_is_measured_beside_a_bare_view(transactional_db, cast):
    result = save.measure(argparse.Namespace(rounds=2, database="Here"))

    assert [cells[:3] for cells in result.rows] == [
        ("Here", "bare view, one UPDATE", 3),
        ("Here", "save, 4 paragraphs", 6),
        ("Here", "save, 40 paragraphs", 6),
    ]
    assert result.rows[0][-1] == "1.00"
    assert result.problems == []


def test_search_is_measured_on_the_bank_beside_a_bare_view(transactional_db, cast):
    call_command("load_bank", verbosity=0)

    result = search.measure(argparse.Namespace(rounds=2, database="Here"))

    assert result.rows[0][:3] == ("Here", "bare view, one SELECT", 3)
    assert [cells[1] for cells in result.rows[1:]] == [name for name, _ in search.SEARCHES]
    assert result.problems == []


def test_pages_of_a_school_are_measured_beside_those_of_a_class(transactional_db, cast):
    call_command("load_bank", verbosity=0)
    options = argparse.Namespace(rounds=1, database="Here")

    result = school.measure(options, small=Size(1, 6, 24, 40), large=Size(2, 6, 40, 60))

    pages = [cells[1] for cells in result.rows]
    assert pages[:3] == ["bare view, one SELECT", "home", "class"]
    assert pages[-2:] == ["student: what teachers see", "student: notices"]
    assert len(pages) == 23
    assert result.rows[0][2:4] == (3, 3)
    assert result.problems == []


def test_pack_is_measured_in_the_process_that_makes_it(transactional_db, cast, monkeypatch):
    call_command("load_bank", verbosity=0)
    for name, value in KillableServer().environment().items():
        monkeypatch.setenv(name, value)

    result = packs.measure(argparse.Namespace(packs="2", database="Here"))

    assert [cells[:3] for cells in result.rows] == [("Here", "2", 1)]
    assert result.problems == []


def test_request_that_fails_stops_the_measurement(transactional_db, cast):
    with save.application() as app:
        bare = save.make_contestants()[0]
        bare.token = "wrong"

        with pytest.raises(RuntimeError, match="bare view, one UPDATE answered 403"):
            bare.run(app, 1)


def test_lesson_saves_what_all_have_typed(typists):
    type_together(typists, seconds=0.5, pause=0.25)

    saves = [len(typist.seconds) for typist in typists]  # on a busy machine fewer than there was time for
    result = Result()
    lesson.judge("3", "Here", typists, 0.5, result)
    (cells,) = result.rows
    assert min(saves) >= 1
    assert cells[:3] == ("Here", "3", sum(saves))
    assert cells[-2:] == (0, 0)
    assert result.problems == []
    assert [Slot.objects.get(pk=typist.slot).revision for typist in typists] == saves


def test_lesson_tells_errors_and_lost_saves(typists):
    for typist in typists:
        typist.open()
        typist.save()
    typists[0].token = "wrong"
    typists[0].text = "What nobody gets"
    typists[0].save()

    result = Result()
    lesson.judge("3", "Here", typists, 1, result)

    assert result.rows[0][-2:] == (1, 1)
    assert result.problems == ["1 × ValueError: status 403", "1 slots do not say what was last sent"]


def test_wire_counts_what_passes(live_server):
    with Wire(int(live_server.url.rpartition(":")[2])) as wire:
        with closing(HTTPConnection("localhost", wire.port)) as connection:
            connection.request("GET", "/healthz", headers={"Sec-Fetch-Dest": "script"})
            body = connection.getresponse().read()
        (exchange,) = wire.take(quiet_seconds=0.2)

    assert body == b"ok"
    assert (exchange.path, exchange.destination) == ("/healthz", "script")
    assert exchange.received > len("HTTP/1.1 200 OK\r\n\r\nok")
    assert exchange.sent > len("GET /healthz HTTP/1.1\r\n\r\n")


@pytest.mark.parametrize("line", ["Service-Worker: script", "Referer: http://localhost:1/worker.js"])
def test_what_the_worker_asks_for_is_told_apart(line):
    assert purpose(f"GET / HTTP/1.1\r\n{line}\r\nSec-Fetch-Dest: empty\r\n\r\n".encode()) == WORKER


def test_browser_is_counted_from_opening_to_saving(cast, live_server, chromium, monkeypatch):
    monkeypatch.setattr(first_load, "QUIET_SECONDS", 0.5)
    assignment, (student,) = make_class("first", 1)
    plan, session, result = begin(student, assignment), sign_in(student), Result()

    with Wire(int(live_server.url.rpartition(":")[2])) as wire:
        url = f"http://localhost:{wire.port}"
        context = chromium.new_context(base_url=url)
        context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
        first_load.visit(context.new_page(), plan.get_absolute_url(), wire, "empty", result)
        context.close()

    first, again, saved = result.rows
    assert [cells[1] for cells in result.rows] == ["first load", "load again", "one save"]
    assert "0 B" not in first
    assert int(first[2]) > int(again[2]) > 0
    assert int(saved[2]) >= 1


def test_part_that_there_is_not(capsys):
    with pytest.raises(SystemExit):
        command.main(["typing"])

    assert "there is no typing; there are first_load, save, search, lesson" in capsys.readouterr().err


def test_site_that_is_measured_is_nobodys_own():
    with command.throw_away_site("SQLite") as one, command.throw_away_site("SQLite") as other:
        assert one["DATABASE_URL"] != other["DATABASE_URL"]
        assert one["STATIC_ROOT"] != other["STATIC_ROOT"]


@pytest.mark.parametrize(("share", "value"), [(0.5, 2), (0.95, 4), (0.99, 4), (0.25, 1)])
def test_percentile(share, value):
    assert percentile([3, 1, 4, 2], share) == value


def test_table_is_markdown():
    assert header(("A", "B", "C")) == "| A | B | C |\n| --- | --- | ---: |"
    assert row(("x", 1, 2.5)) == "| x | 1 | 2.5 |"


def test_machine_is_described():
    assert describe().startswith("Machine: ")
    assert "Python 3." in describe()
    assert "; PostgreSQL 1" in describe()
