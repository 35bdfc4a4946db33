"""What people do in the tests of notices, each heard at once, as after a commit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from notices.models import Item, Mail, Notice
from notices.reading import read_lines
from people.models import Role, User
from plans.models import Assignment, Plan
from reviews.actions import answer, decide, mark_done, submit_plan, withdraw_submission
from reviews.models import Comment, Submission
from tests.cast import Cast, make_person
from tests.reviews.scene import comment_on, submitted


@dataclass
class Heard:
    """The cast, and what they do."""

    cast: Cast
    capture: Callable

    def submit(self, owner: User | None = None) -> Submission:
        with self.capture(execute=True):
            return submitted(self.cast, owner)

    def submit_again(self, plan: Plan) -> Submission:
        with self.capture(execute=True):
            return submit_plan(plan=plan, user=plan.owner)

    def withdraw(self, submission: Submission) -> None:
        with self.capture(execute=True):
            withdraw_submission(plan=submission.plan)

    def decide(self, submission: Submission, decision: str = "returned", teacher: User | None = None) -> None:
        with self.capture(execute=True):
            decide(submission=submission, teacher=teacher or self.cast.teacher, decision=decision, overall="")

    def returned_comment(self) -> Comment:
        """A comment that the student has got back with the plan."""
        submission = self.submit()
        comment = comment_on(submission, self.cast)
        self.decide(submission)
        comment.refresh_from_db()
        return comment

    def answer(self, comment: Comment, text: str = "The readers of journals.") -> None:
        with self.capture(execute=True):
            answer(comment=comment, author=comment.submission.plan.owner, text=text)

    def mark_done(self, comment: Comment) -> None:
        with self.capture(execute=True):
            mark_done(comment=comment)

    def class_submits(self, count: int) -> None:
        """So many further students join the class and submit their plans."""
        start = User.objects.count()
        for number in range(start, start + count):
            person = make_person(f"student{number}")
            self.cast.classroom.memberships.create(user=person)
            self.submit(person)

    def colleague(self, name: str = "colleague") -> User:
        """Another teacher of the class."""
        person = make_person(name)
        self.cast.classroom.memberships.create(user=person, role=Role.TEACHER)
        return person


def told(person: User) -> list[str]:
    """What a person is told, with the question."""
    lines = read_lines(Notice.objects.of(person))
    return [f"{line.text}: {line.question}" for line in lines]


def unread(person: User) -> int:
    return Notice.objects.of(person).unread().count()


def earlier(**ago) -> None:
    """Move all that was told and sent so far into the past."""
    past = timezone.now() - timedelta(**ago)
    Item.objects.update(happened_at=past)
    Mail.objects.update(made_at=past)


def due(assignment: Assignment, **ahead) -> None:
    Assignment.objects.filter(pk=assignment.pk).update(due_at=timezone.now() + timedelta(**ahead))
