"""One submission, one reviewer at a time."""

from reviews.models import Comment, Submission


class ReviewClosed(Exception):
    """The submission has been decided or withdrawn, or the comment has been sent: it cannot be changed now."""


def lock_undecided(submission: Submission) -> None:
    """Hold the submission's row until the transaction ends. Raise ReviewClosed if it is decided or withdrawn.

    A comment and a decision both hold it, so that no comment can slip in behind a decision and never be sent.
    """
    locked = lock_submission(submission)
    if locked is None or locked.decided_review:
        raise ReviewClosed


def lock_submission(submission: Submission) -> Submission | None:
    """Hold the submission's row until the transaction ends, decided or not; None where it was withdrawn."""
    return Submission.objects.select_for_update().only("pk").filter(pk=submission.pk).first()


def lock_waiting(comment: Comment, teacher) -> None:
    """Hold the undecided submission of the comment's plan, whichever the comment was made on.

    Raise ReviewClosed where none waits for this teacher: with the decision of another class nothing is sent.
    """
    waiting = Submission.objects.reviewable_by(teacher).filter(plan=comment.submission.plan_id).waiting()
    submission = waiting.only("pk").first()
    if submission is None:
        raise ReviewClosed
    lock_undecided(submission)
