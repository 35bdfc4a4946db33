"""The form for a question of one's own."""

from django import forms

from plans.forms.fields import LineField
from plans.languages import ENGLISH, LANGUAGES
from plans.models import ParagraphModel
from topics.demands import COMMAND_TERMS, default_demand
from topics.models import Question


class OwnQuestionForm(forms.ModelForm):
    """A question, its command term, and what else the student reads in it.

    Whether both sides and which judgement are asked for follows from the command term.
    """

    text = LineField(
        label="Your question",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "How far did…"}),
        error_messages={"required": "Write the question that you want to plan."},
    )
    focus = LineField(max_length=120, required=False, help_text="For example: official culture.")
    affected = LineField(label="Effect on", max_length=120, required=False, help_text="For example: Soviet people.")
    paragraph_model = forms.ModelChoiceField(
        ParagraphModel.objects.all(), label="Paragraph model", to_field_name="key", empty_label=None, initial="peel"
    )
    language = forms.ChoiceField(
        label="Language of the plan",
        choices=LANGUAGES.items,
        initial=ENGLISH,
        required=False,
        help_text="What you will write in: for spelling, and for who listens to it.",
    )

    class Meta:
        model = Question
        fields = ("text", "command_term", "focus", "affected", "span_from", "span_to")
        error_messages = {"command_term": {"required": "Choose the command term of your question."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        terms = self.fields["command_term"]
        terms.choices = [("", "Choose…"), *((term.key, term.label) for term in COMMAND_TERMS)]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("span_from"), cleaned.get("span_to")
        if first is not None and last is not None and first > last:
            self.add_error("span_to", "The last year is before the first. Change one of them.")
        return cleaned

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or ENGLISH

    def question_fields(self) -> dict:
        """Return the fields of the question to be kept, with what its command term demands."""
        fields = {name: self.cleaned_data[name] for name in self.Meta.fields}
        demand = default_demand(fields["command_term"])
        return {**fields, "both_sides": demand.both_sides, "judgement": demand.judgement}
