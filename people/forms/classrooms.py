"""Making a class, and joining one."""

import zoneinfo
from collections.abc import Iterator

from django import forms

from people.forms.names import NameField
from people.models import Classroom, default_time_zone

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def time_zone_choices() -> Iterator[tuple]:
    """Yield the world's time zones by region, such as ("Europe", [("Europe/London", "London")])."""
    yield "UTC", "UTC"
    zones = sorted(zoneinfo.available_timezones())
    for region in REGIONS:
        prefix = f"{region}/"
        yield region, [(zone, place(zone, prefix)) for zone in zones if zone.startswith(prefix)]


def place(zone: str, prefix: str) -> str:
    return zone.removeprefix(prefix).replace("_", " ").replace("/", ": ")


class ClassroomForm(forms.ModelForm):
    name = NameField(
        label="Name of the class",
        help_text="For example: 11B History.",
        error_messages={"required": "Give the class a name, such as 11B History."},
    )
    time_zone = forms.ChoiceField(
        choices=time_zone_choices,
        initial=default_time_zone,
        help_text="Due dates are meant in this time zone.",
        error_messages={"invalid_choice": "Choose a time zone from the list."},
    )

    class Meta:
        model = Classroom
        fields = ("name", "time_zone")


class JoinForm(forms.Form):
    """The code of a class, typed in any case and with spaces or hyphens."""

    code = forms.CharField(
        label="Class code",
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code-input"}
        ),
        error_messages={
            "required": "Type the code that your teacher gave you.",
            "max_length": "This is too long for a class code. Type only the code.",
        },
    )
