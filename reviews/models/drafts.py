"""What a teacher is writing about a submission, before it is added or sent."""

from django.conf import settings
from django.db import models

from reviews.models.comments import COMMENT_MAX_LENGTH
from reviews.models.submissions import Submission


class Draft(models.Model):
    """What stands in a field of the review page (see `reviews.forms.typed`), not added yet: its author's alone."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=50)
    text = models.TextField(max_length=COMMENT_MAX_LENGTH)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["submission", "author", "name"], name="draft_once")]

    def __str__(self) -> str:
        return f"Draft {self.name} on {self.submission_id}"
