"""The demo as `make run` serves it: it says where it is, and what is done in it is there the next time."""

import contextlib
import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from demo.people import PASSWORD, SIGN_INS
from tests.faults.killable import free_port
from tests.project.tree import ROOT

pytestmark = pytest.mark.any_database


@pytest.fixture
def serve(tmp_path):
    """Return a context manager: the demo is served from a folder of its own; gives the lines that it printed."""
    environment = {
        "PATH": os.environ["PATH"],
        "PORT": str(free_port()),
        "DATABASE_URL": f"sqlite:///{tmp_path}/demo.sqlite3",
        "STATIC_ROOT": str(tmp_path / "static"),
        "SECRET_KEY": "for-this-test-alone",
    }

    @contextlib.contextmanager
    def run():
        command = [sys.executable, "scripts/serve_demo.py"]
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as server:
            try:
                yield until_address(server.stdout)
            finally:
                server.terminate()

    return run


@pytest.fixture
def visit(chromium):
    """Return a function that opens the start page of a served demo, in a browser that has not been there before."""
    contexts = []

    def go(said: list[str]):
        contexts.append(chromium.new_context())
        page = contexts[-1].new_page()
        page.goto(re.search(r"http://\S+", said[-1])[0])
        return page

    yield go
    for context in contexts:
        context.close()


def until_address(output) -> list[str]:
    said = []
    for line in output:
        said.append(line.rstrip())
        if line.startswith("Essay Planner: http"):
            break
    return said


def open_plan(page):
    """Sign in as the demo's student and open the plan in progress."""
    page.get_by_role("link", name="Sign in").first.click()
    page.get_by_label("Username or e-mail").fill("student@demo.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="How far did official culture affect Soviet people?").first.click()
    return page.get_by_label("Judgement")


def test_demo_says_who_is_in_it_and_keeps_what_was_written(serve, visit):
    with serve() as first:
        field = open_plan(visit(first))
        with field.page.expect_response(lambda response: "/slots/" in response.url) as saving:
            field.fill("Farther in the cities than in the villages.")
        assert saving.value.status == 200

    with serve() as second:
        field = open_plan(visit(second))

        expect(field).to_have_value("Farther in the cities than in the villages.")
    listed = [line.split()[0] for line in first[1:-2]]
    assert (first[0], second[0]) == ("Created the demo.", "The demo is there already.")
    assert listed == [email for email, _ in SIGN_INS]
