"""Telling colleagues that one has a submission open."""

from django.db import transaction
from django.utils import timezone

from reviews.actions.locking import lock_submission
from reviews.models import Sitting, Submission


@transaction.atomic
def tell_open(*, submission: Submission, teacher) -> None:
    """Say that the teacher has the submission open, as their page does while it can be seen.

    Sittings of theirs that are over go away with it, so that there are never more than what people have open.
    """
    if lock_submission(submission) is None:  # withdrawn
        return
    Sitting.objects.filter(teacher=teacher).over().delete()
    now = timezone.now()
    Sitting.objects.update_or_create(
        submission=submission,
        teacher=teacher,
        defaults={"seen_at": now},
        create_defaults={"since": now, "seen_at": now},
    )
