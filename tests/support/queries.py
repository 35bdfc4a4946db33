"""Count database queries, the same on every database."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

# How a transaction is opened and closed differs between tests and databases and is not what we count.
TRANSACTION_WORDS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE SAVEPOINT")


class Queries(list):
    """The SQL of the queries that ran inside a `count_queries` block, there once the block is over."""

    @property
    def count(self) -> int:
        return len(self)


@contextmanager
def count_queries(*, exactly: int | None = None, at_most: int | None = None) -> Iterator[Queries]:
    """Count the queries of the block and fail if they are not exactly, or more than, so many.

    Without a number it only counts, for comparing a page at two sizes.
    """
    queries = Queries()
    with CaptureQueriesContext(connection) as captured:
        yield queries
    statements = (query["sql"] for query in captured.captured_queries)
    queries.extend(sql for sql in statements if not sql.upper().startswith(TRANSACTION_WORDS))
    if exactly is not None and queries.count != exactly:
        pytest.fail(f"{queries.count} queries, not {exactly}:\n" + "\n".join(queries))
    if at_most is not None and queries.count > at_most:
        pytest.fail(f"{queries.count} queries, more than {at_most}:\n" + "\n".join(queries))


@pytest.fixture(name="count_queries")
def count_queries_fixture():
    """The context manager above, for tests that like a fixture better than an import."""
    return count_queries
