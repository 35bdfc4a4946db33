"""The exemplars of a class, and the approved plans that could become some."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.fields.json import KT

from people.models import Classroom
from plans.document import PlanDocument
from reviews.anonymity import anonymous, without_names
from reviews.models import Exemplar, QueueState, Submission
from reviews.reading.rows import SectionView


@dataclass(frozen=True)
class Listed:
    """An exemplar as the class sees it in a list: where it is, its question, and its line of argument."""

    address: str
    question: str
    line: str


@dataclass(frozen=True)
class ExemplarPage:
    """An exemplar as the class reads it. `is_own` for its writer, who sees it before anybody else does."""

    exemplar: Exemplar
    document: PlanDocument
    is_own: bool

    @property
    def sections(self) -> Iterator[SectionView]:
        """The sections in which something is written."""
        for section in self.document.sections:
            view = SectionView(section, change=None, rows=[], is_resubmitted=False)
            if view.is_written:
                yield view


def read_exemplar(exemplar: Exemplar, reader) -> ExemplarPage:
    submission = exemplar.submission
    return ExemplarPage(exemplar, anonymous(submission.frozen), submission.plan.owner_id == reader.pk)


def list_exemplars(classroom: Classroom) -> list[Listed]:
    """Return what the class may read, what was agreed to last at the top, in one query."""
    agreed = Exemplar.objects.agreed().of_class(classroom)
    submissions = Submission.objects.filter(exemplar__in=agreed).order_by("-exemplar__answered_at", "exemplar")
    shown = (
        submissions.select_related("exemplar")
        .defer("document")
        .annotate(
            author=KT("document__author"),
            question_text=KT("document__question__text"),
            line=KT("document__thesis__slots__0__text"),
        )
    )
    return [_listed(submission) for submission in shown]


def _listed(submission: Submission) -> Listed:
    texts = (without_names(text or "", [submission.author]) for text in (submission.question_text, submission.line))
    return Listed(submission.exemplar.get_absolute_url(), *texts)


def approved_plans(teacher, classroom: Classroom) -> QuerySet[Submission]:
    """The approved plans of those who are in the class now, the latest decided first, each with its `exemplar`."""
    of_class = Submission.objects.reviewable_by(teacher).filter(classroom=classroom)
    listed = of_class.in_state(QueueState.APPROVED).for_lists().filter(has_left=False)
    return listed.select_related("exemplar", "plan__owner", "classroom", "review__decided_by")
