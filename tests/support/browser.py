"""A real Chromium against a live server.

`page` is one page of nobody in particular on a wide screen; `browse` opens as many as a test needs, each in a fresh
browser context: `browse(teacher)`, `browse(student, phone=True, dark=True)`, `browse(student, javascript=False)`.
The service worker would answer requests that a test means to catch, so it is blocked unless a test asks for it
(`offline=True`).
A console error, a script error, a breach of the Content-Security-Policy or a request to another host fails the test.
"""

import contextlib
import os
import threading
import time
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, expect, sync_playwright

from scripts import programs
from tests.support.complaints import complain
from tests.support.verdict import missing

# A window of today's Chromium loads pages of its own, for the address bar, that nobody sees here and that cost as much
# as ours. The rest is what Playwright switches off, since its list gives way to this one.
WITHOUT = (
    "PreloadTopChromeWebUI",
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(WITHOUT)}",
)
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE_MS = 30_000
SETTLE_MS = 30
LOCAL_SCHEMES = ("data:", "blob:", "about:")

# A page that is left breaks off what it was asking for, and htmx writes that down as an error. A request that really
# fails says so in a message of its own as well: htmx:sendError, htmx:timeout, htmx:responseError.
BROKEN_OFF = ("htmx:afterRequest", "htmx:sendAbort")

QUIET_LOOKS, BETWEEN_LOOKS_S = 3, 0.02
BUSY = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
)

_pages = pytest.StashKey[list[Page]]()


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests."""
    path = programs.require_chromium()
    expect.set_options(timeout=PATIENCE_MS)
    # Playwright keeps an event loop running in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def browse(request, chromium: Browser, live_server):
    """Return a function that opens a page, signed in as a user if one is given."""
    contexts = []
    pages = request.node.stash.setdefault(_pages, [])

    def open_page(user=None, *, phone=False, dark=False, javascript=True, offline=False) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport=PHONE if phone else WIDE,
            has_touch=phone,
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            service_workers="allow" if offline else "block",
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id=settings.TIME_ZONE,
        )
        contexts.append(context)
        watch(context, live_server.url)
        if user:
            context.add_cookies([session_cookie(user, live_server.url)])
        page = context.new_page()
        pages.append(page)
        return page

    yield open_page
    for context in contexts:
        close(context)
    wait_until(lambda: not connections_of_live_server())


def close(context: BrowserContext) -> None:
    """Close the pages, and let them send nothing as they go: the next test would meet it."""
    for page in context.pages:
        with contextlib.suppress(Error):
            page.evaluate("() => { window.fetch = () => new Promise(() => {}); }")
    context.close()


def connections_of_live_server() -> list[threading.Thread]:
    """A thread serves each connection of a browser, and ends when it has done with what came over it.

    What it does after the tables are emptied would meet their locks, and fail for want of their rows.
    """
    return [thread for thread in threading.enumerate() if "process_request_thread" in thread.name]


def wait_until_database_is_idle() -> None:
    """Wait until another server has done with what pages sent as they closed."""
    if connection.vendor == "postgresql":
        wait_until(is_database_idle)


def is_database_idle() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(BUSY)
        return cursor.fetchone()[0] == 0


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, and goes on holding; not for ever."""
    deadline, quiet = time.monotonic() + PATIENCE_MS / 1000, 0
    while quiet < QUIET_LOOKS and time.monotonic() < deadline:
        time.sleep(BETWEEN_LOOKS_S)
        quiet = quiet + 1 if holds() else 0


@pytest.fixture
def page(browse) -> Page:
    """A page on a wide screen, not signed in."""
    return browse()


def cut_off(page: Page) -> None:
    """Take the network away, also from what a page sends while it closes, which the browser would still let through."""
    page.context.set_offline(True)
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('cut off')); }")


def session_cookie(user, url: str) -> dict:
    """Sign a user in without going through the form, which has its own tests."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }


def watch(context: BrowserContext, own_url: str) -> None:
    """Complain about whatever a visitor with open developer tools would frown at."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(BROKEN_OFF):
            complain(f"console error on {message.page and message.page.url}: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((own_url, *LOCAL_SCHEMES)):
            complain(f"request to another host: {request.url}")

    context.on("console", on_console)
    context.on("weberror", lambda error: complain(f"script error: {error.error}"))
    context.on("request", on_request)
    context.set_default_timeout(PATIENCE_MS)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item):
    result = yield
    for page in item.stash.get(_pages, []):
        if not page.is_closed():
            page.wait_for_timeout(SETTLE_MS)  # events on their way arrive before the test is judged
            await_expected(item, page)
    return result


def await_expected(item, page: Page) -> None:
    """Give the errors that have to come their time to come."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not page.is_closed() and missing(item) and time.monotonic() < deadline:
        page.wait_for_timeout(SETTLE_MS)


def pytest_collection_modifyitems(items):
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
