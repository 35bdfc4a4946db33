"""The form for evidence of one's own, with its figures if it has some."""

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
WORDS = ("text", "title", "date_label", "source", "reliability_note")
# Of a card as of those of the bank, some of which have two.
FIGURES = {"figure": "A figure, if it has one", "figure_2": "A second figure", "figure_3": "A third figure"}


def number_field(label: str) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, min_value=0, max_digits=15, decimal_places=3)


def year_field(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False)


class FigureForm(forms.Form):
    """One figure: `<prefix>_kind` says which, and the rest what it is made of."""

    kind = forms.ChoiceField(
        label="Kind of figure",
        required=False,
        choices=[("", "No figure"), ("amount", "An amount"), ("change", "A change over time"), ("share", "A share")],
    )
    value = number_field("Number")
    value_to = number_field("Changes to")
    whole = number_field("Out of")
    scale = forms.ChoiceField(
        label="In", required=False, choices=[("", "ones"), ("thousand", "thousands"), ("million", "millions")]
    )
    unit = LineField(label="What is counted", max_length=120, required=False, help_text="For example: plays banned.")
    start_year = year_field("Start year")
    end_year = year_field("End year")
    approximate = forms.BooleanField(label="An estimate (“about”)", required=False)

    def __init__(self, prefix: str, data=None):
        super().__init__(data, prefix=prefix)
        self.title = FIGURES[prefix]

    def add_prefix(self, field_name: str) -> str:
        return f"{self.prefix}_{field_name}"

    @property
    def is_begun(self) -> bool:
        """Whether something is written in it, so that its fields are worth showing at once."""
        return any(self[name].value() for name in self.fields)

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("kind")
        if not kind and cleaned.get("value") is not None:
            self.add_error("kind", "Choose which kind of figure this is, or empty the number.")
        if kind:
            self._check(kind)
        return cleaned

    def _check(self, kind: str) -> None:
        for name, message in NEEDED[kind].items():
            if name not in self.errors and self.cleaned_data.get(name) in (None, ""):
                self.add_error(name, message)
        if self.errors:
            return
        try:
            self.row().clean()
        except forms.ValidationError as error:
            self.add_error("value", error)

    def row(self) -> FigureRow | None:
        """Return the figure, unsaved and without its evidence, or None."""
        kind = self.cleaned_data.get("kind")
        if not kind:
            return None
        return FigureRow(kind=kind, **{name: self.cleaned_data[name] for name in (*PARTS[kind], "unit", "approximate")})


class OwnEvidenceForm(forms.ModelForm):
    """The fields of the bank's evidence; `figures` are forms for its figures."""

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
        self.figures = [FigureForm(prefix, data) for prefix in FIGURES]
        if tag := tag_in_page(language):
            written = [*(self.fields[name] for name in WORDS), *(figure.fields["unit"] for figure in self.figures)]
            for field in written:
                field.widget.attrs["lang"] = tag
        self.fields["reliability"].choices = [("", "Not said"), *Reliability.choices]

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(figure.is_valid() for figure in self.figures)])

    def figure_rows(self) -> list[FigureRow]:
        """Return the figures, unsaved and without their evidence. The form must be valid."""
        return [row for figure in self.figures if (row := figure.row())]
