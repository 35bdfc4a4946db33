"""What is typed and not sent yet.

A teacher's words wait in drafts of their own until they are added or sent: not in the review, so that two reviewers do
not write over each other. A student's reply waits in their session when another button than its own sent the page.
"""

from collections.abc import Iterable
from contextlib import suppress

from plans.models import Plan
from reviews.actions import ReviewClosed, forget_drafts, save_drafts
from reviews.forms import Typed
from reviews.models import Comment, Submission


def remember(request, submission: Submission, typed: Typed) -> None:
    """Keep the words to the student that came with this request, if the page sent its field for them.

    That the plan was withdrawn meanwhile is told by what the request goes on to do.
    """
    if "overall" in request.POST:
        with suppress(ReviewClosed):
            save_drafts(submission=submission, author=request.user, texts={"overall": typed.overall})


def recall(request, submission: Submission) -> Typed:
    """Return what the teacher was writing about the submission."""
    return Typed(dict(submission.drafts.filter(author=request.user).values_list("name", "text")))


def forget(request, submission: Submission, names: Iterable[str] | None = None) -> None:
    """Forget the words of these fields, or without names of all, because they are sent."""
    forget_drafts(submission=submission, author=request.user, names=names)


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
