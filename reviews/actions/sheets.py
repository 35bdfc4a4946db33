"""Making and changing whole-class feedback sheets."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from plans.models import Assignment
from reviews.models import FeedbackSheet
from reviews.sheet import Sheet, sheet_to_json


class SheetChanged(Exception):
    """Somebody has changed the sheet since it was opened."""


@transaction.atomic
def make_sheet(*, assignment: Assignment, teacher, sheet: Sheet, plans: int) -> FeedbackSheet:
    """Keep a sheet that was built from the marking of so many plans, with the date of today.

    After a second click, say, the same sheet is there already, and nobody has changed it: then return that one.
    """
    Assignment.objects.select_for_update().get(pk=assignment.pk)
    content, latest = sheet_to_json(sheet), assignment.feedback_sheets.first()
    if latest and latest.revision == 0 and latest.content == content and latest.plans == plans:
        return latest
    now = timezone.now()
    people = {"made_by": teacher, "made_at": now, "changed_by": teacher, "changed_at": now}
    return FeedbackSheet.objects.create(assignment=assignment, content=content, plans=plans, **people)


def change_sheet(*, sheet: FeedbackSheet, content: Sheet, revision: int, teacher) -> None:
    """Write the sheet over the revision that the teacher saw. Raises SheetChanged where that is not the latest."""
    # The condition is the lock: of two that save at once, one finds the revision gone.
    unchanged = FeedbackSheet.objects.filter(pk=sheet.pk, revision=revision)
    fields = {"content": sheet_to_json(content), "changed_by": teacher, "changed_at": timezone.now()}
    if not unchanged.update(revision=F("revision") + 1, **fields):
        raise SheetChanged
