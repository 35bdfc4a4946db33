"""The forms to set a question for a class, of the bank or the teacher's own, and to change what was set."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from people.models import Classroom
from plans.due import END_OF_DAY, moment_due
from plans.forms.questions import OwnQuestionForm
from plans.models import Arrangement, Assignment, ParagraphModel
from topics.access import visible_questions
from topics.models import Question

YEARS_AHEAD = 2
HELP = ("offers_bank", "offers_hints", "offers_checks")


class DueForm(forms.Form):
    """When the plans are due, on the class's clock. `due_at` is the moment, or None.

    `current` is when they are due so far: that may stay, whatever else holds for a new date.
    """

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

    def __init__(self, *args, classroom: Classroom, current: datetime | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.classroom = classroom
        self.current = current
        self.fields["due_time"].help_text = f"{classroom.time_zone} time. Empty: the end of the day."
        if current:
            local = current.astimezone(ZoneInfo(classroom.time_zone))
            self.initial |= {"due_day": local.date(), "due_time": local.time()}

    def clean_due_day(self):
        day = self.cleaned_data["due_day"]
        today = timezone.now().date()
        # A day to either side of today, since a class can be a day ahead or behind.
        is_near = day and today - timedelta(days=2) < day < today + timedelta(days=366 * YEARS_AHEAD)
        if day and not is_near and day != self.initial.get("due_day"):
            raise forms.ValidationError(f"Choose a day from today on, within the next {YEARS_AHEAD} years.")
        return day

    def clean(self):
        cleaned = super().clean()
        day, at = cleaned.get("due_day"), cleaned.get("due_time")
        cleaned["due_at"] = self.moment(day, at or END_OF_DAY) if day else None
        if day and cleaned["due_at"] != self.current and (problem := self.problem_with(cleaned["due_at"])):
            self.add_error("due_day", problem)
        if at and not day and not self.has_error("due_day"):
            self.add_error("due_day", "Choose the day as well, or leave the time empty.")
        return cleaned

    def moment(self, day: date, at: time) -> datetime:
        """Return when this is; a date that shows the same minute as the one so far is the one so far."""
        moment = moment_due(day, at, self.classroom.time_zone)
        is_same = self.current and moment == self.current.replace(second=0, microsecond=0)
        return self.current if is_same else moment

    def problem_with(self, due_at: datetime) -> str:
        return "This is in the past. Choose a later day or time." if due_at < timezone.now() else ""


class HelpForm(forms.Form):
    """Which help there is while planning."""

    offers_bank = forms.BooleanField(
        label="Evidence bank",
        required=False,
        initial=True,
        help_text="The bank can be searched from the plan. Evidence of their own students can always add.",
    )
    offers_hints = forms.BooleanField(
        label="Hints and sentence starters",
        required=False,
        initial=True,
        help_text="Each part says what belongs in it, and how one may begin.",
    )
    offers_checks = forms.BooleanField(
        label="Checks",
        required=False,
        initial=True,
        help_text="Rules say what the plan still lacks for this question. They never stand in the way of submitting.",
    )


class BankAssignmentForm(HelpForm, DueForm):
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


class OwnAssignmentForm(HelpForm, DueForm, OwnQuestionForm):
    """A question of the teacher's own with its due date."""


class AssignmentForm(BankAssignmentForm):
    """What was set, to be changed; without the question once somebody plans it."""

    def __init__(self, *args, assignment: Assignment, **kwargs):
        kept = {name: getattr(assignment, name) for name in ("question", *HELP)}
        super().__init__(
            *args,
            classroom=assignment.classroom,
            current=assignment.due_at,
            initial={**kept, "paragraph_model": assignment.paragraph_model.key},
            **kwargs,
        )
        if assignment.plans.exists():
            del self.fields["question"]
        else:  # a colleague's own question can stay
            self.fields["question"].queryset |= Question.objects.filter(pk=assignment.question_id)

    def terms(self) -> dict:
        """Return the fields of the assignment as they are to be."""
        names = ("question", "paragraph_model", "due_at", *HELP)
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class ArrangementForm(DueForm):
    """More time and a fuller scaffold for one student. Where no date is set for all, there is none to move."""

    fuller_scaffold = forms.BooleanField(
        label="Fuller scaffold",
        required=False,
        help_text="All the help there is, whatever the others have, and sentence starters that stay beside each part.",
    )

    def __init__(self, *args, assignment: Assignment, arrangement: Arrangement | None, **kwargs):
        current = arrangement and arrangement.due_at
        initial = {"fuller_scaffold": bool(arrangement and arrangement.fuller_scaffold)}
        super().__init__(*args, classroom=assignment.classroom, current=current, initial=initial, **kwargs)
        self.due_for_all = assignment.due_at
        if self.due_for_all is None:
            del self.fields["due_day"], self.fields["due_time"]
            return
        local = self.due_for_all.astimezone(ZoneInfo(self.classroom.time_zone))
        self.shown_due = f"{local:%a} {local.day} {local:%b %Y, %H:%M}"
        self.fields["due_day"].help_text = f"Empty: due with the class, {self.shown_due}."

    def clean_due_day(self):
        day = self.cleaned_data["due_day"]
        if day and not date(2000, 1, 1) < day < timezone.now().date() + timedelta(days=366 * YEARS_AHEAD):
            raise forms.ValidationError(f"Choose a day within the next {YEARS_AHEAD} years.")
        return day

    def problem_with(self, due_at: datetime) -> str:
        # It may be past: who was ill last week was not late.
        return "" if due_at > self.due_for_all else f"This is not more time: for all it is due {self.shown_due}."
