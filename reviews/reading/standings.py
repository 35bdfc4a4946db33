"""How students stand in assignments: the same reading for their teachers and for themselves.

What a student has submitted to another class is not for the teachers of this one: they learn no more than that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from people.models import Classroom, User
from plans.access import arrangements_by_assignment
from plans.due import describe_late
from plans.models import Arrangement, Assignment, Plan
from plans.terms import terms_of
from reviews.models import Decision, Review, Submission
from reviews.standing import ELSEWHERE, NOT_STARTED, Facts, completeness, days_ago, in_days, why_stuck


@dataclass(frozen=True, slots=True)
class Standing:
    """A student in an assignment. `submission` is the id of what they handed in last to its class.

    `state` is that of the plan, or "not_started", or "elsewhere".
    `late` and `stuck` are words, or "" where neither is so; `resting` is how many days ago the student did something.
    """

    student: User
    assignment: Assignment
    plan: Plan | None
    facts: Facts
    submission: UUID | None
    late: str
    stuck: str
    resting: int | None

    @property
    def state(self) -> str:
        return self.facts.state

    @property
    def complete(self) -> int:
        return completeness(self.facts.written, self.facts.parts)

    @property
    def active(self) -> str:
        """When the student last did something, in words."""
        return "" if self.resting is None else in_days(self.resting)


def plans_with_facts() -> QuerySet[Plan]:
    """Plans with all that a standing is made of, in one query."""
    latest = Submission.objects.filter(plan=OuterRef("pk")).order_by("-number")
    decided = Review.objects.filter(submission__plan=OuterRef("pk"), decision__in=Decision.values)
    decided = decided.order_by("-submission__number")
    reviewed = decided.filter(submission__classroom=OuterRef("assignment__classroom"))
    received = latest.filter(classroom=OuterRef("assignment__classroom"))
    return Plan.objects.with_parts().annotate(
        submitted_at=Subquery(latest.values("submitted_at")[:1]),
        changed_by_review_at=Subquery(decided.values("decided_at")[:1]),
        latest_id=Subquery(received.values("pk")[:1]),
        review_id=Subquery(reviewed.values("pk")[:1]),
        decided_at=Subquery(reviewed.values("decided_at")[:1]),
        read_at=Subquery(reviewed.values("read_at")[:1]),
    )


def describe(
    student: User, assignment: Assignment, plan: Plan | None, arrangement: Arrangement | None, now: datetime
) -> Standing:
    """Return how a student stands; `plan` comes from `plans_with_facts`."""
    zone, due_at = assignment.classroom.time_zone, terms_of(assignment, arrangement).due_at
    facts = _facts(assignment, plan, due_at)
    is_elsewhere = facts.state == ELSEWHERE
    return Standing(
        student,
        assignment,
        plan,
        facts,
        submission=plan.latest_id if plan else None,
        late="" if is_elsewhere else describe_late(due_at, (plan and plan.handed_in_at) or now, zone),
        stuck=why_stuck(facts, now, zone),
        resting=days_ago(facts.active_at, now, zone) if facts.active_at else None,
    )


def _facts(assignment: Assignment, plan: Plan | None, due_at: datetime | None) -> Facts:
    if plan is None:
        return Facts(due_at=due_at)
    is_begun = plan.parts_written or plan.submitted_at
    state = ELSEWHERE if plan.is_elsewhere(assignment) else plan.state
    return Facts(
        state=state if is_begun else NOT_STARTED,
        due_at=due_at,
        active_at=_active_at(plan) if is_begun else None,
        decided_at=plan.decided_at,
        read_at=plan.read_at,
        parts=plan.parts,
        written=plan.parts_written,
    )


def _active_at(plan: Plan) -> datetime:
    """Return when the student did something last: a decision changes the plan, too, and is not theirs."""
    decided_at = plan.changed_by_review_at
    is_decision = decided_at is not None and plan.updated_at <= decided_at
    return plan.submitted_at if is_decision else plan.updated_at


def read_own_standings(student: User, room: Classroom, now: datetime) -> list[Standing]:
    """Return how a student stands in each assignment of a class, what is due last at the top, in three queries."""
    assignments = Assignment.objects.filter(classroom=room).select_related("question", "classroom").latest_first()
    plans = {plan.assignment_id: plan for plan in plans_with_facts().filter(owner=student, assignment__classroom=room)}
    own = arrangements_by_assignment(student)
    return [describe(student, each, plans.get(each.pk), own.get(each.pk), now) for each in assignments]


def read_class_standings(
    students: Iterable[User], assignment: Assignment, own: dict[int, Arrangement], now: datetime
) -> list[Standing]:
    """Return how the students of a class stand in one of its assignments, in one query."""
    plans = {plan.owner_id: plan for plan in plans_with_facts().filter(assignment=assignment)}
    return [describe(each, assignment, plans.get(each.pk), own.get(each.pk), now) for each in students]
