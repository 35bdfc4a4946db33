"""Choosing what a class pack is to be like."""

from django import forms

from exports.hub import PAPERS
from exports.pack_choices import ANONYMOUS, BY_NAME, Choices

PAPER_NAMES = {"a4": "A4", "us-letter": "US Letter"}


class PackForm(forms.Form):
    """The choices of a pack; `choices` once it is valid."""

    order = forms.ChoiceField(
        label="Whose plan is whose",
        choices=[
            (BY_NAME, "With names, in the order of family names: the last word of each name"),
            (ANONYMOUS, "Without names: Student 1, Student 2 and so on, shuffled the same way each time"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the plans have names."},
    )
    paper = forms.ChoiceField(label="Paper", choices=[(paper, PAPER_NAMES[paper]) for paper in PAPERS])
    odd = forms.BooleanField(
        label="For printing on both sides: each plan begins on a sheet of its own",
        required=False,
    )

    @property
    def choices(self) -> Choices:
        return Choices(**self.cleaned_data)
