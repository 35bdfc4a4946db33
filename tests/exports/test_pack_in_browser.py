"""The page of a class pack that is being made, in a real browser: it follows by itself, and says when it is done."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from exports.actions import make_pack
from exports.models import Pack, PackState
from tests.reviews.scene import submitted


@pytest.fixture
def pack(transactional_db, cast) -> Pack:
    """A pack of two plans that a process has just begun with."""
    submitted(cast)
    submitted(cast, cast.classmate)
    now = timezone.now()
    begun = {"state": PackState.MAKING, "seat": 1, "started_at": now, "beat_at": now}
    return Pack.objects.create(
        person=cast.teacher, assignment=cast.assignment, order="name", paper="a4", total=2, **begun
    )


def test_page_follows_a_pack_until_it_can_be_opened(browse, cast, pack):
    page = browse(cast.teacher)
    page.goto(pack.get_absolute_url())
    expect(page.get_by_role("status")).to_contain_text("0 of 2 plans")
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "0")

    make_pack(pack=pack)

    expect(page.get_by_role("status")).to_contain_text("Ready: 2 plans.")
    expect(page.get_by_role("link", name="Open the PDF")).to_be_visible()
    expect(page.get_by_role("button", name="Cancel")).to_have_count(0)
    answer = page.request.get(page.get_by_role("link", name="Open the PDF").get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"


def test_pack_is_cancelled_from_its_page(browse, cast, pack):
    page = browse(cast.teacher)
    page.goto(pack.get_absolute_url())

    page.get_by_role("button", name="Cancel").click()

    expect(page.locator("#main")).to_contain_text("The pack is cancelled.")
    pack.refresh_from_db()
    assert (pack.state, pack.seat) == (PackState.CANCELLED, None)
