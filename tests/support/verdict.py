"""What goes wrong beside a test fails it: logged errors, undefined template variables, a page's console errors.

A test that means to cause one says so with the `expect_error` fixture:

    def test_report_that_breaks(client, expect_error):
        expect_error("Internal Server Error: /report/")

One that injects faults, and cannot know which of them the browser speaks of, says so with `allow_error`.
"""

import logging
from collections.abc import Sequence

import pytest

from tests.support.complaints import complain, complaints

_expected = pytest.StashKey[list[str]]()
_allowed = pytest.StashKey[list[str]]()


@pytest.fixture
def expect_error(request):
    """Return a function that takes a part of the text of a complaint that has to come in this test."""
    return request.node.stash.setdefault(_expected, []).append


@pytest.fixture
def allow_error(request):
    """Return a function that takes a part of the text of complaints that may come in this test."""
    return request.node.stash.setdefault(_allowed, []).append


# Playwright leaves such a task behind when a page goes while one of its requests is held; it says so whenever the
# garbage is collected, which may be in any later test.
LEFT_BEHIND = "coro=<Page._on_route()"


class _ErrorHandler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        if record.name == "asyncio" and LEFT_BEHIND in record.getMessage():
            return
        trace = f"\n{logging.Formatter().formatException(record.exc_info)}" if record.exc_info else ""
        complain(f"logged {record.levelname} by {record.name}: {record.getMessage()}{trace}")


_handler = _ErrorHandler(logging.ERROR)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup():
    # Django's own logging set-up, which comes late, drops handlers added before it.
    if _handler not in logging.getLogger().handlers:
        logging.getLogger().addHandler(_handler)
    complaints.clear()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item):
    try:
        result = yield
    except BaseException:
        if complaints:
            item.add_report_section("call", "complaints", "\n\n".join(complaints))
        raise
    if verdict := judge(complaints, item.stash.get(_expected, []), item.stash.get(_allowed, [])):
        pytest.fail(verdict, pytrace=False)
    return result


def judge(found: list[str], expected: list[str], allowed: Sequence[str] = ()) -> str:
    """Return what is wrong: complaints that nobody expected, and expected ones that never came."""
    unexpected = [text for text in found if not any(part in text for part in (*expected, *allowed))]
    return "\n\n".join([*unexpected, *(f"an expected error never came: {part}" for part in lacking(found, expected))])


def lacking(found: list[str], expected: list[str]) -> list[str]:
    return [part for part in expected if not any(part in text for text in found)]


def missing(item: pytest.Item) -> list[str]:
    """Return which of the errors that have to come in this test have not come yet."""
    return lacking(complaints, item.stash.get(_expected, []))
