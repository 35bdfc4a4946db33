"""Criteria as data: profiles, and the levels that a review gives."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from people.models import Classroom
from reviews.models.saved import colleagues_of
from reviews.models.submissions import Review
from reviews.profile_text import NAME_LENGTH, WORDS_LENGTH, shown_marks


class ProfileQuerySet(models.QuerySet):
    def usable_by(self, user) -> "ProfileQuerySet":
        """The shipped ones, one's own, and those that colleagues share."""
        shared = Q(is_shared=True, owner__in=colleagues_of(user))
        return self.filter(~Q(key="") | Q(owner=user) | shared)

    def current(self) -> "ProfileQuerySet":
        """The newest version of each."""
        return self.filter(newer__isnull=True)


class Profile(models.Model):
    """A set of criteria. Once a review has used it, it stays as it is, and a change makes a new version of it.

    A shipped profile has a key and no owner; another without an owner is of somebody who has left, and only reviews
    that used it still show it. `older` is the version before.
    """

    key = models.SlugField(blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="profiles"
    )
    is_shared = models.BooleanField("shared", default=False)
    name = models.CharField(max_length=NAME_LENGTH)
    description = models.CharField(max_length=300, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    older = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="newer")

    objects = ProfileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], condition=~Q(key=""), name="profile_key_once"),
            models.CheckConstraint(condition=Q(key="") | Q(owner__isnull=True), name="profile_shipped_or_owned"),
            models.CheckConstraint(
                condition=Q(version=1, older__isnull=True) | Q(version__gt=1, older__isnull=False),
                name="profile_version_follows",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}" if self.version > 1 else self.name

    def get_absolute_url(self) -> str:
        return reverse("reviews:profile", args=[self.pk])

    @property
    def is_in_use(self) -> bool:
        """Whether a review has given a level of it, so that it must not change."""
        return GivenLevel.objects.filter(criterion__profile=self).exists()


class Criterion(models.Model):
    """One thing that a plan is judged by."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=NAME_LENGTH)
    description = models.CharField(max_length=WORDS_LENGTH, blank=True)

    class Meta:
        ordering = ["profile", "position"]
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(fields=["profile", "position"], name="criterion_position_once"),
            models.UniqueConstraint(fields=["profile", "name"], name="criterion_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Level(models.Model):
    """A level of a criterion, the lowest first, with the marks that it stands for, if there are any."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="levels")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=NAME_LENGTH)
    descriptor = models.CharField(max_length=WORDS_LENGTH, blank=True)
    mark_from = models.PositiveSmallIntegerField(null=True, blank=True)
    mark_to = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["criterion", "position"]
        constraints = [
            models.UniqueConstraint(fields=["criterion", "position"], name="level_position_once"),
            models.CheckConstraint(
                condition=Q(mark_from__isnull=True, mark_to__isnull=True)
                | Q(mark_from__isnull=False, mark_to__isnull=False, mark_from__lte=F("mark_to")),
                name="level_marks_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.descriptor}"

    @property
    def marks(self) -> str:
        return shown_marks(self.mark_from, self.mark_to)


class ClassProfile(models.Model):
    """The profile by which the plans of a class are judged; a class without one uses the shipped profile."""

    classroom = models.OneToOneField(Classroom, on_delete=models.CASCADE, related_name="class_profile")
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="class_profiles")

    def __str__(self) -> str:
        return f"{self.profile} in {self.classroom}"


class GivenLevel(models.Model):
    """The level that a review gives for a criterion; the student sees it with the decision."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="levels")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["review", "criterion__position"]
        constraints = [models.UniqueConstraint(fields=["review", "criterion"], name="level_given_once")]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.level.name}"
