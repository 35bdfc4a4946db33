"""Tests with a program that not every machine can have: left out where it is missing, and never in silence."""

import pytest

from scripts.npm_programs import ALL, NpmProgram

WORDS = "LEFT OUT: tests with {}, which is not here; `python scripts/npm_programs.py` fetches it."

_left_out = pytest.StashKey[list[NpmProgram]]()


def pytest_collection_modifyitems(config, items):
    missing = [program for program in ALL if not program.is_there()]
    left_out = {program: [item for item in items if item.get_closest_marker(program.key)] for program in missing}
    config.stash[_left_out] = [program for program, tests in left_out.items() if tests]
    gone = [item for tests in left_out.values() for item in tests]
    config.hook.pytest_deselected(items=gone)
    items[:] = [item for item in items if item not in gone]


def pytest_terminal_summary(terminalreporter, config):
    # Who spreads the tests over several processes does not know what these leave out.
    is_spread = bool(config.getoption("numprocesses", None))
    for program in ALL if is_spread else config.stash.get(_left_out, []):
        if not program.is_there():
            terminalreporter.write_line(WORDS.format(program.name))
