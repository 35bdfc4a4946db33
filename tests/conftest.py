"""Fixtures of the whole suite. What the tests stand on (browser, queries, templates) is in tests/support/."""

import pytest

from tests.cast import Cast, make_cast

pytest_plugins = [
    "tests.support.again",
    "tests.support.verdict",
    "tests.support.isolation",
    "tests.support.outside",
    "tests.support.pages",
    "tests.support.queries",
    "tests.support.browser",
    "tests.support.accessibility",
    "tests.support.verapdf",
    "tests.support.office",
]


@pytest.fixture
def cast(db) -> Cast:
    """The fixed cast of people, classes and one assigned question."""
    return make_cast()


@pytest.fixture
def login(client):
    """Return a function that signs a person in with the test client, and returns the client."""

    def sign_in(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
