"""A long run of random edits and faults in a real browser; `make chaos SEED=... OPERATIONS=...` runs others."""

import os
import sys

import pytest

from tests.faults.chaos import Chaos

SEED = int(os.environ.get("SEED", "1917"))
OPERATIONS = int(os.environ.get("OPERATIONS", "300"))


@pytest.fixture(autouse=True)
def browser_speaks_of_faults(allow_error):
    allow_error("")


@pytest.mark.parametrize("page", ["allow"], indirect=True)
def test_no_word_is_lost_whatever_fails(page, server, desk, capsys):
    report = Chaos(page, server, desk, SEED).run(OPERATIONS)

    with capsys.disabled():
        sys.stderr.write(f"\n{report}\n")
    assert report.differences == []
    assert (report.lost, report.problems) == (0, 0)
