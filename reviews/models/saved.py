"""Comments that a teacher keeps to use again."""

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.urls import reverse

from people.models import Membership, Role
from reviews.models.comments import SAVED_MAX_LENGTH, CommentKind
from reviews.profile_text import NAME_LENGTH
from topics.normalise import normalise
from topics.search import matching, words_of


def colleagues_of(user) -> QuerySet:
    """Return the ids of those who teach a class together with the user, and the user's own."""
    taught = Membership.objects.filter(user=user, role=Role.TEACHER).values("classroom")
    return Membership.objects.filter(classroom__in=taught, role=Role.TEACHER).values("user")


class SavedCommentQuerySet(models.QuerySet):
    def usable_by(self, user) -> "SavedCommentQuerySet":
        """One's own, and those that colleagues share."""
        return self.filter(Q(owner=user) | Q(is_shared=True, owner__in=colleagues_of(user)))

    def matching(self, query: str) -> "SavedCommentQuerySet":
        """Those in which every word of the query begins a word; all where it has no word."""
        return self.filter(matching(query)) if words_of(query) else self

    def most_used_first(self) -> "SavedCommentQuerySet":
        return self.order_by("-uses", "pk")


class SavedComment(models.Model):
    """A comment to use again. `[...]` in the text is a blank for the student's words; `uses` counts its use by all.

    `criterion` is the name of the criterion that it speaks of: a name, since a profile has versions and owners.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_comments")
    is_shared = models.BooleanField("shared", default=False)
    kind = models.CharField(max_length=10, choices=CommentKind, default=CommentKind.SUGGESTION)
    text = models.CharField("comment", max_length=SAVED_MAX_LENGTH)
    criterion = models.CharField(max_length=NAME_LENGTH, blank=True)
    search_text = models.TextField(editable=False)
    uses = models.PositiveIntegerField(default=0)

    objects = SavedCommentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "text"], name="saved_comment_once"),
            models.CheckConstraint(condition=Q(kind__in=CommentKind.values), name="saved_comment_kind_known"),
            models.CheckConstraint(condition=~Q(text=""), name="saved_comment_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args, **kwargs) -> None:
        self.prepare()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("reviews:saved-edit", args=[self.pk])

    def prepare(self) -> None:
        """Make the words ready to search, where many are saved at once."""
        self.search_text = normalise(f"{self.text} {self.criterion}")
