"""Class packs that take too long for a request, and what is made of them so far.

They are in the database, and on no disk, since the process that makes one and those that are asked for it need not
share any.
"""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from exports.hub import PAPERS
from exports.pack_choices import ORDERS, Choices
from plans.models import Assignment

SEATS = (1, 2)  # so many are made at once, whoever asks
DEAD_AFTER = timedelta(seconds=60)


class PackState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    MAKING = "making", "Being made"
    DONE = "done", "Ready"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


IN_HAND = (PackState.WAITING, PackState.MAKING)


class PackQuerySet(models.QuerySet):
    def in_hand(self) -> "PackQuerySet":
        """Packs that wait or are being made."""
        return self.filter(state__in=IN_HAND)

    def waiting(self) -> "PackQuerySet":
        """Packs that wait, who asked first before the others."""
        return self.filter(state=PackState.WAITING).order_by("created_at", "pk")

    def alive(self) -> "PackQuerySet":
        """Packs that a process is at work on."""
        return self.filter(state=PackState.MAKING, beat_at__gte=timezone.now() - DEAD_AFTER)

    def dead(self) -> "PackQuerySet":
        """Packs whose process has not been heard of for a minute: it was killed, or its machine was."""
        return self.filter(state=PackState.MAKING, beat_at__lt=timezone.now() - DEAD_AFTER)


class Pack(models.Model):
    """A pack that somebody asked for, and how far it is: `done` of `total` plans.

    While it is made it has one of the site's seats, and the process that makes it says every second, in `beat_at`, that
    it is alive.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="packs")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="packs")
    order = models.CharField(max_length=9)
    paper = models.CharField(max_length=9)
    odd = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=PackState, default=PackState.WAITING)
    seat = models.PositiveSmallIntegerField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField()
    name = models.CharField(max_length=255, blank=True)  # of the file
    error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = PackQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(state__in=IN_HAND), name="pack_one_a_person"),
            models.UniqueConstraint(fields=["seat"], condition=Q(seat__isnull=False), name="pack_seat_once"),
            models.CheckConstraint(
                condition=Q(state=PackState.MAKING, seat__in=SEATS, beat_at__isnull=False)
                | Q(~Q(state=PackState.MAKING), seat__isnull=True),
                name="pack_seat_while_made",
            ),
            models.CheckConstraint(condition=Q(state__in=PackState.values), name="pack_state_known"),
            models.CheckConstraint(condition=Q(order__in=ORDERS), name="pack_order_known"),
            models.CheckConstraint(condition=Q(paper__in=PAPERS), name="pack_paper_known"),
        ]

    def __str__(self) -> str:
        return f"Pack {self.pk}, {self.get_state_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("exports:pack-made", args=[self.pk])

    @property
    def choices(self) -> Choices:
        return Choices(self.order, self.paper, self.odd)

    @property
    def is_in_hand(self) -> bool:
        return self.state in IN_HAND and not self.is_dead

    @property
    def is_dead(self) -> bool:
        """Whether the process that makes it is gone."""
        return self.state == PackState.MAKING and self.beat_at < timezone.now() - DEAD_AFTER


class PackVolume(models.Model):
    """A PDF of a pack, whole, with its name."""

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="volumes")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    content = models.BinaryField()

    class Meta:
        ordering = ["pack", "number"]
        constraints = [models.UniqueConstraint(fields=["pack", "number"], name="pack_volume_once")]

    def __str__(self) -> str:
        return self.name
