"""Bringing saved comments from a file."""

from django import forms
from django.core.exceptions import ValidationError

from people.forms.files import read_text
from people.tables import first_of
from plans.text import clean
from reviews.models import SAVED_MAX_LENGTH, CommentKind
from reviews.saved_csv import Table, read_table

MAX_BYTES = 500_000
PROBLEMS_SHOWN = 10


class SavedImportForm(forms.Form):
    """A CSV file of kinds and comments. Nothing is taken from a file in which anything is wrong."""

    file = forms.FileField(
        label="CSV file",
        help_text="With the columns “kind” and “comment”, and “criterion” if you like, as the export writes it.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
    )

    def clean_file(self) -> Table:
        text = clean(read_text(self.cleaned_data["file"], MAX_BYTES))
        table = read_table(text, dict(CommentKind.choices), SAVED_MAX_LENGTH)
        if table.problems:
            raise ValidationError(first_of(table.problems, PROBLEMS_SHOWN))
        if not table.rows:
            raise ValidationError("The file has no comment.")
        return table
