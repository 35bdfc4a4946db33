"""The form for the language of a plan."""

from django import forms

from plans.languages import LANGUAGES, name_of_language


class LanguageForm(forms.Form):
    """The language of a plan. One that a file brought, and that is not among ours, can stay: it comes first."""

    language = forms.ChoiceField(label="Language of the plan")

    def __init__(self, *args, current: str, **kwargs):
        super().__init__(*args, initial={"language": current}, **kwargs)
        self.fields["language"].choices = ({current: _label(current)} | LANGUAGES).items()
        self.fields["language"].required = current != ""


def _label(language: str) -> str:
    name = name_of_language(language)
    return (name if name == language else f"{name} ({language})") or "Not said"
