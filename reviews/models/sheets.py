"""Whole-class feedback sheets, as teachers keep them."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property

from plans.models import Assignment
from reviews.sheet import Sheet, sheet_from_json
from reviews.words import name_of


class FeedbackSheet(models.Model):
    """What the marking of an assignment says to the whole class on a day: a `reviews.sheet.Sheet` as JSON.

    It is made out of the marking once and from then on a text of its own. `plans` is how many plans it was made from;
    `revision` grows by one with each change, so that of two teachers who edit at once the second is told.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="feedback_sheets")
    content = models.JSONField()
    plans = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"Feedback sheet {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("reviews:sheet", args=[self.pk])

    @cached_property
    def sheet(self) -> Sheet:
        return sheet_from_json(self.content)

    @property
    def changer_name(self) -> str:
        return name_of(self.changed_by)
