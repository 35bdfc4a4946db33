"""What a student does about a comment, while the plan is theirs to edit."""

from django.db import transaction
from django.utils import timezone

from plans.actions import lock_for_editing
from reviews.actions.announcing import announce
from reviews.models import Comment, CommentState, Reply
from reviews.signals import comment_answered


@transaction.atomic
def answer(*, comment: Comment, author, text: str) -> Reply:
    """Reply to a comment, seen by the teacher at once. A repeated request adds nothing. Raises PlanClosed."""
    lock_for_editing(comment.submission.plan_id)
    last = comment.replies.last()
    if last and (last.author_id, last.text) == (author.pk, text):
        return last
    _unfixed(comment).filter(state=CommentState.OPEN).update(state=CommentState.ANSWERED)
    announce(comment_answered, comment=comment)
    return Reply.objects.create(comment=comment, author=author, text=text, published_at=timezone.now())


@transaction.atomic
def mark_done(*, comment: Comment) -> None:
    """Say that what the comment asked for is done; a teacher confirms it. Raises PlanClosed."""
    lock_for_editing(comment.submission.plan_id)
    if _unfixed(comment).filter(done_at__isnull=True).update(state=CommentState.ANSWERED, done_at=timezone.now()):
        announce(comment_answered, comment=comment)


def _unfixed(comment: Comment):
    return Comment.objects.filter(pk=comment.pk).exclude(state=CommentState.FIXED)
