"""Keeping what a teacher is writing, until it is added or sent."""

from collections.abc import Collection, Mapping

from django.db import transaction

from reviews.actions.locking import ReviewClosed, lock_submission
from reviews.models import Comment, Draft, Reply, Submission


@transaction.atomic
def save_drafts(*, submission: Submission, author, texts: Mapping[str, str]) -> None:
    """Keep what stands in the fields of these names; an emptied one is forgotten.

    What has been added or sent with these very words is forgotten, too: the page may save them once more because it
    got no answer, or an older request comes late. The plan may be decided: then the words are there to be copied.
    Raises ReviewClosed where it was withdrawn: nobody would find the words.
    """
    if lock_submission(submission) is None:  # who withdraws it waits, and sees that somebody has begun
        raise ReviewClosed
    sent = _sent(submission, author, texts)
    kept = {name: text for name, text in texts.items() if text and sent.get(name) != text}
    forget_drafts(submission=submission, author=author, names=texts.keys() - kept.keys())
    Draft.objects.bulk_create(
        [Draft(submission=submission, author=author, name=name, text=text) for name, text in kept.items()],
        update_conflicts=True,
        unique_fields=["submission", "author", "name"],
        update_fields=["text"],
    )


def forget_drafts(*, submission: Submission, author, names: Collection[str] | None = None) -> None:
    """Forget the fields of these names, because they are emptied or sent; without names all that the author wrote."""
    drafts = Draft.objects.filter(submission=submission, author=author)
    if names is None:
        drafts.delete()
    elif names:
        drafts.filter(name__in=names).delete()


def _sent(submission: Submission, author, names: Collection[str]) -> dict[str, str]:
    """Return the words of the author's last comments, replies and decision, by the name of the field they came from."""
    review = submission.decided_review
    sent = {"overall": review.overall} if review and review.decided_by_id == author.pk else {}
    if any(name.startswith("comment-") for name in names):
        comments = Comment.objects.filter(submission=submission, author=author)
        sent |= {f"comment-{slot}": text for slot, text in comments.values_list("slot", "text")}
    if any(name.startswith("reply-") for name in names):
        replies = Reply.objects.filter(comment__submission__plan=submission.plan_id, author=author)
        sent |= {f"reply-{comment}": text for comment, text in replies.values_list("comment", "text")}
    return sent
