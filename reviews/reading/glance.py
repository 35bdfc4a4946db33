"""The class at a glance: in one assignment, who is where, and what the class as a whole finds hard."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Subquery

from people.models import User
from plans.access import arrangements_by_student
from plans.models import Assignment
from reviews.models import Comment, CommentKind, GivenLevel, Level, SavedComment
from reviews.reading.standings import Standing, read_class_standings
from reviews.remarks import count_remarks
from reviews.standing import APPROVED, DRAFT, ELSEWHERE, NOT_STARTED, RETURNED, SUBMITTED

REMARKS_SHOWN = 5
STATES = (
    (NOT_STARTED, "Not started", "circle"),
    (DRAFT, "Draft", "pencil"),
    (SUBMITTED, "Submitted", "send"),
    (RETURNED, "Returned", "arrow-return-left"),
    (APPROVED, "Approved", "check2-circle"),
    (ELSEWHERE, "In another class", "box-arrow-right"),
)


@dataclass(frozen=True)
class Group:
    """Some students of the class, under a key by which the page shows only them. `note` says more in words."""

    key: str
    name: str
    students: frozenset[int]
    icon: str = ""
    note: str = ""

    @property
    def count(self) -> int:
        return len(self.students)


@dataclass(frozen=True)
class Glance:
    """A class in one assignment. `reviewed` is how many plans have had feedback."""

    assignment: Assignment
    standings: list[Standing]
    states: list[Group]
    signs: list[Group]
    criteria: list[Group]
    kinds: list[Group]
    remarks: list[Group]
    reviewed: int

    def group(self, key: str) -> Group | None:
        groups = (*self.states, *self.signs, *self.criteria, *self.kinds, *self.remarks)
        return next((group for group in groups if group.key == key), None)

    def rows(self, group: Group | None) -> list[Standing]:
        """The students of a group, or all."""
        return [each for each in self.standings if group is None or each.student.pk in group.students]


def read_glance(teacher: User, students: list[User], assignment: Assignment, now: datetime) -> Glance:
    """Read a class in one assignment, in five queries."""
    standings = read_class_standings(students, assignment, arrangements_by_student(assignment), now)
    here = {each.plan.pk: each.student.pk for each in standings if each.plan}
    reviews = {each.plan.review_id: each.student.pk for each in standings if each.plan and each.plan.review_id}
    comments = _comments(assignment, here)
    return Glance(
        assignment,
        standings,
        states=_states(standings),
        signs=_signs(standings),
        criteria=_low_criteria(reviews),
        kinds=_kinds(comments),
        remarks=_remarks(teacher, comments),
        reviewed=len(reviews),
    )


def _where(standings: Iterable[Standing], key: str, name: str, icon: str, is_in) -> Group:
    return Group(key, name, frozenset(one.student.pk for one in standings if is_in(one)), icon)


def _states(standings: list[Standing]) -> list[Group]:
    """Return the students in each state; that some are in another class is rare, and said only if it is so."""
    groups = [_where(standings, key, name, icon, lambda one, key=key: one.state == key) for key, name, icon in STATES]
    return [group for group in groups if group.students or group.key != ELSEWHERE]


def _signs(standings: list[Standing]) -> list[Group]:
    return [
        _where(standings, "stuck", "Seem to be stuck", "exclamation-circle", lambda one: one.stuck),
        _where(standings, "late", "Late", "clock", lambda one: one.late),
        _where(standings, "unread", "Feedback not opened yet", "envelope", lambda one: one.facts.is_unread),
    ]


def _low_criteria(reviews: dict[int, int]) -> list[Group]:
    """Return the criteria in which the last reviews gave a level of the lower half, the commonest first."""
    of_criterion = Level.objects.filter(criterion=OuterRef("criterion")).order_by().values("criterion")
    number = Subquery(of_criterion.annotate(number=Count("pk")).values("number"))
    given = GivenLevel.objects.filter(review__in=reviews).annotate(levels=number).order_by()
    low: dict[str, set[int]] = {}
    keys: dict[str, int] = {}
    rows = given.values_list("criterion", "criterion__name", "review", "level__position", "levels")
    for pk, name, review, position, levels in rows:
        keys.setdefault(name, pk)
        if position < levels // 2:
            low.setdefault(name, set()).add(reviews[review])
    groups = [Group(f"criterion-{keys[name]}", name, frozenset(students)) for name, students in low.items()]
    return sorted(groups, key=lambda group: (-group.count, group.name))


def _comments(assignment: Assignment, here: dict) -> list[tuple[int, str, str]]:
    """Return student, kind and words of each comment that the class's teachers sent about the plans."""
    told = {"submission__plan__in": here, "submission__classroom": assignment.classroom_id}
    rows = Comment.objects.published().filter(**told).order_by()
    return [(here[plan], kind, text) for plan, kind, text in rows.values_list("submission__plan", "kind", "text")]


def _kinds(comments: list[tuple[int, str, str]]) -> list[Group]:
    counts = Counter(kind for _, kind, _ in comments)
    return [
        Group(
            f"kind-{kind}",
            kind.label,
            frozenset(student for student, other, _ in comments if other == kind),
            note=f"{counts[kind]} comment{'s' if counts[kind] > 1 else ''}",
        )
        for kind in CommentKind
        if counts[kind]
    ]


def _remarks(teacher: User, comments: list[tuple[int, str, str]]) -> list[Group]:
    saved = SavedComment.objects.usable_by(teacher).exclude(kind=CommentKind.PRAISE)
    told = [(student, text) for student, kind, text in comments if kind != CommentKind.PRAISE]
    remarks = count_remarks(told, saved.values_list("text", flat=True))[:REMARKS_SHOWN]
    return [
        Group(f"remark-{place}", remark.text, frozenset(remark.students), note=f"{remark.count} times")
        for place, remark in enumerate(remarks, start=1)
    ]
