"""A plan in a browser, before a server that can be killed."""

import pytest
from playwright.sync_api import Page

from tests.faults.killable import KillableServer
from tests.plans.conftest import Desk
from tests.support.browser import PATIENCE_MS, close, session_cookie, wait_until_database_is_idle


@pytest.fixture
def server(transactional_db):
    server = KillableServer()
    server.start()
    yield server
    server.kill()
    wait_until_database_is_idle()


@pytest.fixture
def desk(cast) -> Desk:
    """The student's empty plan."""
    return Desk(cast.start(), cast)


@pytest.fixture
def page(request, server, chromium, desk, allow_error) -> Page:
    """The student's plan in a browser; with `indirect` "allow", the service worker is at work."""
    workers = getattr(request, "param", "block")
    context = chromium.new_context(locale="en-GB", reduced_motion="reduce", service_workers=workers)
    context.set_default_timeout(PATIENCE_MS)
    context.add_cookies([session_cookie(desk.student, server.url)])
    page = context.new_page()
    page.goto(server.url + desk.url)
    yield page
    close(context)
