"""Reading the side, factor and weight of paragraphs out of a posted page."""

import re

from django import forms
from django.core.exceptions import BadRequest
from django.http import Http404, QueryDict

from plans.forms.fields import LineField
from plans.forms.slots import posted_ids
from plans.models import FACTOR_MAX_LENGTH, Plan, Section, SectionKind, Weight
from topics.models import Side

WAS, TRIED = "was-", "tried-"
JOINT = " / "
SHOWN = re.compile(r"(?P<side>[a-z]*)\|(?P<weight>[0-9]?)\|(?P<factor>.*)", re.DOTALL)


class SectionForm(forms.Form):
    """`side-<id>`, `factor-<id>`, `weight-<id>`, and in `was-<id>` what the page showed when it was made.

    Only what differs from `was` is a change: another tab's choice is not undone by a page that never showed it. Where
    two tabs wrote a factor, both stand in it, joined. `tried-<id>` are the factors that this page sent before.
    """

    side = forms.ChoiceField(choices=[("", "No side"), *Side.choices], required=False)
    weight = forms.TypedChoiceField(
        choices=[("", "No weight"), *Weight.choices], coerce=int, empty_value=None, required=False
    )
    factor = LineField(
        max_length=FACTOR_MAX_LENGTH,
        required=False,
        error_messages={
            "max_length": "A factor has at most %(limit_value)d characters; this has %(show_value)d. Shorten it."
        },
    )

    def __init__(self, section: Section, data: QueryDict):
        super().__init__(data)
        self.section = section
        self.other_factor = ""  # what another tab wrote since, and the student's words do not have

    def add_prefix(self, field_name: str) -> str:
        return f"{field_name}-{self.section.pk}"

    @property
    def was(self) -> dict:
        """What the page showed."""
        shown = SHOWN.fullmatch(self.data[f"{WAS}{self.section.pk}"])
        if not shown:
            raise BadRequest("A paragraph needs to say what it was.")
        return {**shown.groupdict(), "weight": int(shown["weight"]) if shown["weight"] else None}

    def changes(self) -> dict:
        """Return what the student changed, ready for `describe_section`. The form must be valid."""
        was = self.was
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if value != was[name] and value != getattr(self.section, name)
        }

    def clean(self) -> dict:
        fields = super().clean()
        mine, shown, stored = fields.get("factor"), self.was["factor"], self.section.factor
        tried = self.data.getlist(f"{TRIED}{self.section.pk}")
        if mine in (None, shown) or stored in (shown, *tried):
            return fields
        theirs, mine = self._apart(mine, tried)
        if theirs == shown or _has(mine, theirs):
            return fields
        self.other_factor = theirs
        fields["factor"] = theirs if _has(theirs, mine) else f"{theirs}{JOINT}{mine}"
        if len(fields["factor"]) > FACTOR_MAX_LENGTH:
            self.add_error(
                "factor",
                f"Another window wrote “{theirs}” here. Both are too long together: write what you want to keep.",
            )
        return fields

    def _apart(self, mine: str, tried: list[str]) -> tuple[str, str]:
        """Return what is others' in the stored factor, and what is to stand beside it.

        What this page was made with, or sent before, perhaps without an answer, gives way. Where the student wrote on
        behind what the page showed, and the stored factor has that as well, only what is new comes to it.
        """
        stored, shown = self.section.factor, self.was["factor"]
        for words in filter(None, [*tried, shown]):
            if stored.endswith(f"{JOINT}{words}"):
                return stored.removesuffix(f"{JOINT}{words}"), mine
            if stored.startswith(f"{words}{JOINT}"):
                return stored.removeprefix(f"{words}{JOINT}"), mine
        if not shown or not _has(stored, shown):
            return stored, mine
        new, *before = (words.removeprefix(f"{shown} ") for words in (mine, *tried))
        end = next((f"{JOINT}{words}" for words in before if stored.endswith(f"{JOINT}{words}")), "")
        theirs = stored.removesuffix(end)
        return theirs, new if _has(theirs, shown) else mine


def _has(words: str, part: str) -> bool:
    return not part or f" {part} " in f" {words} "


def was_value(section) -> str:
    """Return the value of `was-<id>` for a section or its record."""
    return f"{section.side}|{section.weight or ''}|{section.factor}"


def read_sections(plan: Plan, data: QueryDict) -> list[SectionForm]:
    """Return a form for each paragraph that is posted. Raise Http404 if one is not of this plan."""
    ids = set(posted_ids(WAS, data))
    sections = plan.sections.filter(kind=SectionKind.PARAGRAPH).in_bulk(ids)
    if len(sections) != len(ids):
        raise Http404("A paragraph of another plan.")
    return [SectionForm(section, data) for section in sections.values()]
