"""Ask axe whether a page has accessibility errors."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def assert_accessible(page: Page) -> None:
    """Fail with a readable list if axe finds anything on the page as it stands."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(TAGS)}})
    found = [describe(violation) for violation in results.response["violations"]]
    if found:
        pytest.fail(f"axe on {page.url}:\n" + "\n".join(found))


def describe(violation: dict) -> str:
    """One rule, with every element that breaks it and why."""
    nodes = [f"    {node['target']}: {node['failureSummary']}" for node in violation["nodes"]]
    return "\n".join([f"{violation['id']} ({violation['impact']}): {violation['help']}", *nodes])


@pytest.fixture
def axe():
    """`axe(page)`: zero violations, or the test fails."""
    return assert_accessible
