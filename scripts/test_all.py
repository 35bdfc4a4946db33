"""Run every check: style, then the whole suite on SQLite and on a real PostgreSQL, with a real Chromium.

Nothing is left out silently: a missing program stops the run with one line, a skipped test counts as failed, and
the summary says what ran on what. `--fast`, for developing, leaves out the browser and PostgreSQL and says so.
"""

import contextlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import npm_programs
import programs
import psycopg
from temp_postgres import NoPostgresError, temporary_postgres

ROOT = Path(__file__).resolve().parent.parent
STYLE = (["ruff", "check", "."], ["ruff", "format", "--check", "--output-format", "concise", "."])
# Browser tests wait more than they work: for a pause in typing to end, for an answer to come.
WORKERS = min(3 * (os.cpu_count() or 2) // 2, 8)


@dataclass
class Outcome:
    """How one part of the run went."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __str__(self) -> str:
        counts = [f"{self.passed} passed"]
        counts += [f"{self.failed} failed"] if self.failed else []
        counts += [f"{self.skipped} skipped (counted as failed)"] if self.skipped else []
        return f"{self.name}: {', '.join(counts)}"


def main(fast: bool) -> int:
    os.chdir(ROOT)
    began = time.monotonic()
    try:
        browser = None if fast else find_programs()
        with databases(fast) as servers:
            runs = [run_pytest(name, url, fast, again=number > 0) for number, (name, url) in enumerate(servers)]
            outcomes = [check_style(), *runs]
    except (programs.MissingProgramError, NoPostgresError) as problem:
        return give_up(problem)
    return summarise(outcomes, browser, time.monotonic() - began)


def find_programs() -> str:
    """Return the versions of the programs that tests drive; say first where they are, as the tests look them up."""
    chromium, pdftotext = programs.require_chromium(), programs.require_poppler()
    os.environ["CHROMIUM"] = chromium
    return "; ".join([*map(programs.version, (chromium, pdftotext)), *map(fetched, npm_programs.ALL)])


def fetched(program: npm_programs.NpmProgram) -> str:
    """Fetch a program that not every machine can have, and return what to say of it."""
    try:
        program.fetch()
    except npm_programs.NotFetchedError as problem:
        return f"not {program.name}\nLEFT OUT: tests with {program.name}: {problem}"
    return program.name


def check_style() -> Outcome:
    outcome = Outcome("Style")
    for command in STYLE:
        headline(" ".join(command))
        failed = subprocess.run([sys.executable, "-m", *command]).returncode != 0
        outcome.failed += failed
        outcome.passed += not failed
    return outcome


@contextlib.contextmanager
def databases(fast: bool) -> Iterator[list[tuple[str, str]]]:
    """Yield name and URL of each database; all are there before the first test runs."""
    sqlite = (f"SQLite {sqlite3.sqlite_version}", "")
    if fast:
        yield [sqlite]
        return
    with postgres() as url:
        yield [sqlite, (f"PostgreSQL {server_version(url)}", url)]


def postgres() -> contextlib.AbstractContextManager[str]:
    """The URL of the server that TEST_POSTGRES_URL names, or of a throw-away one, which ends with the block."""
    named = os.environ.get("TEST_POSTGRES_URL")
    return contextlib.nullcontext(named) if named else temporary_postgres()


def server_version(url: str) -> str:
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            return connection.execute("SHOW server_version").fetchone()[0].split()[0]
    except psycopg.OperationalError as error:
        raise NoPostgresError(f"no PostgreSQL answers at TEST_POSTGRES_URL: {' '.join(str(error).split())}") from error


def run_pytest(name: str, url: str, fast: bool, *, again: bool) -> Outcome:
    """Run the suite on one database and count from pytest's own report; `again` leaves out what no database changes."""
    headline(f"pytest on {name}")
    with tempfile.TemporaryDirectory(prefix="essayplanner-report-") as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "--numprocesses", str(WORKERS), "--dist", "worksteal"]
        command += ["--junit-xml", str(report), *(["-m", "not browser"] if fast else [])]
        command += ["--again"] if again else []
        status = subprocess.run(command, env=os.environ | {"TEST_DATABASE_URL": url}).returncode
        outcome = count(name, report)
    if status and not (outcome.failed or outcome.skipped):
        print(f"pytest ended with status {status} without naming a failed test.")
        outcome.failed = 1
    return outcome


def count(name: str, report: Path) -> Outcome:
    if not report.exists():
        return Outcome(name)
    suite = ET.parse(report).getroot().find("testsuite")
    total, failures, errors, skipped = (int(suite.get(key)) for key in ("tests", "failures", "errors", "skipped"))
    return Outcome(name, total - failures - errors - skipped, failures + errors, skipped)


def summarise(outcomes: list[Outcome], browser: str | None, seconds: float) -> int:
    """Print what ran on what; the last line is for machines to read."""
    headline(f"Summary, after {seconds:.0f} s")
    for outcome in outcomes:
        print(outcome)
    print(f"Browser and PDF tests used {browser}" if browser else "LEFT OUT (FAST=1): browser tests, PostgreSQL")
    print(about_verapdf())
    print(about_office())
    passed = sum(outcome.passed for outcome in outcomes)
    failed = sum(outcome.failed + outcome.skipped for outcome in outcomes)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def about_verapdf() -> str:
    """Say whether PDFs were checked against the standard: see tests/support/verapdf.py."""
    java = programs.java()
    return f"veraPDF: run with {programs.version(java)}" if java else "veraPDF: not run, no Java"


def about_office() -> str:
    """Say whether text documents were opened in a word processor: see tests/support/office.py."""
    office = programs.office()
    return f"LibreOffice: run, {programs.version(office)}" if office else "LibreOffice: not run, none is installed"


def give_up(problem: Exception) -> int:
    print(f"error: {problem}", file=sys.stderr)
    return 2


def headline(text: str) -> None:
    print(f"\n== {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(fast="--fast" in sys.argv[1:]))
