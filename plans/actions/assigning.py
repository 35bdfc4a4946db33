"""Setting a question for a class."""

from django.db import transaction

from people.actions import ClassroomArchived
from people.models import Classroom
from plans.actions.questions import keep_own_question
from plans.models import Assignment, ParagraphModel
from topics.models import Question


@transaction.atomic
def assign(*, classroom: Classroom, question: Question, paragraph_model: ParagraphModel, due_at, teacher) -> Assignment:
    """Set the question for the class. The very same assignment, by a second click, say, is made once.

    Raises ClassroomArchived.
    """
    if Classroom.objects.select_for_update().get(pk=classroom.pk).is_archived:
        raise ClassroomArchived
    fields = {
        "classroom": classroom,
        "question": question,
        "paragraph_model": paragraph_model,
        "due_at": due_at,
    }
    existing = Assignment.objects.filter(**fields).order_by("pk").first()
    return existing or Assignment.objects.create(created_by=teacher, **fields)


@transaction.atomic
def assign_own_question(
    *, classroom: Classroom, fields: dict, paragraph_model: ParagraphModel, due_at, teacher
) -> Assignment:
    """Keep the teacher's own question, the same question once, and set it for the class. Raises ClassroomArchived."""
    question = keep_own_question(owner=teacher, fields=fields)
    return assign(
        classroom=classroom, question=question, paragraph_model=paragraph_model, due_at=due_at, teacher=teacher
    )
