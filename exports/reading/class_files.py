"""What an assignment can be taken along as."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse

from exports.hub import find_format
from plans.models import Assignment
from reviews.models import FeedbackSheet, Submission


@dataclass(frozen=True, slots=True)
class ClassFile:
    """A kind of file, or the page on which it is chosen; `picture` is the address of its first page, or ""."""

    name: str
    kind: str
    purpose: str
    address: str
    picture: str = ""


def read_class_files(assignment: Assignment) -> list[ClassFile]:
    """Return them in the order of the menu, in one query."""
    handed_in = Submission.objects.filter(plan__assignment=OuterRef("pk"), classroom=OuterRef("classroom"))
    sheets = FeedbackSheet.objects.filter(assignment=OuterRef("pk")).order_by("-made_at", "-pk")
    found = Assignment.objects.filter(pk=assignment.pk).values_list(
        Exists(handed_in), Subquery(sheets.values("pk")[:1])
    )
    has_plans, sheet = found.get()
    blank = find_format("blank-sheet")
    return [
        ClassFile(
            "All plans",
            "PDF",
            "Every plan as last handed in, with a page of contents.",
            reverse("exports:pack-new", args=[assignment.pk]),
            reverse("exports:pack-picture", args=[assignment.pk]) if has_plans else "",
        ),
        *([_sheet(sheet)] if sheet else []),
        ClassFile(
            blank.name,
            "PDF",
            blank.purpose,
            reverse("exports:blank-pdf", args=[assignment.pk]),
            reverse("exports:blank-picture", args=[assignment.pk]),
        ),
        ClassFile(
            "Gradebook table",
            "CSV",
            "Everybody’s state, dates and levels, for a spreadsheet.",
            reverse("exports:grades", args=[assignment.pk]),
        ),
    ]


def _sheet(pk: int) -> ClassFile:
    return ClassFile(
        "Feedback sheet",
        "PDF",
        "The latest one, on one page: what went well, gaps and tasks.",
        reverse("exports:sheet-pdf", args=[pk]),
        reverse("exports:sheet-picture", args=[pk]),
    )
