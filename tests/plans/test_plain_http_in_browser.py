"""Two tabs over plain http, as in a school's own network, where a browser has neither locks nor random names."""

import pytest
from playwright.sync_api import Page, expect

from tests.plans.browsing import FAULTS
from tests.support.browser import cut_off
from tests.support.workspace import eventually, field, saved, state

pytestmark = pytest.mark.any_database

PLAIN = """
    Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined });
    delete Crypto.prototype.randomUUID;
"""
LEFT = "async () => (await workspace.kept.abandoned()).map(({ record }) => record.text)"
NAME = "() => Object.entries(sessionStorage).find(([key]) => key.startsWith('essay-planner'))?.[1]"
OWN = "(id) => workspace.kept.mine(id)?.text"


@pytest.fixture(autouse=True)
def browser_speaks_of_failed_requests(allow_error):
    for part in FAULTS:
        allow_error(part)


@pytest.fixture
def first(request, browse, desk) -> Page:
    page = browse(desk.student)
    page.context.add_init_script(getattr(request, "param", PLAIN))
    page.goto(desk.url)
    return page


def beside(page: Page, desk) -> Page:
    """The plan in another tab of the same browser."""
    other = page.context.new_page()
    other.goto(desk.url)
    return other


def write_in_vain(page: Page, slot) -> None:
    page.route("**/slots/**", lambda route: route.abort())
    field(page, slot).fill("Typed in the tunnel")
    expect(state(page)).to_have_text("Offline: 1 change kept on this device")


def test_words_of_a_tab_that_lives_are_left_to_it(first, desk):
    write_in_vain(first, desk.slot("thesis"))

    second = beside(first, desk)

    assert second.evaluate(LEFT) == []
    expect(field(second, desk.slot("thesis"))).to_have_value("")


def test_words_of_a_tab_that_is_gone_are_taken_up(first, desk):
    write_in_vain(first, desk.slot("thesis"))
    cut_off(first)
    context = first.context
    first.close()
    context.set_offline(False)

    later = context.new_page()
    later.goto(desk.url)

    expect(field(later, desk.slot("thesis"))).to_have_value("Typed in the tunnel")
    saved(later)
    assert desk.slot("thesis").text == "Typed in the tunnel"


@pytest.mark.parametrize("first", [PLAIN, "// with locks"], ids=["plain http", "with locks"], indirect=True)
def test_copy_of_a_tab_keeps_its_own_words(first, desk):
    thesis, point = desk.slot("thesis"), desk.slot("point")
    name = first.evaluate(NAME)
    with first.context.expect_page() as opened:
        first.evaluate("() => { window.open(location.href); }")  # it starts with what this tab has in its session
    second = opened.value
    eventually(second, lambda: second.evaluate(NAME) not in (None, name))

    write_in_vain(first, thesis)
    write_in_vain(second, point)

    assert first.evaluate(OWN, str(thesis.pk)) == "Typed in the tunnel"
    assert second.evaluate(OWN, str(thesis.pk)) is None
    assert first.evaluate(NAME) == name
