"""Saying in which language a plan is written."""

from django.db import transaction

from plans.actions.locking import lock_for_editing
from plans.models import Plan


@transaction.atomic
def set_language(*, plan: Plan, language: str) -> None:
    """Set the language of the plan's words, as a BCP 47 tag. Raises PlanClosed."""
    lock_for_editing(plan.pk)
    Plan.objects.filter(pk=plan.pk).update(language=language)
