"""The part of the queue that a teacher goes through: by state, by class, by assignment."""

from collections import Counter
from dataclasses import dataclass, replace
from textwrap import shorten
from urllib.parse import urlencode

from django.db.models import Case, Count, F, When

from people.models import Classroom
from plans.models import Assignment
from reviews.models import QueueState, Submission

QUESTION_LENGTH = 80


@dataclass(frozen=True)
class QueueFilter:
    """What of the queue is shown; without a class it is every class, without an assignment every plan."""

    state: str = QueueState.WAITING
    classroom: Classroom | None = None
    assignment: Assignment | None = None

    @property
    def is_waiting(self) -> bool:
        return self.state == QueueState.WAITING

    @property
    def is_narrow(self) -> bool:
        """Whether only a part of the classes' plans is shown."""
        return bool(self.classroom or self.assignment)

    @property
    def query(self) -> str:
        """The filter as the end of an address: "?class=3&state=returned", or "" where nothing is chosen."""
        chosen = {
            "state": "" if self.is_waiting else self.state,
            "class": self.classroom.pk if self.classroom else "",
            "assignment": self.assignment.pk if self.assignment else "",
        }
        words = urlencode({name: value for name, value in chosen.items() if value})
        return f"?{words}" if words else ""

    def shows(self, classroom: int, assignment: int | None) -> bool:
        """Whether a plan that this class received for this assignment is let through, whatever its state."""
        is_here = self.classroom is None or self.classroom.pk == classroom
        return is_here and (self.assignment is None or self._key == (classroom, assignment))

    def of_class(self, submissions):
        """The submissions of the class and the assignment, in whatever state."""
        if self.classroom:
            submissions = submissions.filter(classroom=self.classroom)
        if self.assignment:
            submissions = submissions.filter(classroom=self._key[0], plan__assignment=self.assignment)
        return submissions

    @property
    def _key(self) -> tuple[int, int]:
        """The chosen assignment and its class: what a student took to another class does not belong to it there."""
        return self.assignment.classroom_id, self.assignment.pk

    def keep(self, submissions):
        """The submissions that the filter lets through, in the order in which one goes through them."""
        return self.of_class(submissions).in_state(self.state)


@dataclass(frozen=True)
class Choice:
    """One thing to filter by, and how many plans it would show."""

    value: str | int
    name: str
    count: int
    is_chosen: bool
    query: str = ""


@dataclass(frozen=True)
class Choices:
    """All there is to filter by. A class or an assignment without a plan in the chosen state is left out."""

    states: list[Choice]
    classes: list[Choice]
    assignments: list[Choice]

    @property
    def count(self) -> int:
        """How many plans the filter shows."""
        return next(choice.count for choice in self.states if choice.is_chosen)


@dataclass(frozen=True)
class _Group:
    """How many plans that one class received for one of its assignments, or for none, are in one state."""

    state: str
    classroom: int
    class_name: str
    assignment: int | None
    question: str
    count: int


def read_choices(teacher, chosen: QueueFilter) -> Choices:
    """Count the plans behind each choice, in one query: of each plan the last submission counts."""
    fields = ("classroom", "classroom__name", "own_assignment", "plan__assignment__question__text")
    # An assignment of another class is not one to choose here.
    own_assignment = Case(When(plan__assignment__classroom=F("classroom"), then=F("plan__assignment")))
    submissions = Submission.objects.reviewable_by(teacher).latest().annotate(own_assignment=own_assignment).order_by()
    rows = submissions.values_list("review__decision", *fields).annotate(count=Count("pk"))
    groups = [_Group(decision or QueueState.WAITING, *values) for decision, *values in rows]
    here = chosen.classroom.pk if chosen.classroom else None
    in_state = [group for group in groups if group.state == chosen.state]
    in_class = [group for group in in_state if here in (None, group.classroom)]
    return Choices(_states(groups, chosen), _classes(in_state, chosen), _assignments(in_class, chosen))


def _states(groups: list[_Group], chosen: QueueFilter) -> list[Choice]:
    counts = Counter()
    for group in groups:
        if chosen.shows(group.classroom, group.assignment):
            counts[group.state] += group.count
    return [
        Choice(state, label, counts[state], state == chosen.state, replace(chosen, state=state).query)
        for state, label in QueueState.choices
    ]


def _classes(groups: list[_Group], chosen: QueueFilter) -> list[Choice]:
    counts, names = Counter(), {}
    if chosen.classroom:
        names[chosen.classroom.pk] = chosen.classroom.name
    for group in groups:
        counts[group.classroom] += group.count
        names[group.classroom] = group.class_name
    return _listed(names, counts, chosen.classroom)


def _assignments(groups: list[_Group], chosen: QueueFilter) -> list[Choice]:
    counts, names = Counter(), {}
    if chosen.assignment:
        names[chosen.assignment.pk] = _name(chosen, chosen.assignment.classroom.name, chosen.assignment.question.text)
    for group in groups:
        if group.assignment:
            counts[group.assignment] += group.count
            names[group.assignment] = _name(chosen, group.class_name, group.question)
    return _listed(names, counts, chosen.assignment)


def _name(chosen: QueueFilter, class_name: str, question: str) -> str:
    """Name an assignment; with its class where several classes are shown."""
    question = shorten(question, QUESTION_LENGTH, placeholder="…")
    return question if chosen.classroom else f"{class_name}: {question}"


def _listed(names: dict[int, str], counts: Counter, chosen: Classroom | Assignment | None) -> list[Choice]:
    here = chosen.pk if chosen else None
    return [Choice(pk, name, counts[pk], pk == here) for pk, name in sorted(names.items(), key=lambda item: item[::-1])]
