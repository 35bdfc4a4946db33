"""Nothing that one test leaves behind reaches the next."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def empty_cache():
    """Rate limits count in the cache."""
    cache.clear()
