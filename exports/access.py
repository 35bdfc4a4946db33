"""Who may take which document along."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime

from exports.hub import Edition
from exports.models import Pack
from people.access import members_of
from people.models import Classroom
from plans.access import get_taught_assignment, own_plans
from plans.models import Assignment, Plan
from plans.reading import read_blank, read_plan
from reviews.access import assignments_taught_by, get_exemplar, get_sheet, latest_submission
from reviews.anonymity import anonymous
from reviews.document import ReviewDocument
from reviews.feedback import read_feedback, read_feedback_of_class
from reviews.grade import GradeRow
from reviews.models import Exemplar, FeedbackSheet, Submission
from reviews.reading import read_grades, record_feedback
from reviews.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Held:
    """An edition of a plan as one person gets it, whose it is in the name of the file, and the page that it is of."""

    edition: Edition
    named: str
    page: Plan | Submission | Exemplar | Classroom


@dataclass(frozen=True, slots=True)
class HeldSheet:
    """A feedback sheet, what it is in words, and when it came about."""

    sheet: Sheet
    status: str
    moment: datetime
    page: FeedbackSheet


def get_held(user, plan_pk: UUID, paper: str) -> Held:
    """Return the owner's plan as it stands; for teachers of a class, what that received last; else Http404.

    With it comes what was said of it and published, and the submission before, as far as this person may know of them.
    """
    plan = own_plans(user).with_arrangements().filter(pk=plan_pk).first()
    if plan:
        return _of_owner(plan, paper)
    submissions = Submission.objects.reviewable_by(user).filter(plan=plan_pk).select_related("classroom", "plan")
    submission = submissions.order_by("-number").first()
    if submission is None:
        raise Http404("There is no such plan.")
    said = record_feedback(read_feedback_of_class(submission.plan, user))
    return Held(_of_submission(submission, submissions, said, paper), submission.frozen.author, submission)


def get_exemplar_held(user, pk: UUID, paper: str) -> Held:
    """Return an exemplar that the user may read, without its writer's name; else Http404.

    Its date is that of the question to the student: when the plan was handed in might tell whose it is.
    """
    exemplar = get_exemplar(user, pk)
    edition = Edition(anonymous(exemplar.submission.frozen), "Exemplar", exemplar.asked_at, paper=paper)
    return Held(edition, "Exemplar", exemplar)


def get_blank_held(user, assignment_pk: int, paper: str) -> Held:
    """Return an assignment of a class that the user teaches as a plan in which nobody has written; else Http404.

    Raise PermissionDenied for students of the class, who have it with their own plan.
    """
    assignment = get_taught_assignment(user, assignment_pk)
    edition = Edition(read_blank(assignment), "", assignment.created_at, paper=paper)
    return Held(edition, "", assignment.classroom)


def get_held_sheet(user, pk: int) -> HeldSheet:
    """Return a feedback sheet of a class that the user teaches; else Http404. The day is that of the class."""
    sheet = get_sheet(user, pk)
    classroom = sheet.assignment.classroom
    status = f"{classroom.name}, {_in_words(sheet.made_at, 'j F Y', classroom)}"
    return HeldSheet(sheet.sheet, status, sheet.changed_at, sheet)


def get_grades(user, assignment_pk: int) -> tuple[Assignment, list[GradeRow]]:
    """Return an assignment of a class that the user teaches, and how its students did.

    Raise Http404 for another one, and PermissionDenied for students of the class.
    """
    assignment = get_taught_assignment(user, assignment_pk)
    _, students = members_of(assignment.classroom)
    return assignment, read_grades([member.user for member in students], assignment, timezone.now())


def get_pack(user, pk: UUID) -> Pack:
    """Return a pack that the user asked for and may still have: of a class that they teach; else Http404."""
    packs = Pack.objects.filter(person=user, assignment__in=assignments_taught_by(user))
    return get_object_or_404(packs.select_related("assignment__question", "assignment__classroom"), pk=pk)


def _of_owner(plan: Plan, paper: str) -> Held:
    said, submissions = record_feedback(read_feedback(plan)), plan.submissions.select_related("classroom")
    if plan.is_editable:
        document, status = read_plan(plan), f"Draft of {_when(plan.updated_at, plan.classroom)}"
        edition = Edition(document, status, plan.updated_at, said, paper=paper)
        edition = _since(edition, submissions.order_by("-number").first())
    else:
        edition = _of_submission(latest_submission(plan), submissions, said, paper)
    return Held(edition, edition.document.author, plan)


def _of_submission(submission: Submission, others, said: ReviewDocument | None, paper: str) -> Edition:
    edition = Edition(submission.frozen, _status(submission), submission.submitted_at, said, paper=paper)
    return _since(edition, others.filter(number__lt=submission.number).order_by("-number").first())


def _since(edition: Edition, earlier: Submission | None) -> Edition:
    """Return the edition with the submission that a comparison starts from, if there is one."""
    return replace(edition, earlier=earlier.frozen, earlier_status=_status(earlier)) if earlier else edition


def _status(submission: Submission) -> str:
    return f"Submission {submission.number}, {_when(submission.submitted_at, submission.classroom)}"


def _when(moment: datetime, classroom: Classroom | None) -> str:
    return _in_words(moment, "j F Y, H:i", classroom)


def _in_words(moment: datetime, form: str, classroom: Classroom | None) -> str:
    """Return the moment as the clock of the class shows it; without a class, as the site's does."""
    zone = ZoneInfo(classroom.time_zone) if classroom else None
    return date_format(localtime(moment, zone), form)
