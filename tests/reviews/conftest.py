"""What most tests of reviewing begin with."""

import pytest

from tests.reviews.scene import slot_of, submitted


@pytest.fixture
def teacher(login, cast):
    """The test client, with the teacher signed in."""
    return login(cast.teacher)


@pytest.fixture
def submission(cast):
    """A plan that the student has handed in."""
    return submitted(cast)


@pytest.fixture
def slot(submission):
    """The line of argument of that plan."""
    return slot_of(submission.plan, "thesis", "thesis")
