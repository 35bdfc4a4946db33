"""The scripts behind `make`, where they meet a machine that is not as they would like it."""

import os
import shutil
import sys

import pytest

from scripts import environment, npm_programs, programs, serve_demo, temp_postgres
from tests.project.tree import ROOT

REPORT = '<testsuites><testsuite tests="9" failures="1" errors="2" skipped="3"/></testsuites>'


@pytest.fixture
def runner(monkeypatch):
    """The script as a module; it finds its neighbours beside it, as it does when it runs."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    import test_all

    return test_all


def test_chromium_that_is_named_and_missing(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/no/such/chromium")

    with pytest.raises(programs.MissingProgramError, match="CHROMIUM=/no/such/chromium is not a program"):
        programs.require_chromium()


def test_program_that_may_not_be_installed(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(programs.MissingProgramError, match="apt-get install poppler-utils"):
        programs.require(lambda: None, "poppler-utils")


def test_program_that_is_there_is_not_installed():
    assert programs.require(lambda: "here", "no-such-package") == "here"


def test_requirements_that_changed_are_installed_again(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path)
    (tmp_path / environment.RUN).write_text("Django==5.2\n")
    environment.stamp(environment.RUN).write_text(environment.fingerprint(environment.RUN))
    fresh_before = environment.is_fresh(environment.RUN)

    (tmp_path / environment.RUN).write_text("Django==5.3\n")

    assert (fresh_before, environment.is_fresh(environment.RUN)) == (True, False)


@pytest.mark.parametrize("file", [environment.RUN, environment.DEV, environment.BENCH])
def test_requirements_cover_the_files_that_they_include(file):
    *included, own = environment.INCLUDED[file]

    named = [line.split()[1] for line in (ROOT / own).read_text().splitlines() if line.startswith("-r ")]
    assert own == file
    assert [(ROOT / own).parent.joinpath(name).resolve() for name in named] == [ROOT / name for name in included[-1:]]


def test_stamps_of_requirements_are_told_apart_in_one_folder():
    stamps = {environment.stamp(file) for file in environment.INCLUDED}

    assert len(stamps) == 3
    assert {stamp.parent for stamp in stamps} == {environment.VENV}


def test_pango_that_may_not_be_installed_is_gone_without(monkeypatch):
    monkeypatch.setattr(programs, "find_library", lambda name: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    programs.try_pango()

    assert not programs.pango()


def test_secret_of_the_demo_is_private_and_stays(tmp_path):
    path = tmp_path / "secret_key"

    first, second = serve_demo.own_secret(path), serve_demo.own_secret(path)

    assert first == second
    assert len(first) >= 50
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("port", ["", "http", "0", "65536", "-1"])
def test_port_that_is_no_port(port):
    with pytest.raises(SystemExit, match="PORT must be a number"):
        serve_demo.free_port(port)


def test_port_that_is_taken(live_server):
    port = live_server.url.rpartition(":")[2]

    with pytest.raises(SystemExit, match=rf"port {port} cannot be used .* try `make run PORT={int(port) + 1}`"):
        serve_demo.free_port(port)


def test_temporary_postgres_leaves_nothing_behind():
    with temp_postgres.temporary_postgres() as url:
        folder = url.partition("@")[2].partition("/")[0].replace("%2F", "/")
        existed = os.path.isdir(folder)

    assert (existed, os.path.exists(folder)) == (True, False)


def test_temporary_postgres_without_programs(monkeypatch):
    monkeypatch.setattr(temp_postgres, "wheel_programs", lambda: None)
    monkeypatch.setattr(temp_postgres, "system_programs", list)

    with pytest.raises(temp_postgres.NoPostgresError, match="install `postgresql`, or name a server"):
        temp_postgres.find_programs()


def test_program_from_npm_that_cannot_be_had_is_said_to_be_left_out(runner, monkeypatch, tmp_path):
    monkeypatch.setattr(runner.npm_programs, "FETCHED", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "npm" else name)

    assert runner.fetched(runner.npm_programs.ARGDOWN) == (
        "not the Argdown parser\nLEFT OUT: tests with the Argdown parser: there is no npm"
    )


def test_program_from_npm_whose_source_has_changed_is_fetched_again(monkeypatch, tmp_path):
    monkeypatch.setattr(npm_programs, "PACKAGES", tmp_path / "packages")
    monkeypatch.setattr(npm_programs, "FETCHED", tmp_path / "fetched")
    monkeypatch.setattr(npm_programs.NpmProgram, "_install", lambda program: None)
    program = npm_programs.NpmProgram("made", "the made program", (sys.executable,), "run.py")
    program.source.mkdir(parents=True)
    (program.source / "run.py").write_text("one")
    program.fetch()
    was_there = program.is_there()

    (program.source / "run.py").write_text("two")

    assert (was_there, program.is_there()) == (True, False)
    program.fetch()
    assert (program.folder / "run.py").read_text() == "two"
    assert program.is_there()


def test_report_counts_errors_as_failed_and_keeps_skips_apart(runner, tmp_path):
    (tmp_path / "report.xml").write_text(REPORT)

    outcome = runner.count("SQLite", tmp_path / "report.xml")

    assert outcome == runner.Outcome("SQLite", passed=3, failed=3, skipped=3)


def test_summary_ends_with_the_sum_and_counts_skips_as_failed(runner, capsys, monkeypatch):
    monkeypatch.setattr(runner.programs, "java", lambda: None)
    monkeypatch.setattr(runner.programs, "office", lambda: None)
    outcomes = [runner.Outcome("SQLite", 5), runner.Outcome("PostgreSQL", 4, skipped=1)]

    status = runner.summarise(outcomes, "Chromium 1", 3.0)

    assert status == 1
    assert capsys.readouterr().out.splitlines()[-6:] == [
        "SQLite: 5 passed",
        "PostgreSQL: 4 passed, 1 skipped (counted as failed)",
        "Browser and PDF tests used Chromium 1",
        "veraPDF: not run, no Java",
        "LibreOffice: not run, none is installed",
        "9 passed, 1 failed",
    ]


def test_summary_names_the_java_that_verapdf_ran_on(runner, monkeypatch):
    monkeypatch.setattr(runner.programs, "java", lambda: "/usr/bin/java")
    monkeypatch.setattr(runner.programs, "version", lambda path: f"version of {path}")

    assert runner.about_verapdf() == "veraPDF: run with version of /usr/bin/java"


def test_summary_names_the_office_that_opened_documents(runner, monkeypatch):
    monkeypatch.setattr(runner.programs, "office", lambda: "/usr/bin/soffice")
    monkeypatch.setattr(runner.programs, "version", lambda path: f"version of {path}")

    assert runner.about_office() == "LibreOffice: run, version of /usr/bin/soffice"


def test_java_that_cannot_compile_is_none(monkeypatch):
    monkeypatch.setattr(programs.shutil, "which", {"java": "/usr/bin/java"}.get)

    assert programs.java() is None
