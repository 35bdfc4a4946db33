"""Setting a question for a class, changing what was set, and arranging it otherwise for one student."""

from django.db import transaction

from people.actions import ClassroomArchived
from people.models import Classroom
from plans.actions.questions import keep_own_question
from plans.models import Arrangement, Assignment


class QuestionSettled(Exception):
    """Somebody has begun to plan the question, so it stays."""


@transaction.atomic
def assign(*, classroom: Classroom, teacher, **terms) -> Assignment:
    """Set a question for the class. The very same assignment, by a second click, say, is made once.

    The terms are the fields of an Assignment: `question`, `paragraph_model`, `due_at`, and `offers_...` for the help.
    Raises ClassroomArchived.
    """
    _check_current(classroom)
    existing = Assignment.objects.filter(classroom=classroom, **terms).order_by("pk").first()
    return existing or Assignment.objects.create(classroom=classroom, created_by=teacher, **terms)


@transaction.atomic
def assign_own_question(*, classroom: Classroom, teacher, fields: dict, **terms) -> Assignment:
    """Keep the teacher's own question, the same question once, and set it for the class. Raises ClassroomArchived."""
    question = keep_own_question(owner=teacher, fields=fields)
    return assign(classroom=classroom, teacher=teacher, question=question, **terms)


@transaction.atomic
def change_assignment(*, assignment: Assignment, **terms) -> None:
    """Change what was set; plans that are begun keep their paragraph model.

    Raises ClassroomArchived, and QuestionSettled for another question once there are plans.
    """
    _check_current(assignment.classroom)
    locked = Assignment.objects.select_for_update().get(pk=assignment.pk)  # from whoever starts a plan
    question = terms.get("question", locked.question)
    if question != locked.question and locked.plans.exists():
        raise QuestionSettled
    for name, value in terms.items():
        setattr(locked, name, value)
    locked.save(update_fields=list(terms))


@transaction.atomic
def arrange(*, assignment: Assignment, student, due_at, fuller_scaffold: bool) -> None:
    """Give a student more time or a fuller scaffold; without either, what the others have. Raises ClassroomArchived."""
    _check_current(assignment.classroom)
    own = {"assignment": assignment, "student": student}
    if due_at or fuller_scaffold:
        fields = {"due_at": due_at, "fuller_scaffold": fuller_scaffold}
        Arrangement.objects.update_or_create(**own, defaults=fields)
    else:
        Arrangement.objects.filter(**own).delete()


def _check_current(classroom: Classroom) -> None:
    if Classroom.objects.select_for_update().get(pk=classroom.pk).is_archived:
        raise ClassroomArchived
