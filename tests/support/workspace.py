"""The page of a plan in a browser: its parts, what it says of saving, and how long to wait for what it brings about."""

import contextlib
import re
import time
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import APIResponse, Error, Locator, Page, Response, Route, expect

from plans.models import Slot
from tests.support.browser import PATIENCE_MS

# With the day where midnight has come between the saving and the saying: "Saved 23:59", "Saved Tue 5 May 2026".
SAVED = re.compile(r"^\s*Saved (\d\d:\d\d|[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]+( \d{4})?)\s*$")
SLOTS = "**/slots/**"  # where parts are saved
KEEPS_NOTHING = "() => !Object.keys(localStorage).some((key) => key.startsWith('essay-planner '))"
IN_MOTION = ".htmx-request, .htmx-swapping, .htmx-settling"
BETWEEN_LOOKS_MS = 50


def field(page: Page, slot: Slot) -> Locator:
    return page.locator(f"#slot-{slot.pk}")


def state(page: Page) -> Locator:
    """The line that says whether all is saved."""
    return page.locator("#save-state")


def notice(page: Page) -> Locator:
    return page.locator("#notice")


def saved(page: Page) -> None:
    """Wait until the page says that all is saved."""
    expect(state(page)).to_have_text(SAVED)


def write(page: Page, slot: Slot, words: str) -> None:
    """Type at the end of a part."""
    field(page, slot).press("End")
    page.keyboard.insert_text(words)


def found_evidence(page: Page) -> None:
    """Wait until the evidence is there, which comes after the page."""
    expect(page.locator("#evidence-results .bank")).not_to_have_count(0)


def search(page: Page, words: str) -> None:
    """Search the evidence, and wait until the page shows what is found and nothing else will come in its place."""

    def is_answer(response: Response) -> bool:
        return parse_qs(urlsplit(response.url).query).get("q") == [words]

    with page.expect_response(is_answer):
        page.get_by_label("Search evidence").fill(words)
    settled(page)


def settled(page: Page) -> None:
    """Wait until every answer that is awaited has come and is in the page."""
    expect(page.locator(IN_MOTION)).to_have_count(0)


@contextlib.contextmanager
def coming_back(page: Page) -> Iterator[None]:
    """The block gives the network back; then wait until the page has asked what is new, and has the answer in it."""
    with page.expect_response(lambda response: "?stamp=" in response.url):
        yield
    settled(page)


def lose_first_answer(page: Page) -> list[APIResponse]:
    """Let the server save once, and nothing come back; what is sent later does not reach it, until `unroute(SLOTS)`."""
    answers = []

    def lose(route: Route) -> None:
        with contextlib.suppress(Error):  # the page is gone meanwhile
            if not answers:
                answers.append(route.fetch())
            route.abort()

    page.route(SLOTS, lose)
    return answers


def eventually(page: Page, holds: Callable[[], object]) -> None:
    """Wait until something holds that no locator can see: on the server, in the browser's stores, in the test."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not holds():
        if time.monotonic() > deadline:
            pytest.fail("It never came to hold.")
        page.wait_for_timeout(BETWEEN_LOOKS_MS)
