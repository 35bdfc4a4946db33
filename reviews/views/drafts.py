"""The words to the student, kept in the reviewer's session until the decision.

In the session and not in the review, so that two reviewers do not write over each other.
"""

from reviews.forms import Typed
from reviews.models import Submission


def remember(request, submission: Submission, typed: Typed) -> None:
    """Keep the words that came with this request, if the page sent its field for them."""
    if "overall" in request.POST and recall(request, submission) != typed.overall:
        request.session[_key(submission)] = typed.overall


def recall(request, submission: Submission) -> str:
    return request.session.get(_key(submission), "")


def forget(request, submission: Submission) -> None:
    request.session.pop(_key(submission), None)


def _key(submission: Submission) -> str:
    return f"overall-{submission.pk}"
