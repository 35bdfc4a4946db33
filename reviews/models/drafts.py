"""What a teacher is writing about a submission, before it is added or sent."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.conf import settings
from django.db import models

from reviews.models.comments import COMMENT_MAX_LENGTH
from reviews.models.submissions import Submission

CHOICES = ("kind-", "link-", "quote-", "at-", "saved-")  # of fields that say what the words beside them are about


class DraftQuerySet(models.QuerySet):
    def of(self, author, submission: Submission) -> "DraftQuerySet":
        return self.filter(author=author, submission=submission)

    def written(self) -> "DraftQuerySet":
        return self.exclude(text="")


class Draft(models.Model):
    """What stands in a field of the review page (see `reviews.forms.typed`), not added yet: its author's alone.

    What was sent or cleared stays as an empty draft, so that its revision goes on and an old page is told from a new
    one. `edit` is what the page called the edit that wrote it.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=50)
    text = models.TextField(max_length=COMMENT_MAX_LENGTH)
    revision = models.PositiveIntegerField(default=1)
    edit = models.UUIDField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["submission", "author", "name"], name="draft_once")]

    def __str__(self) -> str:
        return f"Draft {self.name} on {self.submission_id}"

    @property
    def group(self) -> str:
        """What belongs together: a comment, or its new words, and what was chosen beside it; others are alone."""
        return self.name if self.name.startswith(("reply-", "overall")) else self.name.partition("-")[2]

    @property
    def is_words(self) -> bool:
        """Whether it is what somebody wrote, and not what they chose beside it."""
        return not self.name.startswith(CHOICES)

    def was_seen(self, revisions: Mapping[str, int], names: Collection[UUID]) -> bool:
        """Whether a page that shows these revisions has these words, or wrote them and got no answer to its edit."""
        return self.revision == revisions.get(self.name, 0) or self.edit in names
