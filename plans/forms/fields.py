"""Form fields for what people type: cleaned as a slot is, so that no form refuses what a slot would take."""

from django import forms

from plans.text import clean


class LineField(forms.CharField):
    """One line: runs of white space become one space, and what cannot be seen is dropped."""

    def to_python(self, value) -> str:
        return " ".join(clean(super().to_python(value)).split())


class TextField(forms.CharField):
    """Several lines, in a textarea."""

    widget = forms.Textarea

    def to_python(self, value) -> str:
        return clean(super().to_python(value))
