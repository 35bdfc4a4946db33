"""The form with which a person chooses what comes by e-mail."""

from django import forms

from notices.models import STUDENT_KINDS, TEACHER_KINDS, USUAL, Kind, When
from people.models import Role


class ChoiceForm(forms.Form):
    """One field for each kind of notice that the person can get."""

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = dict(user.mail_choices.values_list("kind", "when"))
        for kind in kinds_for(user):
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.label, choices=When.choices, initial=chosen.get(kind, USUAL[kind])
            )


def kinds_for(user) -> list[Kind]:
    """Return the kinds of notices for the person's roles; who is in no class yet is taken for a student."""
    roles = set(user.memberships.values_list("role", flat=True)) or {Role.STUDENT}
    teacher = TEACHER_KINDS if Role.TEACHER in roles else ()
    student = STUDENT_KINDS if Role.STUDENT in roles else ()
    return [*teacher, *student]
