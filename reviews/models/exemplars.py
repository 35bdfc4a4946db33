"""Approved plans that a class may read as exemplars, if their writers agree."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from reviews.models.submissions import Submission


class ExemplarState(models.TextChoices):
    """What the student has said. Only an exemplar that is agreed to is there for the class."""

    ASKED = "asked", "Asked"
    AGREED = "agreed", "Agreed"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ExemplarQuerySet(models.QuerySet):
    def of_class(self, classroom) -> "ExemplarQuerySet":
        return self.filter(submission__classroom=classroom)

    def agreed(self) -> "ExemplarQuerySet":
        return self.filter(state=ExemplarState.AGREED)

    def asked_of(self, user) -> "ExemplarQuerySet":
        return self.filter(state=ExemplarState.ASKED, submission__plan__owner=user)


class Exemplar(models.Model):
    """A submission that a teacher would like to show to its class without its writer's name.

    Its id says nothing about the plan or the student. Who has refused or withdrawn is not asked again, and may agree by
    themselves.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="exemplar")
    state = models.CharField(max_length=9, choices=ExemplarState, default=ExemplarState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ExemplarQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ExemplarState.values), name="exemplar_state_known"),
            models.CheckConstraint(
                condition=Q(state=ExemplarState.ASKED, answered_at__isnull=True)
                | ~Q(state=ExemplarState.ASKED) & Q(answered_at__isnull=False),
                name="exemplar_answered_with_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Exemplar {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("reviews:exemplar", args=[self.pk])

    @property
    def is_agreed(self) -> bool:
        return self.state == ExemplarState.AGREED

    @property
    def is_asked(self) -> bool:
        return self.state == ExemplarState.ASKED
