"""Ask axe whether a page has accessibility errors."""

from collections.abc import Sequence

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

from tests.support.browser import PHONE, WIDE

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = "async (options) => (await axe.run(options)).violations"
OPTIONS = {"runOnly": {"type": "tag", "values": list(TAGS)}, "resultTypes": ["violations"]}
# The rules that look at colours: a theme changes nothing else.
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}


def assert_accessible(page: Page, options: dict = OPTIONS) -> None:
    """Fail with a readable list if axe finds anything on the page as it stands."""
    if page.evaluate("() => !window.axe"):
        page.evaluate(AXE_SCRIPT)
    found = [describe(violation) for violation in page.evaluate(RUN, options)]
    if found:
        look = page.evaluate("() => `${innerWidth} pixels wide, ${document.documentElement.dataset.bsTheme}`")
        pytest.fail(f"axe on {page.url}, {look}:\n" + "\n".join(found))


def assert_accessible_in_every_look(page: Page, sizes: Sequence[ViewportSize] = (WIDE, PHONE)) -> None:
    """The same for an open page in both themes, wide and on a phone, where it must not scroll sideways either.

    The person must follow the device's theme, as everybody does who has not chosen one. No script of ours asks how wide
    the page is, so it need not be loaded again.
    """
    for size in sizes:
        page.set_viewport_size(size)
        for theme, options in (("light", OPTIONS), ("dark", COLOURS)):
            page.emulate_media(color_scheme=theme)
            page.wait_for_function("(theme) => document.documentElement.dataset.bsTheme === theme", arg=theme)
            assert_accessible(page, options)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{page.url} scrolls"


def describe(violation: dict) -> str:
    """One rule, with every element that breaks it and why."""
    nodes = [f"    {node['target']}: {node['failureSummary']}" for node in violation["nodes"]]
    return "\n".join([f"{violation['id']} ({violation['impact']}): {violation['help']}", *nodes])


@pytest.fixture
def axe():
    """`axe(page)`: zero violations, or the test fails."""
    return assert_accessible


@pytest.fixture
def axe_in_every_look():
    """`axe_in_every_look(page)`: zero violations in either theme, wide and on a phone."""
    return assert_accessible_in_every_look
