"""What the tests of notices share: what is done here is heard at once, as after a commit."""

import pytest

from tests.notices.scene import Heard


@pytest.fixture
def heard(cast, django_capture_on_commit_callbacks) -> Heard:
    """Do things of which people are told."""
    return Heard(cast, django_capture_on_commit_callbacks)
