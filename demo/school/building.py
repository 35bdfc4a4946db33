"""Building a school, class by class, so that no more than one class is in memory at a time."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import reset_queries, transaction
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from demo.people import PASSWORD
from demo.school import words
from demo.school.plans import PlanRows, plan_rows
from demo.school.reviewing import Reviewed, Reviewing
from demo.school.sizes import Size, share, submissions_of_class
from demo.school.telling import tell
from people.models import Classroom, Membership, Role, User
from plans.models import Assignment, Citation, ParagraphModel, Plan, Section, Slot, SlotEdit
from reviews.models import Comment, GivenLevel, Level, Reply, Review, SavedComment, Submission

DOMAIN = "school.example"
CLASSES_OF_A_TEACHER = 4
WEEKS_BETWEEN_ASSIGNMENTS = 3
NOT_BEGUN = 0.5  # of those who have not handed in
BATCH = 500


class BankMissing(Exception):
    """The school's plans are made of the bank, and it is not in the database."""


class SchoolExists(Exception):
    """There is a school already."""


@transaction.atomic
def make_school(size: Size, *, seed: int = 1, domain: str = DOMAIN) -> list[User]:
    """Create a school; return its teachers. The same seed gives the same school, but for the day it is made on.

    Raises BankMissing, and SchoolExists where there is one with this domain.
    """
    if User.objects.filter(email__endswith=f"@{domain}").exists():
        raise SchoolExists(f"There are people with addresses at {domain} already.")
    banks = words.read_banks()
    if not banks:
        raise BankMissing("The bank has no question with arguments.")
    builder = _Builder(Random(f"{seed} {domain}"), size, domain, banks)  # noqa: S311 - nothing here is secret
    for place in range(size.classes):
        builder.make_class(place)
        reset_queries()  # which a developer's server keeps, with all that was saved
    return builder.teachers


class _Builder:
    def __init__(self, chance: Random, size: Size, domain: str, banks: list[words.Bank]):
        self.chance, self.size, self.domain, self.banks = chance, size, domain, banks
        self.password = make_password(PASSWORD)  # hashed once: hashing is slow on purpose
        self.now = timezone.now()
        self.model = ParagraphModel.objects.get(key="peel")
        self.roles = {part.key: part.role for part in self.model.parts.all()}
        self.criteria = _read_criteria()
        self.teachers = self._people("teacher", -(-size.classes // CLASSES_OF_A_TEACHER))
        SavedComment.objects.bulk_create([saved for teacher in self.teachers for saved in _saved_comments(teacher)])

    def make_class(self, place: int) -> None:
        """Create a class with its students, assignments, plans and all that was said about them."""
        lead = self.teachers[place // CLASSES_OF_A_TEACHER]
        room = Classroom.objects.create(name=f"{7 + place % 6}{chr(65 + place // 6)} History")
        students = self._people(f"student{place + 1:03}", self.size.students)
        beside = self.teachers[(place + 1) // CLASSES_OF_A_TEACHER % len(self.teachers)]
        teachers = dict.fromkeys((lead, beside))
        Membership.objects.bulk_create(
            [Membership(classroom=room, user=teacher, role=Role.TEACHER) for teacher in teachers]
            + [Membership(classroom=room, user=student) for student in students]
        )
        total = share(self.size.submissions, self.size.classes, place)
        counts = submissions_of_class(self.chance, self.size, total)
        dues = [self._due(len(counts) - number - 1) for number in range(len(counts))]
        banks = [self.banks[(place + number) % len(self.banks)] for number in range(len(counts))]
        assignments = [self._assignment(room, lead, bank, due_at) for bank, due_at in zip(banks, dues, strict=True)]
        written = [
            plan_rows(self.chance, assignment, self.roles, student, bank, handed_in)
            for assignment, bank, row in zip(assignments, banks, counts, strict=True)
            for student, handed_in in zip(students, row, strict=True)
            if handed_in or self.chance.random() > NOT_BEGUN
        ]
        _save_plans(written)
        comments = share(self.size.comments, self.size.classes, place)
        tell(room, teachers, self._review(room, lead, written, assignments[-1], comments), self.now)

    def _review(
        self, room: Classroom, lead: User, written: list[PlanRows], latest: Assignment, comments: int
    ) -> Reviewed:
        reviewing = Reviewing(self.chance, lead, self.criteria)
        for rows in written:
            due_at, is_latest = rows.plan.assignment.due_at, rows.plan.assignment == latest
            start = self.now - timedelta(days=4) if is_latest else due_at - timedelta(days=1)
            reviewing.hand_in(rows, start + timedelta(days=self.chance.uniform(-2, 2)), is_latest=is_latest)
        reviewing.comment({rows.plan.pk: rows for rows in written}, comments)
        done = reviewing.done
        _save(Submission, done.submissions)
        _save(Review, done.reviews)
        _save(GivenLevel, done.levels)
        _save(Comment, done.comments)
        _save(Reply, done.replies)
        _set_times(room, written)
        return done

    def _due(self, assignments_ago: int) -> datetime:
        """Return when an assignment is due: the latest in some days, the others some weeks apart."""
        days = 5 if assignments_ago == 0 else -7 * WEEKS_BETWEEN_ASSIGNMENTS * assignments_ago
        return timezone.localtime(self.now + timedelta(days=days)).replace(hour=17, minute=0, second=0, microsecond=0)

    def _assignment(self, room: Classroom, teacher: User, bank: words.Bank, due_at: datetime) -> Assignment:
        return Assignment.objects.create(
            classroom=room, question=bank.question, paragraph_model=self.model, due_at=due_at, created_by=teacher
        )

    def _people(self, key: str, number: int) -> list[User]:
        school = self.domain.partition(".")[0]
        names = [f"{key}.{place + 1}" for place in range(number)]
        return User.objects.bulk_create(
            [
                User(
                    username=f"{school}.{name}",
                    email=f"{name}@{self.domain}",
                    display_name=words.person(self.chance),
                    password=self.password,
                )
                for name in names
            ]
        )


def _read_criteria() -> list[list[Level]]:
    """Return the levels of each criterion of the shipped profile."""
    levels: dict[int, list[Level]] = {}
    for level in Level.objects.filter(criterion__profile__key="six-strands").select_related("criterion"):
        levels.setdefault(level.criterion_id, []).append(level)
    return list(levels.values())


def _saved_comments(owner: User) -> Iterable[SavedComment]:
    for kind, text, criterion in words.REMARKS:
        saved = SavedComment(owner=owner, is_shared=True, kind=kind, text=text, criterion=criterion)
        saved.prepare()
        yield saved


def _save(model, rows: list) -> None:
    model.objects.bulk_create(rows, batch_size=BATCH)


def _save_plans(written: list[PlanRows]) -> None:
    _save(Plan, [rows.plan for rows in written])
    _save(Section, [block.section for rows in written for block in rows.blocks])
    _save(Slot, [each.slot for rows in written for each in rows.written])
    _save(SlotEdit, [edit for rows in written for edit in rows.edits()])
    _save(Citation, [citation for rows in written for citation, _ in rows.citations])


def _set_times(room: Classroom, written: list[PlanRows]) -> None:
    """Move into the past what is stamped as it is saved."""
    plans = [rows.plan for rows in written]
    Plan.objects.bulk_update(plans, ["state", "handed_in_at", "created_at", "updated_at"], batch_size=BATCH)
    Comment.objects.filter(submission__classroom=room).update(created_at=F("published_at"))
    Reply.objects.filter(comment__submission__classroom=room).update(created_at=F("published_at"))
    changed = Plan.objects.filter(sections__slots=OuterRef("slot")).values("updated_at")[:1]
    SlotEdit.objects.filter(slot__section__plan__classroom=room).update(created_at=Subquery(changed))
