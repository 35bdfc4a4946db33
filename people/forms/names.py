"""Names of people, and the part of the sign-up form that is ours."""

import unicodedata

from django import forms

from people.validators import validate_visible

NAME_MAX_LENGTH = 80


class NameField(forms.CharField):
    """One line that can be seen: runs of white space become one space."""

    default_error_messages = {"max_length": "This has %(show_value)d characters. Shorten it to %(limit_value)d."}

    def __init__(self, *, max_length: int = NAME_MAX_LENGTH, **kwargs):
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value) -> str:
        text = " ".join(unicodedata.normalize("NFC", super().to_python(value)).split())
        if text:
            validate_visible(text)
        return text


def display_name_field() -> NameField:
    return NameField(
        label="Your name",
        help_text="As your teacher and your class know you.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Give the name that your teacher and your class know you by."},
    )


class NameForm(forms.Form):
    """The field that signing up asks for beyond what django-allauth asks."""

    display_name = display_name_field()

    def signup(self, request, user) -> None:
        """Keep the name. django-allauth calls this with the new user."""
        user.display_name = self.cleaned_data["display_name"]
        user.save(update_fields=["display_name"])
