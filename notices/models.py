"""Notices: what people are told, in the app and by e-mail, and what of it each wants by e-mail."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from people.models import Classroom, Membership, Role
from plans.models import Assignment, Plan


class Kind(models.TextChoices):
    """What a notice tells of; the words are what a person chooses about."""

    SUBMITTED = "submitted", "A student submits a plan"
    ANSWERED = "answered", "A student answers a comment"
    RETURNED = "returned", "A plan of yours is returned"
    APPROVED = "approved", "A plan of yours is approved"
    DUE_SOON = "due_soon", "A plan is due in two days and not submitted"


TEACHER_KINDS = (Kind.SUBMITTED, Kind.ANSWERED)
STUDENT_KINDS = (Kind.RETURNED, Kind.APPROVED, Kind.DUE_SOON)


class NoticeQuerySet(models.QuerySet):
    def of(self, user) -> "NoticeQuerySet":
        """What a person is told."""
        return self.filter(person=user).in_force()

    def in_force(self) -> "NoticeQuerySet":
        """Notices of classes that go on, for people who still teach or learn there, as the kind of notice has it."""
        place = Membership.objects.filter(user=OuterRef("person"), classroom=OuterRef("classroom"))
        teaches, learns = Exists(place.filter(role=Role.TEACHER)), Exists(place.filter(role=Role.STUDENT))
        is_there = Q(teaches, kind__in=TEACHER_KINDS) | Q(learns, kind__in=STUDENT_KINDS)
        return self.filter(is_there, classroom__archived_at__isnull=True)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at__isnull=True)

    def unwanted(self) -> "NoticeQuerySet":
        """Notices of kinds that the person does not want by e-mail."""
        never = MailChoice.objects.filter(person=OuterRef("person"), kind=OuterRef("kind"), when=When.NEVER)
        return self.filter(Exists(never))


class Notice(models.Model):
    """What one person is told of one kind, about one assignment of a class on one day; `items` says which plans.

    `assignment` is None for plans that belong to none. `day` is the class's own. Something new on the same day makes
    the notice unread again, and `latest_at` is when.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=9, choices=Kind)
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="notices")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, null=True, blank=True, related_name="notices")
    day = models.DateField()
    latest_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-latest_at", "-pk"]
        indexes = [models.Index(fields=["person", "read_at"], name="notice_unread")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "assignment", "classroom", "day"],
                condition=Q(assignment__isnull=False),
                name="notice_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "classroom", "day"],
                condition=Q(assignment__isnull=True),
                name="notice_once_a_day_outside",
            ),
            models.UniqueConstraint(
                fields=["person", "assignment"], condition=Q(kind=Kind.DUE_SOON), name="notice_due_soon_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.DUE_SOON) | Q(assignment__isnull=False), name="notice_due_soon_of_assignment"
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="notice_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}, {self.day}"


class Mail(models.Model):
    """One e-mail to a person, written down before it is sent, so that a crash neither loses it nor repeats it for ever.

    Its id is in the Message-ID: of a mail that was sent twice, most programs show one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_mails")
    made_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"Mail {self.pk}"


class Item(models.Model):
    """One plan in a notice; None where a plan is due that may not have been begun.

    `waits` says that it still is to be told by e-mail; `mail` is the last e-mail that tells of it.
    """

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="items")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, null=True, blank=True, related_name="notice_items")
    happened_at = models.DateTimeField()
    waits = models.BooleanField(default=True)
    mail = models.ForeignKey(Mail, on_delete=models.SET_NULL, null=True, blank=True, related_name="items")

    class Meta:
        ordering = ["happened_at", "pk"]
        indexes = [models.Index(fields=["happened_at"], condition=Q(waits=True), name="notice_item_waits")]
        constraints = [
            models.UniqueConstraint(fields=["notice", "plan"], name="notice_item_once_a_plan"),
            models.UniqueConstraint(
                fields=["notice"], condition=Q(plan__isnull=True), name="notice_item_once_without_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"Plan {self.plan_id} in notice {self.notice_id}"


class When(models.TextChoices):
    """When a person gets e-mail about a kind of notice."""

    SOON = "soon", "Soon, at most one e-mail an hour"
    DAILY = "daily", "Once a day, in the morning"
    NEVER = "never", "Never"


# Teachers read many plans in a day; a student waits for an answer.
USUAL = {kind: When.DAILY if kind in TEACHER_KINDS else When.SOON for kind in Kind}


class MailChoice(models.Model):
    """When somebody gets e-mail about one kind of notice, where it is not as usual."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choices")
    kind = models.CharField(max_length=9, choices=Kind)
    when = models.CharField(max_length=5, choices=When)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="mail_choice_once_a_kind"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="mail_choice_kind_known"),
            models.CheckConstraint(condition=Q(when__in=When.values), name="mail_choice_when_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_when_display()}"
