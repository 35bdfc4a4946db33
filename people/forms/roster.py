"""Pasting or bringing a class list."""

from django import forms
from django.core.exceptions import ValidationError

from people.forms.files import read_text
from people.roster import MAX_LINES, Roster, read_roster

MAX_BYTES = 100_000


class RosterForm(forms.Form):
    """A list in a field, or in a file, which then counts. `roster` is what was read, and `list_text` what from."""

    text = forms.CharField(
        label="Names, one a line",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text="After a name may stand a username or an e-mail address: Anna Berg; anna.berg@school.example",
    )
    file = forms.FileField(
        label="Or a CSV file",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
        error_messages={"empty": "The file is empty."},
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(text.encode()) > MAX_BYTES:
            raise ValidationError(f"This is larger than {MAX_BYTES // 1000} kB.")
        return text

    def clean_file(self) -> str:
        """Return the text of the file, or "" where there is none."""
        file = self.cleaned_data["file"]
        text = read_text(file, MAX_BYTES) if file else ""
        if "\x00" in text:
            raise ValidationError("This is not a file of text. Save the list as CSV.")
        return text

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        self.list_text = cleaned["file"] or cleaned["text"]
        self.roster: Roster = read_roster(self.list_text)
        if len(self.roster.people) + len(self.roster.problems) > MAX_LINES:
            self.add_error("text", f"This has more than {MAX_LINES} lines. A class list has at most {MAX_LINES}.")
        elif not self.roster.people and not self.roster.problems:
            self.add_error("text", "Paste the names of your students, or choose a file.")
        return cleaned
