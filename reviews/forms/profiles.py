"""A profile of criteria, as its owner writes it."""

from django import forms
from django.core.exceptions import ValidationError

from plans.text import clean
from reviews.models import Profile
from reviews.profile_text import CriterionText, LevelText, read_profile, write_profile

MAX_LENGTH = 40_000
EXAMPLE = """# Evidence
Is it exact, and chosen to prove the point?
- Not yet (1-3): General statements.
- Partly (4-6): Some names, dates or figures."""


class ProfileForm(forms.ModelForm):
    criteria = forms.CharField(
        label="Criteria and levels",
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 18, "placeholder": EXAMPLE, "spellcheck": "true"}),
        help_text="A line with # begins a criterion; lines after it say what it asks; each line with - is a level, the "
        "lowest first, with marks in brackets if it stands for any.",
        error_messages={"required": "Write at least one criterion, as in “# Evidence”."},
    )

    class Meta:
        model = Profile
        fields = ("name", "description", "is_shared")
        labels = {"is_shared": "Share with the teachers with whom I teach a class"}
        error_messages = {"name": {"required": "Give the profile a name."}}

    field_order = ("name", "description", "criteria", "is_shared")

    def clean_criteria(self) -> list[CriterionText]:
        criteria, problems = read_profile(clean(self.cleaned_data["criteria"]))
        if problems:
            raise ValidationError(problems[:10])
        return criteria


def text_of(profile: Profile) -> str:
    """Return the criteria of a profile, read with their levels, as they are written in the form."""
    return write_profile(
        CriterionText(
            criterion.name,
            criterion.description,
            [
                LevelText(level.name, level.descriptor, level.mark_from, level.mark_to)
                for level in criterion.levels.all()
            ],
        )
        for criterion in profile.criteria.all()
    )
