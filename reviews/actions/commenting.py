"""What a teacher writes while reviewing. The student sees none of it before the decision."""

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from plans.document import EvidenceRecord
from plans.models import Slot
from reviews.actions.locking import ReviewClosed, lock_submission, lock_undecided, lock_waiting
from reviews.models import Comment, CommentKind, CommentState, Reply, SavedComment, Submission
from reviews.quotes import as_written, place_of
from reviews.words import name_evidence


@transaction.atomic
def add_comment(
    *,
    submission: Submission,
    slot: Slot,
    author,
    text: str,
    kind: str = CommentKind.SUGGESTION,
    quote: str = "",
    quoted_at: int = 0,
    evidence: EvidenceRecord | None = None,
    saved: SavedComment | None = None,
) -> Comment:
    """Comment on a slot of the submission; a repeated request finds the comment of the first.

    `quote` are words of the slot as it was submitted; where they stand there more than once, those are meant that have
    about `quoted_at` letters, spaces apart, before them. With `evidence`, the comment is on the link from it to the
    point. The use of the `saved` comment that was put into it is counted, and its criterion becomes the comment's.
    Raises ReviewClosed, and QuoteMissing.
    """
    lock_undecided(submission)
    place = 0
    if quote:
        submitted = submission.record_of(str(slot.pk)).text
        place = place_of(submitted, quote, quoted_at)
        quote = as_written(submitted, quote, place)
    comment, is_new = Comment.objects.get_or_create(
        submission=submission,
        slot=slot,
        author=author,
        text=text,
        published_at=None,
        quote=quote,
        quote_place=place,
        **_link(evidence),
        defaults={"kind": CommentKind(kind), "criterion": saved.criterion if saved else ""},
    )
    if saved and is_new:
        SavedComment.objects.filter(pk=saved.pk).update(uses=F("uses") + 1)
    return comment


def _link(evidence: EvidenceRecord | None) -> dict:
    if evidence is None:
        return {"link_evidence": None, "link_title": ""}
    return {"link_evidence": evidence.id, "link_title": name_evidence(evidence)}


class CommentChanged(Exception):
    """The comment has other words by now than those over which its author wrote."""


@transaction.atomic
def edit_comment(*, comment: Comment, author, text: str, kind: str, revision: int) -> None:
    """Replace the words and the kind of one's own comment; what the student has got already shows as edited.

    `revision` is that of the comment as its author saw it. Raises CommentChanged where another page of theirs wrote
    other words since, and ReviewClosed where it is not there any more.
    """
    lock_submission(comment.submission)
    own = Comment.objects.filter(pk=comment.pk, author=author)
    seen = own.filter(Q(revision=revision) | Q(text=text))
    changed = {"text": text, "kind": CommentKind(kind), "revision": F("revision") + 1}
    if seen.published().update(**changed, edited_at=timezone.now()) or seen.update(**changed):
        return
    raise CommentChanged if own.exists() else ReviewClosed


@transaction.atomic
def delete_comment(*, comment: Comment, author) -> None:
    """Take back one's own comment, as long as it is not sent. Raises ReviewClosed."""
    lock_undecided(comment.submission)
    unsent = Comment.objects.filter(pk=comment.pk, author=author, published_at__isnull=True)
    if not unsent.delete()[0]:
        raise ReviewClosed


@transaction.atomic
def reply(*, comment: Comment, author, text: str) -> Reply:
    """Reply to a comment that the student has seen; the reply waits for the decision. Raises ReviewClosed."""
    lock_waiting(comment, author)
    answer, _ = Reply.objects.get_or_create(comment=comment, author=author, text=text, published_at=None)
    return answer


@transaction.atomic
def mark_comment(*, comment: Comment, teacher, state: str) -> None:
    """Mark a comment of an earlier submission as fixed or open, with effect from the decision. Raises ReviewClosed."""
    lock_waiting(comment, teacher)
    marked = Comment.objects.published().filter(pk=comment.pk)
    if not marked.update(next_state="" if state == comment.state else CommentState(state)):
        raise ReviewClosed
