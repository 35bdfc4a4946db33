"""Tests with a program that not every machine can have: left out where it is missing, and never in silence."""

import pytest

from scripts import argdown

WORDS = "LEFT OUT: tests with the Argdown parser, which is not here; `python scripts/argdown.py` fetches it."

_left_out = pytest.StashKey[bool]()


def pytest_collection_modifyitems(config, items):
    if argdown.is_there():
        return
    left_out = [item for item in items if item.get_closest_marker("argdown")]
    config.stash[_left_out] = bool(left_out)
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter, config):
    # Who spreads the tests over several processes does not know what these leave out.
    is_spread = bool(config.getoption("numprocesses", None))
    if not argdown.is_there() and (is_spread or config.stash.get(_left_out, False)):
        terminalreporter.write_line(WORDS)
