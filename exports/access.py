"""Who may take which document along."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime

from plans.access import own_plans
from plans.document import PlanDocument
from plans.models import Plan
from plans.reading import read_plan
from reviews.access import get_exemplar, get_sheet, latest_submission
from reviews.anonymity import anonymous
from reviews.models import Exemplar, FeedbackSheet, Submission
from reviews.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Edition:
    """A document as one person gets it: the document, what it is in words, when it came about, and its page."""

    document: PlanDocument | Sheet
    status: str
    moment: datetime
    page: Plan | Submission | FeedbackSheet | Exemplar


def get_edition(user, plan_pk: UUID) -> Edition:
    """Return the owner's plan as it stands; for teachers of its class, what was last submitted; else Http404."""
    plan = own_plans(user).with_arrangements().filter(pk=plan_pk).first()
    if plan:
        return _of_owner(plan)
    submission = Submission.objects.reviewable_by(user).filter(plan=plan_pk).order_by("-number").first()
    if submission:
        return Edition(submission.frozen, _submitted(submission), submission.submitted_at, submission)
    raise Http404("There is no such plan.")


def get_exemplar_edition(user, pk: UUID) -> Edition:
    """Return an exemplar that the user may read, without its writer's name; else Http404.

    Its date is that of the question to the student: when the plan was handed in might tell whose it is.
    """
    exemplar = get_exemplar(user, pk)
    return Edition(anonymous(exemplar.submission.frozen), "Exemplar", exemplar.asked_at, exemplar)


def get_sheet_edition(user, pk: int) -> Edition:
    """Return a feedback sheet of a class that the user teaches; else Http404. The day is that of the class."""
    sheet = get_sheet(user, pk)
    classroom = sheet.assignment.classroom
    with timezone.override(ZoneInfo(classroom.time_zone)):
        status = f"{classroom.name}, {date_format(localtime(sheet.made_at), 'j F Y')}"
    return Edition(sheet.sheet, status, sheet.changed_at, sheet)


def _of_owner(plan: Plan) -> Edition:
    if plan.is_editable:
        return Edition(read_plan(plan), f"Draft of {_when(plan.updated_at)}", plan.updated_at, plan)
    submission = latest_submission(plan)
    return Edition(submission.frozen, _submitted(submission), submission.submitted_at, plan)


def _submitted(submission: Submission) -> str:
    return f"Submission {submission.number}, {_when(submission.submitted_at)}"


def _when(moment: datetime) -> str:
    return date_format(localtime(moment), "j F Y, H:i")
