"""What a second database has to show again.

`--again` leaves out the tests that use no database, those that have axe look at pages, and those marked `any_database`:
what they look at no database changes, and the run on the first one has shown it.
"""

import pytest

ASKS_FOR_DATABASE = {"django_db_setup", "live_server"}
LOOKS = {"axe", "axe_in_every_look"}


def pytest_addoption(parser):
    parser.addoption("--again", action="store_true", help="leave out what a run on another database has shown")


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--again"):
        return
    left_out = [item for item in items if not is_needed_again(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if is_needed_again(item)]


def is_needed_again(item: pytest.Item) -> bool:
    if item.get_closest_marker("any_database") or LOOKS.intersection(item.fixturenames):
        return False
    return bool(item.get_closest_marker("django_db") or ASKS_FOR_DATABASE.intersection(item.fixturenames))
