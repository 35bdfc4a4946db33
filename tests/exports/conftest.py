"""Fixtures of the tests of exports."""

import pytest

from exports.actions import asking
from exports.views import packs
from tests.exports.text_documents import READERS
from tests.reviews.scene import submitted


@pytest.fixture(params=READERS)
def text_format(request) -> str:
    """The key of each format for word processors, one after the other."""
    return request.param


@pytest.fixture
def launched(monkeypatch) -> list:
    """The ids of the packs for which a process would have been started."""
    started = []
    monkeypatch.setattr(asking, "launch", started.append)
    # A test is one transaction, so what waits for its end would wait for ever.
    monkeypatch.setattr(asking.transaction, "on_commit", lambda call: call())
    return started


@pytest.fixture
def two_plans(cast, monkeypatch) -> None:
    """Two plans, which are too many for one request."""
    submitted(cast)
    submitted(cast, cast.classmate)
    monkeypatch.setattr(packs, "MOST_PLANS", 1)
