"""Submissions and reviews of the demo, moved into the past."""

from datetime import timedelta

from django.utils import timezone

from people.models import User
from plans.models import Plan
from reviews.actions import add_comment, answer, decide, give_levels, mark_comment, submit_plan
from reviews.models import Comment, CommentState, Review, Submission
from reviews.reading import profile_of


class Timeline:
    """A moment so many days ago."""

    def __init__(self, days_ago: float):
        self.at = timezone.now() - timedelta(days=days_ago)


def submit(plan: Plan, when: Timeline) -> Submission:
    """Submit the plan as its owner, at a time in the past."""
    submission = submit_plan(plan=plan, user=plan.owner)
    Submission.objects.filter(pk=submission.pk).update(submitted_at=when.at)
    if submission.number == 1:
        Plan.objects.filter(pk=plan.pk).update(handed_in_at=when.at)
    return submission


def review(submission: Submission, teacher: User, slots: dict, content: dict) -> None:
    """Comment on the named slots and decide, at a time in the past; then answer as the student did."""
    when = Timeline(content["days_ago"])
    comments = [(_comment(submission, teacher, slots, entry), entry) for entry in content["comments"]]
    if "levels" in content:
        give_levels(
            submission=submission, profile=profile_of(submission), levels=_levels(submission, content["levels"])
        )
    decide(submission=submission, teacher=teacher, decision=content["decision"], overall=content["overall"])
    Review.objects.filter(submission=submission).update(decided_at=when.at)
    Comment.objects.filter(submission=submission).update(created_at=when.at, published_at=when.at)
    for comment, entry in comments:
        if "reply" in entry:
            answer(comment=comment, author=submission.plan.owner, text=entry["reply"])


def _comment(submission: Submission, teacher: User, slots: dict, entry: dict) -> Comment:
    slot = slots[entry["on"]]
    said = {name: entry[name] for name in ("text", "kind", "quote") if name in entry}
    if "link" in entry:
        said["evidence"] = submission.record_of(str(slot.pk)).citations[entry["link"]].evidence
    return add_comment(submission=submission, slot=slot, author=teacher, **said)


def _levels(submission: Submission, places: list[int]) -> dict[str, str]:
    """Return a level for each criterion, by its place from the lowest."""
    criteria = profile_of(submission).criteria.prefetch_related("levels")
    return {
        str(criterion.pk): str(criterion.levels.all()[place].pk)
        for criterion, place in zip(criteria, places, strict=True)
    }


def confirm(plan: Plan) -> None:
    """Mark as fixed what the student has answered, as a teacher does on the next submission."""
    for comment in Comment.objects.published().filter(submission__plan=plan, state=CommentState.ANSWERED):
        mark_comment(comment=comment, teacher=comment.author, state=CommentState.FIXED)
