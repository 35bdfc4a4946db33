"""Handing in a plan."""

from django import forms

from people.models import Classroom


class SubmitForm(forms.Form):
    """Which of the student's classes receives a plan that belongs to none."""

    classroom = forms.ModelChoiceField(
        queryset=Classroom.objects.none(),
        label="Send it to",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose the class that you send it to.",
            "invalid_choice": "Choose one of your classes.",
        },
    )

    def __init__(self, user, data=None):
        super().__init__(data)
        classrooms = Classroom.objects.current().learnt_by(user)
        self.fields["classroom"].queryset = classrooms
        self.has_classes = bool(classrooms)
        if len(classrooms) == 1:
            self.fields["classroom"].initial = classrooms[0]
