"""Lines of plans and assignments as a student's pages list them."""

from dataclasses import dataclass
from datetime import datetime

from plans.access import arrangements_by_assignment, assignments_for
from plans.due import Due, describe_due, describe_late
from plans.models import Assignment, Plan, PlanState
from plans.terms import Terms, terms_of
from plans.views.progress import Progress, read_progress

# What one has to do comes first, what is done with comes last.
RANKS = {PlanState.RETURNED: 0, PlanState.DRAFT: 0, None: 0, PlanState.SUBMITTED: 1, PlanState.APPROVED: 2}


@dataclass(frozen=True, slots=True)
class Row:
    """An assignment with the student's plan for it if there is one, or a plan that nobody assigned.

    `late` says by how much it was handed in late, or is by now, against the student's own due date; or "".
    """

    assignment: Assignment | None
    plan: Plan | None
    progress: Progress | None
    due: Due | None
    due_at: datetime | None
    late: str

    @property
    def state(self) -> str | None:
        return self.plan.state if self.plan else None

    @property
    def question(self):
        return (self.plan or self.assignment).question

    @property
    def is_done(self) -> bool:
        """Whether the student has nothing to do about it for now."""
        return RANKS[self.state] > 0


def read_rows(user, plans: list[Plan], now: datetime) -> tuple[list[Row], list[Row]]:
    """Return what is assigned to a student, what is due first at the top, and then all other plans as they come."""
    progress = read_progress(plans)
    by_assignment = {plan.assignment_id: plan for plan in plans if plan.assignment_id}
    assignments = list(assignments_for(user).select_related("created_by"))
    own_terms = arrangements_by_assignment(user)
    assigned = [
        _assigned_row(each, by_assignment.get(each.pk), progress, terms_of(each, own_terms.get(each.pk)), now)
        for each in assignments
    ]
    known = {assignment.pk for assignment in assignments}
    own = [Row(None, plan, progress[plan.pk], None, None, "") for plan in plans if plan.assignment_id not in known]
    return sorted(assigned, key=_urgency), own


def _assigned_row(assignment: Assignment, plan: Plan | None, progress: dict, terms: Terms, now: datetime) -> Row:
    zone = assignment.classroom.time_zone
    return Row(
        assignment,
        plan,
        progress[plan.pk] if plan else None,
        describe_due(terms.due_at, now, zone),
        terms.due_at,
        describe_late(terms.due_at, (plan and plan.handed_in_at) or now, zone),
    )


def _urgency(row: Row) -> tuple:
    due_at = row.due_at
    return RANKS[row.state], due_at is None, due_at.timestamp() if due_at else 0, row.assignment.pk
