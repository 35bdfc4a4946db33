"""The form of a whole-class feedback sheet: every row of it, and room for one more of each kind."""

from collections.abc import Iterator

from django import forms
from django.forms import BoundField

from plans.text import clean
from reviews.sheet import (
    EXAMPLE_LENGTH,
    MOST_GAPS,
    MOST_PRAISES,
    MOST_TASKS,
    TEXT_LENGTH,
    TITLE_LENGTH,
    Gap,
    Praise,
    Sheet,
)


class LineField(forms.CharField):
    """Words that the sheet sets on one line or lets break by itself."""

    def __init__(self, label: str, max_length: int, *, required: bool = False):
        widget = forms.Textarea(attrs={"rows": 2, "spellcheck": "true"})
        messages = {"max_length": f"At most {max_length} characters fit here; this has %(show_value)d."}
        super().__init__(label=label, max_length=max_length, required=required, widget=widget, error_messages=messages)

    def to_python(self, value) -> str:
        return " ".join(clean(super().to_python(value) or "").split())


class SheetForm(forms.Form):
    """What stands on a sheet."""

    def __init__(self, sheet: Sheet, data=None):
        super().__init__(data)
        self.sheet = sheet
        self.fields["title"] = LineField("Heading", TITLE_LENGTH, required=True)
        self.fields["title"].error_messages["required"] = "Give the sheet a heading."
        self.initial["title"] = sheet.title
        for place, praise in enumerate(_with_room(sheet.praises, Praise(""), MOST_PRAISES)):
            self._add(f"praise-{place}", f"Point {place + 1}", TEXT_LENGTH, praise.text)
            if praise.names:
                self._add_names(f"names-{place}", praise)
        for place, gap in enumerate(_with_room(sheet.gaps, Gap(""), MOST_GAPS)):
            self._add(f"gap-{place}", f"Gap {place + 1}", TEXT_LENGTH, gap.text)
            self._add(f"example-{place}", f"Example of gap {place + 1}, without a name", EXAMPLE_LENGTH, gap.example)
        for place, task in enumerate(_with_room(sheet.tasks, "", MOST_TASKS)):
            self._add(f"task-{place}", f"Task {place + 1}", TEXT_LENGTH, task)

    def _add(self, name: str, label: str, max_length: int, text: str) -> None:
        self.fields[name] = LineField(label, max_length)
        self.initial[name] = text

    def _add_names(self, name: str, praise: Praise) -> None:
        """The names to tick, by their places, so that what is sent stays short and plain whatever a name is."""
        choices = [(str(place), each) for place, each in enumerate(praise.names)]
        self.fields[name] = forms.MultipleChoiceField(
            choices=choices, required=False, label="Name", widget=forms.CheckboxSelectMultiple
        )
        self.initial[name] = [place for place, each in choices if each not in praise.unticked]

    def _bound(self, name: str) -> Iterator[BoundField]:
        place = 0
        while f"{name}-{place}" in self.fields:
            yield self[f"{name}-{place}"]
            place += 1

    @property
    def praises(self) -> list[tuple[BoundField, BoundField | None]]:
        """Each text with the field of its names, or None."""
        return [
            (field, self[f"names-{place}"] if f"names-{place}" in self.fields else None)
            for place, field in enumerate(self._bound("praise"))
        ]

    @property
    def gaps(self) -> list[tuple[BoundField, BoundField]]:
        return list(zip(self._bound("gap"), self._bound("example"), strict=True))

    @property
    def tasks(self) -> list[BoundField]:
        return list(self._bound("task"))

    def content(self) -> Sheet:
        """Return the sheet as it was written; of the new rows only those with words."""
        cleaned = self.cleaned_data
        praises = [self._praise(place) for place, _ in enumerate(self.praises)]
        gaps = [Gap(cleaned[text.name], cleaned[example.name]) for text, example in self.gaps]
        tasks = [cleaned[field.name] for field in self.tasks]
        return Sheet(
            title=cleaned["title"],
            praises=_without_room(praises, len(self.sheet.praises), Praise("")),
            gaps=_without_room(gaps, len(self.sheet.gaps), Gap("")),
            tasks=_without_room(tasks, len(self.sheet.tasks), ""),
        )

    def _praise(self, place: int) -> Praise:
        names = self.sheet.praises[place].names if place < len(self.sheet.praises) else ()
        ticked = {names[int(each)] for each in self.cleaned_data.get(f"names-{place}", ())}
        unticked = tuple(dict.fromkeys(name for name in names if name not in ticked))
        return Praise(self.cleaned_data[f"praise-{place}"], names, unticked)


def _with_room(rows: tuple, blank, most: int) -> list:
    """The rows and a blank one, if one more fits."""
    return [*rows, blank] if len(rows) < most else list(rows)


def _without_room(rows: list, known: int, blank) -> tuple:
    return tuple(row for place, row in enumerate(rows) if place < known or row != blank)
