"""Fixtures of the tests of exports."""

import pytest

from tests.exports.text_documents import READERS


@pytest.fixture(params=READERS)
def text_format(request) -> str:
    """The key of each format for word processors, one after the other."""
    return request.param
