"""The form for evidence of one's own, with one figure if it has one."""

from django import forms

from plans.forms.fields import LineField, TextField
from plans.languages import ENGLISH, tag_in_page
from topics.models import Evidence, FigureKind, FigureRow, Reliability

# What each kind of figure is made of; the rest of the fields are left aside.
PARTS = {
    FigureKind.AMOUNT: ("value", "scale"),
    FigureKind.CHANGE: ("value", "value_to", "scale", "start_year", "end_year"),
    FigureKind.SHARE: ("value", "whole"),
}
NEEDED = {
    FigureKind.AMOUNT: {"value": "Give the number.", "unit": "Say what is counted."},
    FigureKind.CHANGE: {
        "value": "Give the number at the start.",
        "value_to": "Give the number at the end.",
        "unit": "Say what is counted.",
    },
    FigureKind.SHARE: {
        "value": "Give the number.",
        "whole": "Say out of how many.",
        "unit": "Say what is counted.",
    },
}

# What is written in words, in the language of the plan.
WORDS = ("text", "title", "date_label", "source", "reliability_note", "figure_unit")


def number_field(label: str) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, min_value=0, max_digits=15, decimal_places=3)


def year_field(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False)


class OwnEvidenceForm(forms.ModelForm):
    """The fields of the bank's evidence, and `figure_...` for a figure."""

    text = TextField(
        label="What happened, or what it says",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write what happened, or what the source says."},
    )
    title = LineField(max_length=160, required=False, help_text="A few words to find it by.")
    date_label = LineField(label="Date", max_length=60, required=False, help_text="For example: 1 December 1934.")
    source = LineField(max_length=300, required=False, help_text="Where you found it: a book and page, a document.")
    reliability_note = TextField(
        label="Why, and how far to trust it", max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    figure_kind = forms.ChoiceField(
        label="Kind of figure",
        required=False,
        choices=[("", "No figure"), ("amount", "An amount"), ("change", "A change over time"), ("share", "A share")],
    )
    figure_value = number_field("Number")
    figure_value_to = number_field("Changes to")
    figure_whole = number_field("Out of")
    figure_scale = forms.ChoiceField(
        label="In", required=False, choices=[("", "ones"), ("thousand", "thousands"), ("million", "millions")]
    )
    figure_unit = LineField(
        label="What is counted", max_length=120, required=False, help_text="For example: plays banned."
    )
    figure_start_year = year_field("Start year")
    figure_end_year = year_field("End year")
    figure_approximate = forms.BooleanField(label="An estimate (“about”)", required=False)

    class Meta:
        model = Evidence
        fields = (
            "text",
            "title",
            "kind",
            "date_label",
            "span_from",
            "span_to",
            "source",
            "reliability",
            "reliability_note",
        )
        labels = {"span_from": "From year", "span_to": "To year", "reliability": "How reliable"}

    def __init__(self, owner, data=None, language=ENGLISH):
        super().__init__(data, instance=Evidence(owner=owner))
        if tag := tag_in_page(language):
            for name in WORDS:
                self.fields[name].widget.attrs["lang"] = tag
        self.fields["reliability"].choices = [("", "Not said"), *Reliability.choices]

    @property
    def has_figure(self) -> bool:
        """Whether something is written about a figure, so that its fields are worth showing at once."""
        return any(self[name].value() for name in self.fields if name.startswith("figure_"))

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("figure_kind")
        if not kind and cleaned.get("figure_value") is not None:
            self.add_error("figure_kind", "Choose which kind of figure this is, or empty the number.")
        if kind:
            self._check_figure(kind)
        return cleaned

    def _check_figure(self, kind: str) -> None:
        for name, message in NEEDED[kind].items():
            field = f"figure_{name}"
            if field not in self.errors and self.cleaned_data.get(field) in (None, ""):
                self.add_error(field, message)
        if any(name.startswith("figure_") for name in self.errors):
            return
        try:
            self.figure().clean()
        except forms.ValidationError as error:
            self.add_error("figure_value", error)

    def figure(self) -> FigureRow | None:
        """Return the figure, unsaved and without its evidence, or None."""
        kind = self.cleaned_data.get("figure_kind")
        if not kind:
            return None
        parts = {name: self.cleaned_data[f"figure_{name}"] for name in (*PARTS[kind], "unit", "approximate")}
        return FigureRow(kind=kind, **parts)
