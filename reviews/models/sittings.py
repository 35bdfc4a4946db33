"""Who has a submission open to review it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone

from reviews.models.submissions import Submission

# Longer than the pause between two calls of the page (static/js/sitting.js), in case one or two of them fail.
GONE_AFTER = timedelta(minutes=5)


class SittingQuerySet(models.QuerySet):
    def current(self) -> "SittingQuerySet":
        """Sittings whose page was there a moment ago."""
        return self.filter(seen_at__gte=timezone.now() - GONE_AFTER)

    def over(self) -> "SittingQuerySet":
        return self.filter(seen_at__lt=timezone.now() - GONE_AFTER)

    def of_colleagues(self, reader) -> "SittingQuerySet":
        """Sittings of others than the reader that go on, who began first comes first."""
        return self.current().exclude(teacher=reader).select_related("teacher")


class Sitting(models.Model):
    """A teacher has the page of a submission open, since a time; `seen_at` is when the page told so last.

    It keeps nobody out: it is there so that two colleagues do not review one plan without knowing of each other.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="sittings")
    teacher = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects = SittingQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["submission", "teacher"], name="sitting_once")]

    def __str__(self) -> str:
        return f"Sitting over {self.submission_id}"


def with_colleagues(submissions, reader):
    """Fetch with the submissions, as `colleagues`, the sittings of others than the reader that go on."""
    sittings = Sitting.objects.of_colleagues(reader)
    return submissions.prefetch_related(Prefetch("sittings", sittings, to_attr="colleagues"))


def is_open_elsewhere(reader) -> Exists:
    """Whether a colleague of the reader has the submission open."""
    return Exists(Sitting.objects.of_colleagues(reader).filter(submission=OuterRef("pk")))
