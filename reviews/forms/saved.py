"""A saved comment, as its owner writes it."""

from django import forms
from django.core.exceptions import ValidationError

from plans.text import clean
from reviews.models import SAVED_MAX_LENGTH, CommentKind, Criterion, Profile, SavedComment


def criteria_known_to(user) -> list[str]:
    """Return the names of the criteria that the user can use, each once."""
    profiles = Profile.objects.usable_by(user).current()
    names = (
        Criterion.objects.filter(profile__in=profiles).order_by("profile", "position").values_list("name", flat=True)
    )
    return list(dict.fromkeys(names))


class SavedCommentForm(forms.ModelForm):
    """The form of one saved comment of `owner`'s; nobody keeps the same words twice."""

    kind = forms.ChoiceField(
        choices=CommentKind.choices,
        widget=forms.RadioSelect,
        initial=CommentKind.SUGGESTION,
        error_messages={
            "required": "Choose what the comment asks for.",
            "invalid_choice": "Choose one of these kinds.",
        },
    )
    text = forms.CharField(
        label="Comment",
        max_length=SAVED_MAX_LENGTH,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Write [...] where words about the student's own plan will stand, as in: Name one [...].",
        error_messages={
            "required": "Write the comment.",
            "max_length": f"A saved comment has at most {SAVED_MAX_LENGTH} characters; this has %(show_value)d.",
        },
    )
    is_shared = forms.BooleanField(
        required=False,
        label="Share with the teachers with whom I teach a class",
        help_text="They can use it. Only you can change it.",
    )

    class Meta:
        model = SavedComment
        fields = ("kind", "text", "criterion", "is_shared")
        help_texts = {"criterion": "The criterion that it speaks of, if there is one. Its name finds the comment too."}

    def __init__(self, owner, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.owner = owner
        self.fields["criterion"].widget.attrs["list"] = "criteria"
        self.criteria = criteria_known_to(owner)

    def clean_criterion(self) -> str:
        return " ".join(clean(self.cleaned_data["criterion"]).split())

    def clean_text(self) -> str:
        text = clean(self.cleaned_data["text"]).strip()
        if not text:
            raise ValidationError("Write the comment.")
        others = SavedComment.objects.filter(owner=self.instance.owner, text=text).exclude(pk=self.instance.pk)
        if others.exists():
            raise ValidationError("You have saved this comment already.")
        return text
