"""Questions that people write themselves."""

from django.db import transaction

from people.models import User
from topics.models import Question


@transaction.atomic
def keep_own_question(*, owner, fields: dict) -> Question:
    """Return the owner's question with these fields, and create it if there is none."""
    User.objects.select_for_update().get(pk=owner.pk)
    existing = Question.objects.filter(owner=owner, **fields).order_by("pk").first()
    return existing or Question.objects.create(owner=owner, **fields)
