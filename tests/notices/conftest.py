"""What the tests of notices share: what is done here is heard at once, as after a commit."""

import pytest
from django.utils import timezone

from tests.notices.scene import Heard


@pytest.fixture
def heard(cast, django_capture_on_commit_callbacks) -> Heard:
    """Do things of which people are told, in a class where it is noon: no day ends in the middle of a test."""
    cast.classroom.time_zone = f"Etc/GMT{timezone.now().hour - 12:+d}"  # +1 is an hour west
    cast.classroom.save()
    return Heard(cast, django_capture_on_commit_callbacks)
