"""What is typed and not sent yet.

A teacher's words wait in drafts of their own until they are added or sent: not in the review, so that two reviewers do
not write over each other. A student's reply waits in their session when another button than its own sent the page.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from plans.models import Plan
from plans.views.saving import CONFLICT, Problem
from reviews.actions import ReviewClosed, forget_drafts, save_drafts
from reviews.forms import Typed
from reviews.models import Comment, Draft, Submission


def remember(request, submission: Submission, typed: Typed) -> bool:
    """Keep the words to the student that came with this request, if the page sent its field for them.

    Return whether they are kept. They are not where other words stand that the page did not show. That the plan was
    withdrawn meanwhile is told by what the request goes on to do.
    """
    if "overall" not in request.POST:
        return True
    seen = {"revisions": typed.revisions, "names": typed.names}
    try:
        results = save_drafts(submission=submission, author=request.user, texts={"overall": typed.overall}, **seen)
    except ReviewClosed:
        return True
    result = results["overall"]
    return not (result.conflict and typed.overall)


def recall(
    request, submission: Submission, posted: Typed | None = None, within: Collection[str] | None = None
) -> Typed:
    """Return what the teacher was writing about the submission, with the revision of each field.

    What was `posted` and could not be kept stays in its field; drafts that its page had not seen come in where it has
    nothing, and else as problems, so that both texts are shown. `within` names the fields that are shown at all.
    """
    held = read(request, submission)
    revisions = {draft.name: draft.revision for draft in held}
    if posted is None:
        return Typed({draft.name: draft.text for draft in held if draft.text}, revisions=revisions)
    texts, problems = dict(posted.texts), dict(posted.problems)
    unseen = [draft for draft in _unseen(held, posted) if within is None or draft.name in within]
    for draft in unseen:
        if mine := posted.texts.get(draft.name):
            problems.setdefault(draft.name, Problem(CONFLICT, mine, draft.text))
    groups = {draft.group for draft in unseen if draft.name not in problems}
    texts |= {draft.name: draft.text for draft in held if draft.text and draft.group in groups}
    return replace(posted, texts=texts, problems=problems, revisions=posted.revisions | revisions)


def read(request, submission: Submission) -> list[Draft]:
    return list(Draft.objects.of(request.user, submission))


def find_unseen(held: Iterable[Draft], typed: Typed, comments: Mapping[str, Comment]) -> list[str]:
    """Return the names of the fields in which the teacher has written elsewhere what the page did not show.

    `comments` are those of the plan by id: a draft for one that is gone, or that has its words, is nothing to add.
    """
    return [draft.name for draft in _unseen(held, typed) if _is_to_add(draft, comments)]


def _unseen(held: Iterable[Draft], typed: Typed) -> list[Draft]:
    return [
        draft
        for draft in held
        if draft.is_words
        and draft.text not in ("", typed.texts.get(draft.name))
        and not draft.was_seen(typed.revisions, typed.names)
    ]


def _is_to_add(draft: Draft, comments: Mapping[str, Comment]) -> bool:
    if draft.name == "overall" or draft.name.startswith("comment-"):
        return True
    comment = comments.get(draft.name.partition("-")[2])
    return comment is not None and (draft.name.startswith("reply-") or draft.text != comment.text)


def forget(request, submission: Submission, typed: Typed, names: Iterable[str]) -> None:
    """Forget the words of these fields, because they are sent. What another page wrote in them stays."""
    sent = {name: typed.texts.get(name, "") for name in names}
    forget_drafts(submission=submission, author=request.user, sent=sent, revisions=typed.revisions, names=typed.names)


def forget_all(request, submission: Submission, typed: Typed, held: Iterable[Draft]) -> None:
    """Forget what was written about a submission that is decided, as it was when nothing was unseen."""
    sent = {draft.name: draft.text for draft in held} | {"overall": typed.overall}
    forget_drafts(submission=submission, author=request.user, sent=sent, revisions=typed.revisions, names=typed.names)


def remember_replies(sender, *, request, plan: Plan, **kwargs) -> None:
    """Keep the replies that came along with the plan; an emptied one is forgotten. Answers `page_posted`."""
    typed = {name: text for name, text in request.POST.items() if name.startswith("reply-")}
    written = {name for name, text in typed.items() if text.strip()}
    if written:
        written &= {f"reply-{pk}" for pk in Comment.objects.published().on(plan).values_list("pk", flat=True)}
    kept = {name: text for name, text in recall_replies(request, plan).items() if name not in typed}
    _keep_replies(request, plan, kept | {name: typed[name] for name in written})


def recall_replies(request, plan: Plan) -> dict[str, str]:
    """Return what was typed and not sent, by the name of the field."""
    return request.session.get(_replies_key(plan), {})


def forget_replies(request, plan: Plan, names: Iterable[str]) -> None:
    """Forget the replies of these fields, because they are sent."""
    sent = set(names)
    kept = {name: text for name, text in recall_replies(request, plan).items() if name not in sent}
    _keep_replies(request, plan, kept)


def _keep_replies(request, plan: Plan, texts: dict[str, str]) -> None:
    if texts:
        request.session[_replies_key(plan)] = texts
    elif recall_replies(request, plan):
        del request.session[_replies_key(plan)]


def _replies_key(plan: Plan) -> str:
    return f"replies-{plan.pk}"
