"""Who may open what. Each getter fetches and authorises; what one may not see is not there (Http404)."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from people.access import teaches
from people.models import Classroom, Membership, Role
from plans.access import get_own_plan
from plans.document import EvidenceRecord, PlanDocument, SlotRecord
from plans.models import Assignment, Plan, Slot
from plans.text import as_id
from reviews.models import (
    Comment,
    Exemplar,
    ExemplarState,
    FeedbackSheet,
    Profile,
    QueueState,
    SavedComment,
    Submission,
)
from reviews.reading import QueueFilter


def submissions_for(teacher):
    """The submissions that the teacher may review, with what a page shows of them beside the document."""
    shown = ("plan__owner", "classroom", "plan__assignment__levels_shown", "review__decided_by")
    return Submission.objects.reviewable_by(teacher).with_leavers().with_due().select_related(*shown)


def get_submission_for_teacher(user, pk) -> Submission:
    return get_object_or_404(submissions_for(user), pk=pk)


def get_submission_of_plan(user, plan_id, pk: str) -> Submission | None:
    """Return a submission of the plan by its id as it was sent, if the user may review it."""
    try:
        return submissions_for(user).filter(plan=plan_id, pk=UUID(pk)).first()
    except ValueError:
        return None


def get_waiting_submission(user, plan_id) -> Submission | None:
    """Return the plan's submission that waits for a decision, if the user may review it."""
    return submissions_for(user).filter(plan=plan_id).waiting().first()


def get_own_submission(user, plan_id, number: int) -> Submission:
    """Return a submission of the user's own plan by its number."""
    return get_object_or_404(get_own_plan(user, plan_id).submissions, number=number)


def latest_submission(plan: Plan) -> Submission | None:
    """Return what was handed in last, with its document; whoever may open the plan may open this."""
    return plan.submissions.select_related("classroom").order_by("-number").first()


def read_handed_in(sender, plan: Plan, **kwargs) -> PlanDocument | None:
    """Return the document that was handed in last. Answers `closed_plan_opened`."""
    submission = latest_submission(plan)
    return submission.frozen if submission else None


def get_slot_of_submission(submission: Submission, pk: str) -> Slot:
    """Return a slot by its id as it was sent, if it is in the submission's document."""
    get_slot_record(submission, pk)
    return get_object_or_404(Slot, pk=UUID(pk), section__plan=submission.plan_id)


def get_slot_record(submission: Submission, pk: str) -> SlotRecord:
    """Return a slot as it was submitted, by its id as it was sent."""
    record = submission.record_of(pk)
    if record is None:
        raise Http404("This submission has no such slot.")
    return record


def get_linked_evidence(submission: Submission, slot_pk: str, pk: str) -> EvidenceRecord:
    """Return a piece of evidence that the slot cited when it was submitted, by its id as it was sent."""
    for citation in get_slot_record(submission, slot_pk).citations:
        if str(citation.evidence.id) == pk:
            return citation.evidence
    raise Http404("The part cites no such evidence.")


def get_comment_for_teacher(user, pk) -> Comment:
    """Return a comment, sent or not, on a submission that the teacher may review."""
    comments = Comment.objects.readable_by(user)
    return get_object_or_404(comments.select_related("submission__plan__owner", "submission__classroom"), pk=pk)


def get_comment_to_save(user, pk: str) -> Comment:
    """Return a comment that the teacher may keep to use again, by its id as it was sent."""
    try:
        return get_comment_for_teacher(user, UUID(pk))
    except ValueError:
        raise Http404("There is no such comment.") from None


def comments_on(user, submission: Submission) -> list[Comment]:
    """Return the comments on the plan of a submission that the teacher may read."""
    return list(Comment.objects.on(submission.plan).readable_by(user).select_related("submission__plan"))


def ids_on_page(user, submission: Submission, names: Iterable[str]) -> set[str]:
    """Return the ids that the fields of the submission's page can have in their names; "" is in it for `overall`."""
    slots = {slot.id for slot in submission.frozen.slots()}
    if all(name.partition("-")[2] in slots | {""} for name in names):
        return slots | {""}
    comments = Comment.objects.on(submission.plan).readable_by(user)
    return slots | {""} | {str(pk) for pk in comments.values_list("pk", flat=True)}


def is_for_student(user, pk) -> bool:
    """Whether the comment is a published one on the user's own plan."""
    return _published_for(user).filter(pk=pk).exists()


def get_comment_for_student(user, pk) -> Comment:
    """Return a comment on the student's own plan, once it is published."""
    return get_object_or_404(_published_for(user).select_related("submission__plan", "author", "slot__section"), pk=pk)


def _published_for(student):
    return Comment.objects.published().filter(submission__plan__owner=student)


def saved_comments_for(user):
    """The saved comments that a teacher can use: their own, and those that colleagues share."""
    if not teaches(user):
        raise Http404("Saved comments are for teachers.")
    return SavedComment.objects.usable_by(user)


def find_saved_comment(user, pk: str) -> SavedComment | None:
    """Return a saved comment that the user can use, by its id as it was sent, or None where it is gone."""
    return saved_comments_for(user).filter(pk=as_id(pk)).first()


def get_own_saved_comment(user, pk: int) -> SavedComment:
    """Return a saved comment to change. A colleague's can be seen and used, so it answers PermissionDenied."""
    saved = get_object_or_404(saved_comments_for(user), pk=pk)
    if saved.owner_id != user.pk:
        raise PermissionDenied("Only its owner changes a saved comment.")
    return saved


def profiles_for(user):
    """The profiles of criteria that a teacher can use, as they stand now."""
    if not teaches(user):
        raise Http404("Criteria are for teachers.")
    return Profile.objects.usable_by(user).current().select_related("owner").prefetch_related("criteria__levels")


def get_profile(user, pk: int) -> Profile:
    return get_object_or_404(profiles_for(user), pk=pk)


def get_own_profile(user, pk: int) -> Profile:
    """Return a profile to change. Another's can be seen and used, so it answers PermissionDenied."""
    profile = get_profile(user, pk)
    if profile.owner_id != user.pk:
        raise PermissionDenied("Only its owner changes a profile.")
    return profile


def assignments_taught_by(user):
    """The assignments of the classes in which the user teaches, with when their students see levels."""
    taught = Classroom.objects.taught_by(user)
    return Assignment.objects.filter(classroom__in=taught).select_related("question", "classroom", "levels_shown")


def get_taught_assignment(user, pk: int) -> Assignment:
    return get_object_or_404(assignments_taught_by(user), pk=pk)


def get_queue_filter(user, query: Mapping[str, str]) -> QueueFilter:
    """Return what a query string chooses of the queue; what the user does not teach is not there.

    An assignment of another class than the one that was chosen is passed over: the class was chosen after it.
    """
    state = query.get("state") or QueueState.WAITING
    if state not in QueueState.values:
        raise Http404("A plan waits, is returned or is approved.")
    assignment = get_taught_assignment(user, _number(query["assignment"])) if query.get("assignment") else None
    pk = _number(query["class"]) if query.get("class") else None
    if pk is None or (assignment and assignment.classroom_id == pk):
        return QueueFilter(state, assignment.classroom if pk else None, assignment)
    return QueueFilter(state, get_object_or_404(Classroom.objects.taught_by(user), pk=pk))


def _number(text: str) -> int:
    """Return an id as it was sent."""
    if not (text.isascii() and text.isdecimal()):
        raise Http404("There is nothing of this name.")
    return int(text)


def get_sheet(user, pk: int) -> FeedbackSheet:
    """Return a feedback sheet of a class that the user teaches. For everybody else, students too, there is none."""
    shown = ("assignment__question", "assignment__classroom", "made_by", "changed_by")
    sheets = FeedbackSheet.objects.filter(assignment__classroom__in=Classroom.objects.taught_by(user))
    return get_object_or_404(sheets.select_related(*shown), pk=pk)


def get_exemplar(user, pk: UUID) -> Exemplar:
    """Return an exemplar of a class in which the user is now: agreed to, or else the user's own."""
    own_or_agreed = Q(state=ExemplarState.AGREED) | Q(submission__plan__owner=user)
    here = Classroom.objects.visible_to(user)
    exemplars = Exemplar.objects.filter(own_or_agreed, submission__classroom__in=here)
    return get_object_or_404(exemplars.select_related("submission__plan"), pk=pk)


def get_asked_exemplar(user, plan_pk: UUID) -> Exemplar:
    """Return what was asked about the user's own plan, wherever the user is now, and whatever the answer was."""
    return get_object_or_404(Exemplar, submission__plan=plan_pk, submission__plan__owner=user)


def get_learnt_classroom(user, pk) -> tuple[Classroom, bool]:
    """Return a class in which the user is a student, and False; or one that they left with work of theirs, and True.

    Its teachers know that it is there, so they get PermissionDenied.
    """
    membership = Membership.objects.filter(user=user, classroom__pk=pk).select_related("classroom").first()
    if membership is None:
        has_work = Q(plans__owner=user) | Q(submissions__plan__owner=user)
        return get_object_or_404(Classroom.objects.filter(has_work).distinct(), pk=pk), True
    if membership.role != Role.STUDENT:
        raise PermissionDenied("Only students of the class may do this.")
    return membership.classroom, False
