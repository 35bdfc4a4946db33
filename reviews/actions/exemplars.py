"""Asking a student to show an approved plan to the class, and what the student says to it."""

from django.db import transaction
from django.utils import timezone

from people.actions import ClassroomArchived
from reviews.actions.locking import lock_submission
from reviews.models import Decision, Exemplar, ExemplarState, Submission


class NotApproved(Exception):
    """The plan is not approved, so it cannot be an exemplar."""


@transaction.atomic
def ask_exemplar(*, submission: Submission, teacher) -> Exemplar:
    """Ask whether the class may read an approved plan. Who has been asked once is not asked again.

    Raises NotApproved, and ClassroomArchived where nobody would read it any more.
    """
    if submission.classroom.is_archived:
        raise ClassroomArchived
    locked = lock_submission(submission)  # a second click waits here, and finds what the first one asked
    review = locked.decided_review if locked else None
    if review is None or review.decision != Decision.APPROVED:
        raise NotApproved
    asked = {"asked_by": teacher, "asked_at": timezone.now()}
    exemplar, _ = Exemplar.objects.get_or_create(submission=submission, defaults=asked)
    return exemplar


def end_exemplar(*, submission: Submission) -> bool:
    """Take a question back, or an exemplar away from the class; return whether there was any.

    What the student has refused or withdrawn stays known, so that nobody asks again.
    """
    wanted = Exemplar.objects.filter(submission=submission, state__in=[ExemplarState.ASKED, ExemplarState.AGREED])
    return bool(wanted.delete()[0])


def agree_to_exemplar(*, exemplar: Exemplar) -> bool:
    """Let the class read it from now on; return False where it is no longer asked for."""
    return _answer(exemplar, ExemplarState.AGREED, [state for state in ExemplarState if state != ExemplarState.AGREED])


def decline_exemplar(*, exemplar: Exemplar) -> bool:
    """Refuse what is asked, or withdraw what was agreed: from this moment on nobody else can open it.

    Return False where it is no longer asked for.
    """
    is_withdrawn = _answer(exemplar, ExemplarState.WITHDRAWN, [ExemplarState.AGREED])
    return is_withdrawn or _answer(exemplar, ExemplarState.REFUSED, [ExemplarState.ASKED])


def _answer(exemplar: Exemplar, state: str, before: list[str]) -> bool:
    # The condition is the lock: an exemplar that the teacher takes away meanwhile does not come back.
    rows = Exemplar.objects.filter(pk=exemplar.pk, state__in=before)
    return bool(rows.update(state=state, answered_at=timezone.now()))
