"""Keeping what a teacher is writing, until it is added or sent, without writing over what another page wrote."""

from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import models, transaction
from django.db.models import Case, F, Q, Value, When

from plans.actions import SaveResult
from reviews.actions.locking import ReviewClosed, lock_submission
from reviews.models import Comment, Draft, Reply, Submission


@transaction.atomic
def save_drafts(
    *,
    submission: Submission,
    author,
    texts: Mapping[str, str],
    revisions: Mapping[str, int] | None = None,
    names: Sequence[UUID] = (),
) -> dict[str, SaveResult]:
    """Write the texts over the fields of these names as the author saw them at their `revisions`; 0 is a new field.

    As with a slot, the words of another tab or device are never overwritten: then the result is a conflict. `names` is
    what the page called this edit, and after it those that it got no answer to. What was chosen beside words (their
    kind, a quote) goes with them and needs no revision. What has been added or sent with these very words is not kept
    once more. The plan may be decided: then the words are there to be copied.
    Raises ReviewClosed where it was withdrawn: nobody would find the words.
    """
    if lock_submission(submission) is None:  # who withdraws it waits, and sees that somebody has begun
        raise ReviewClosed
    mine = Draft.objects.of(author, submission)
    held = {draft.name: draft for draft in mine.filter(name__in=texts)}
    new = [Draft(submission=submission, author=author, name=name, revision=0) for name in texts.keys() - held.keys()]
    fields = [*held.values(), *new]
    changed = [draft for draft in fields if draft.text != texts[draft.name]]
    others = [draft for draft in changed if draft.is_words and not draft.was_seen(revisions or {}, names)]
    groups = {draft.group for draft in others}
    writes = [draft for draft in changed if draft.group not in groups]
    Draft.objects.bulk_create([draft for draft in new if draft in writes], ignore_conflicts=True)
    results = {draft.name: SaveResult(False, draft.text, draft.revision) for draft in fields if draft not in changed}
    results |= _write(mine, writes, texts, next(iter(names), None))
    return results | _conflicts(submission, author, others, texts)


def _write(mine, drafts: list[Draft], texts: Mapping[str, str], edit: UUID | None) -> dict[str, SaveResult]:
    """Write over each draft if it is still at its revision; what another page changed at this moment is a conflict."""
    if not drafts:
        return {}
    words = [When(name=draft.name, then=Value(texts[draft.name])) for draft in drafts]
    written = mine.filter(_as_read(drafts)).update(
        text=Case(*words, output_field=models.TextField()), revision=F("revision") + 1, edit=edit
    )
    results = {draft.name: SaveResult(False, texts[draft.name], draft.revision + 1) for draft in drafts}
    if written < len(drafts):
        for now in mine.filter(name__in=results):
            if (now.text, now.revision) != (results[now.name].text, results[now.name].revision):
                results[now.name] = SaveResult(True, now.text, now.revision)
    return results


@transaction.atomic
def forget_drafts(
    *,
    submission: Submission,
    author,
    sent: Mapping[str, str],
    revisions: Mapping[str, int] | None = None,
    names: Sequence[UUID] = (),
) -> None:
    """Empty the drafts of the fields whose words are sent, if these are their words or were written over them.

    Other words stay, with what was chosen beside them: they are of another tab or device. Where there was no draft of
    something new, an empty one is left, so that a save that was on its way comes too late for it.
    """
    mine = Draft.objects.of(author, submission)
    held = {draft.name: draft for draft in mine.filter(name__in=sent)}
    stay = {
        draft.group
        for draft in held.values()
        if draft.is_words and draft.text not in ("", sent[draft.name]) and not draft.was_seen(revisions or {}, names)
    }
    gone = [draft for draft in held.values() if draft.group not in stay]
    if gone:
        mine.filter(_as_read(gone)).update(text="", edit=None, revision=F("revision") + 1)
    new = [Draft(submission=submission, author=author, name=name) for name in sent.keys() - held.keys()]
    new = [draft for draft in new if draft.is_words and not draft.name.startswith("edit-")]
    Draft.objects.bulk_create(new, ignore_conflicts=True)


def _as_read(drafts: list[Draft]) -> Q:
    """The condition that finds these drafts, each only at its revision."""
    return reduce(or_, (Q(name=draft.name, revision=draft.revision) for draft in drafts))


def _conflicts(submission: Submission, author, drafts: list[Draft], texts: Mapping[str, str]) -> dict[str, SaveResult]:
    """Tell what is other words from what only comes late, after it was sent."""
    emptied = [draft.name for draft in drafts if not draft.text]
    sent = _sent(submission, author, emptied) if emptied else {}
    late = {draft.name for draft in drafts if not draft.text and sent.get(draft.name) == texts[draft.name]}
    return {draft.name: SaveResult(draft.name not in late, draft.text, draft.revision) for draft in drafts}


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
