"""Keeping the list of whom a teacher expects in a class."""

from django.db import transaction

from people.models import Classroom, RosterEntry
from people.roster import Listed


@transaction.atomic
def keep_roster(*, classroom: Classroom, people: list[Listed]) -> None:
    """Put these people, none of them twice, in the place of the list that the class had."""
    Classroom.objects.select_for_update().get(pk=classroom.pk)
    classroom.roster.all().delete()
    RosterEntry.objects.bulk_create(
        RosterEntry(classroom=classroom, name=person.name, handle=person.handle, position=position)
        for position, person in enumerate(people)
    )
