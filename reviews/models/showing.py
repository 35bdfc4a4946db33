"""When students see the levels that a review gave."""

from django.db import models
from django.db.models import Q

from plans.models import Assignment


class WhenShown(models.TextChoices):
    AT_ONCE = "at_once", "With the decision"
    AFTER_ACTING = "after_acting", "Once every comment is answered or acted on"
    NEVER = "never", "Never"


class LevelsShown(models.Model):
    """When the students of an assignment see their levels; without one they see them with the decision."""

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="levels_shown")
    when = models.CharField(max_length=12, choices=WhenShown, default=WhenShown.AT_ONCE)

    class Meta:
        verbose_name_plural = "levels shown"
        constraints = [models.CheckConstraint(condition=Q(when__in=WhenShown.values), name="levels_shown_when_known")]

    def __str__(self) -> str:
        return self.get_when_display()
