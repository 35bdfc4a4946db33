"""The forms to set a question for a class: one of the bank, or one of the teacher's own."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from people.models import Classroom
from plans.due import END_OF_DAY, moment_due
from plans.forms.questions import OwnQuestionForm
from plans.models import ParagraphModel
from topics.access import visible_questions
from topics.models import Question

YEARS_AHEAD = 2


class DueForm(forms.Form):
    """When the plans are due, on the class's clock. `due_at` is the moment, or None."""

    due_day = forms.DateField(
        label="Due on",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="Leave it empty to set no date.",
        error_messages={"invalid": "This is no date. Write it like 2027-05-14, or choose it in the calendar."},
    )
    due_time = forms.TimeField(
        label="At",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": "This is no time of day. Write it like 17:00."},
    )

    def __init__(self, *args, classroom: Classroom, **kwargs):
        super().__init__(*args, **kwargs)
        self.classroom = classroom
        self.fields["due_time"].help_text = f"{classroom.time_zone} time. Empty: the end of the day."

    def clean_due_day(self):
        day = self.cleaned_data["due_day"]
        today = timezone.now().date()
        # A day to either side of today, since a class can be a day ahead or behind.
        if day and not today - timedelta(days=2) < day < today + timedelta(days=366 * YEARS_AHEAD):
            raise forms.ValidationError(f"Choose a day from today on, within the next {YEARS_AHEAD} years.")
        return day

    def clean(self):
        cleaned = super().clean()
        day, at = cleaned.get("due_day"), cleaned.get("due_time")
        cleaned["due_at"] = moment_due(day, at or END_OF_DAY, self.classroom.time_zone) if day else None
        if day and cleaned["due_at"] < timezone.now():
            self.add_error("due_day", "This is in the past. Choose a later day or time.")
        if at and not day and not self.has_error("due_day"):
            self.add_error("due_day", "Choose the day as well, or leave the time empty.")
        return cleaned


class BankAssignmentForm(DueForm):
    question = forms.ModelChoiceField(
        Question.objects.none(),
        empty_label="Choose a question…",
        error_messages={
            "required": "Choose the question to set.",
            "invalid_choice": "Choose one of the questions in the list.",
        },
    )
    paragraph_model = forms.ModelChoiceField(
        ParagraphModel.objects.all(), to_field_name="key", empty_label=None, initial="peel"
    )
    field_order = ["question", "paragraph_model", "due_day", "due_time"]

    def __init__(self, *args, teacher, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["question"].queryset = visible_questions(teacher)


class OwnAssignmentForm(DueForm, OwnQuestionForm):
    """A question of the teacher's own with its due date."""
