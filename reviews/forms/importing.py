"""Bringing saved comments from a file."""

from django import forms
from django.core.exceptions import ValidationError

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
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError("The file is larger than 500 kB.")
        try:
            text = clean(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise ValidationError("The file is not in UTF-8. Save it as “CSV UTF-8”, and choose it again.") from None
        table = read_table(text, dict(CommentKind.choices), SAVED_MAX_LENGTH)
        if problems := table.problems:
            more = [f"And {len(problems) - PROBLEMS_SHOWN} more."] if len(problems) > PROBLEMS_SHOWN else []
            raise ValidationError([*problems[:PROBLEMS_SHOWN], *more])
        if not table.rows:
            raise ValidationError("The file has no comment.")
        return table
