"""Keeping comments to use again."""

from collections.abc import Iterable

from django.db import transaction

from reviews.models import Comment, SavedComment


def keep_comment(*, comment: Comment, owner) -> SavedComment:
    """Save a comment to use again, with its kind and criterion; a repeated request finds what the first saved."""
    about = {"kind": comment.kind, "criterion": comment.criterion}
    saved, _ = SavedComment.objects.get_or_create(owner=owner, text=comment.text, defaults=about)
    return saved


@transaction.atomic
def import_saved(*, owner, rows: Iterable[tuple[str, str, str]]) -> int:
    """Save kinds, comments and criteria for the owner; return how many are new.

    What they have already stays as it is.
    """
    wanted = {text: {"kind": kind, "criterion": criterion} for kind, text, criterion in rows}
    known = set(SavedComment.objects.filter(owner=owner, text__in=wanted).values_list("text", flat=True))
    new = [SavedComment(owner=owner, text=text, **fields) for text, fields in wanted.items() if text not in known]
    for saved in new:
        saved.prepare()
    SavedComment.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)
