"""What a gradebook takes from an assignment: a line a student."""

from collections import Counter, defaultdict
from datetime import datetime

from people.models import User
from plans.access import arrangements_by_student
from plans.models import Assignment, Plan
from reviews.document import LevelRecord
from reviews.grade import GradeRow
from reviews.models import Comment, Review, Submission
from reviews.reading.standings import Standing, read_class_standings


def read_grades(students: list[User], assignment: Assignment, now: datetime) -> list[GradeRow]:
    """Return how the students of a class did in an assignment, in five queries.

    What another class received is for its own teachers, and is not told.
    """
    standings = read_class_standings(students, assignment, arrangements_by_student(assignment), now)
    plans = [each.plan for each in standings if each.plan]
    submitted = _submitted(plans, assignment)
    reviews = Review.objects.in_bulk([plan.review_id for plan in plans if plan.review_id])
    open_comments = _open_comments(plans, assignment)
    return [
        _row(each, submitted[each.plan.pk], reviews.get(each.plan.review_id), open_comments[each.plan.pk])
        if each.plan
        else _row(each, [], None, 0)
        for each in standings
    ]


def _row(standing: Standing, submitted: list[datetime], review: Review | None, open_comments: int) -> GradeRow:
    return GradeRow(
        name=standing.student.shown_name,
        username=standing.student.username,
        state=standing.state,
        submitted=tuple(submitted),
        late=standing.late,
        decision=review.get_decision_display() if review else "",
        levels=tuple(LevelRecord(**level) for level in review.given) if review else (),
        open_comments=open_comments,
    )


def _submitted(plans: list[Plan], assignment: Assignment) -> dict[object, list[datetime]]:
    received = Submission.objects.filter(plan__in=plans, classroom=assignment.classroom_id).order_by("number")
    submitted = defaultdict(list)
    for plan_pk, moment in received.values_list("plan", "submitted_at"):
        submitted[plan_pk].append(moment)
    return submitted


def _open_comments(plans: list[Plan], assignment: Assignment) -> Counter:
    """Return how many comments that the class's teachers sent are to be acted on, by the plan's id."""
    sent = Comment.objects.published().to_act_on().filter(submission__classroom=assignment.classroom_id)
    there = sent.filter(submission__plan__in=plans, slot__section__removed_at__isnull=True)
    return Counter(there.values_list("submission__plan", flat=True))
