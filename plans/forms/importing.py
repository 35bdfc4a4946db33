"""Bringing a plan from a file."""

from django import forms
from django.core.exceptions import ValidationError

from people.forms.files import read_text
from people.tables import first_of
from plans.document import PlanDocument
from plans.plan_file import PlanFileError, read_plan_file

MAX_BYTES = 2_000_000
PROBLEMS_SHOWN = 10
MARKDOWN = (".md", ".markdown")


class PlanImportForm(forms.Form):
    """A plan in a file, or pasted. `document` is what was read; nothing is taken in which anything is wrong."""

    file = forms.FileField(
        label="File",
        required=False,
        help_text="As “JSON” or “Markdown” of a plan’s files gives it, at most 2 MB.",
        widget=forms.FileInput(attrs={"accept": ".json,.md,.markdown,application/json,text/markdown"}),
        error_messages={"empty": "The file is empty."},
    )
    text = forms.CharField(
        label="Or paste what is in it",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def clean_file(self) -> PlanDocument | None:
        file = self.cleaned_data["file"]
        if not file:
            return None
        text = read_text(file, MAX_BYTES, "Save it as UTF-8, and choose it again.")
        return _read(text, is_markdown=file.name.lower().endswith(MARKDOWN))

    def clean_text(self) -> PlanDocument | None:
        text = self.cleaned_data["text"]
        if len(text.encode()) > MAX_BYTES:
            raise ValidationError("This is larger than 2,000 kB.")
        return _read(text) if text.strip() else None

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.document = cleaned["file"] or cleaned["text"]
            if self.document is None:
                self.add_error("file", "Choose a file, or paste what is in it.")
        return cleaned


def _read(text: str, *, is_markdown: bool = False) -> PlanDocument:
    try:
        return read_plan_file(text, is_markdown=is_markdown)
    except PlanFileError as error:
        raise ValidationError(first_of(error.problems, PROBLEMS_SHOWN)) from None
