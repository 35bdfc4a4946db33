"""People and the classes they belong to. A role is held per class: one may teach here and learn there."""

import secrets
import zoneinfo
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

# Without 0/O, 1/I/L, 2/Z, 5/S and 8/B: a code is read from a board and typed by hand.
CODE_ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"
CODE_LENGTH = 7
INVITATION_LASTS = timedelta(days=7)


class Theme(models.TextChoices):
    AUTO = "auto", "Automatic"
    LIGHT = "light", "Light"
    DARK = "dark", "Dark"


class User(AbstractUser):
    """Somebody who signs in. Teachers and classmates see `display_name`, never the e-mail address."""

    display_name = models.CharField("name", max_length=80, blank=True)
    theme = models.CharField(max_length=5, choices=Theme, default=Theme.AUTO)
    # Keys without Ctrl or Alt: who speaks to the computer, or shakes, must be able to do without (WCAG 2.1.4).
    shortcuts = models.BooleanField("single-key shortcuts", default=True)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="user_email_unique",
                violation_error_message="Another account uses this e-mail address.",
            ),
            models.CheckConstraint(condition=models.Q(theme__in=Theme.values), name="user_theme_known"),
        ]

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """Return the username as it is stored: small letters, since a phone begins each field with a capital."""
        return super().normalize_username(username).lower()

    @property
    def shown_name(self) -> str:
        """The name that others see; the username where no name was given."""
        return self.display_name or self.username


def display_name(user: User) -> str:
    """Return the name for messages that django-allauth writes."""
    return user.shown_name


def new_class_code() -> str:
    """Return a code to join a class by: 25 ** 7, six thousand million, possibilities."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def normalise_code(code: str) -> str:
    """Return the code as stored, whatever case, spaces or hyphens it was typed with."""
    return "".join(character for character in code.upper() if character.isalnum())


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError("Choose a time zone from the list.")


def default_time_zone() -> str:
    return settings.TIME_ZONE


class Role(models.TextChoices):
    STUDENT = "student", "Student"
    TEACHER = "teacher", "Teacher"


class ClassroomQuerySet(models.QuerySet):
    def visible_to(self, user) -> "ClassroomQuerySet":
        """Classes in which the user is a student or a teacher."""
        return self.filter(memberships__user=user)

    def taught_by(self, user) -> "ClassroomQuerySet":
        return self.filter(memberships__user=user, memberships__role=Role.TEACHER)

    def learnt_by(self, user) -> "ClassroomQuerySet":
        return self.filter(memberships__user=user, memberships__role=Role.STUDENT)

    def current(self) -> "ClassroomQuerySet":
        return self.filter(archived_at__isnull=True)

    def archived(self) -> "ClassroomQuerySet":
        return self.filter(archived_at__isnull=False)

    def with_counts(self) -> "ClassroomQuerySet":
        """Annotate `students`, the number of students."""
        students = models.Count("memberships", filter=models.Q(memberships__role=Role.STUDENT))
        return self.annotate(students=students)


class Classroom(models.Model):
    """A class: its people, its code to join by, and the time zone that its due dates are meant in.

    One that is archived takes no members, assignments or submissions; what is in it stays to be read.
    """

    name = models.CharField(max_length=80)
    code = models.CharField(max_length=12, unique=True, default=new_class_code, editable=False)
    time_zone = models.CharField(max_length=64, default=default_time_zone, validators=[validate_time_zone])
    # Whether its code lets somebody in who is not in it yet.
    takes_students = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = ClassroomQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "class"
        verbose_name_plural = "classes"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("plans:classroom", args=[self.pk])

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None


class Membership(models.Model):
    """One person's place in one class."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=7, choices=Role, default=Role.STUDENT)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "classroom"], name="membership_once"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.classroom} as {self.get_role_display().lower()}"


class RosterEntry(models.Model):
    """Somebody whom a teacher expects in a class: a name, and in small letters a username or an e-mail address, or "".

    It is a line of the teacher's own list and no account. Who of it has joined is found out when somebody looks.
    """

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="roster")
    name = models.CharField(max_length=80)
    handle = models.CharField(max_length=254, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "roster entries"
        constraints = [
            models.UniqueConstraint(fields=["classroom", "position"], name="roster_position_once"),
            models.UniqueConstraint(
                fields=["classroom", "handle"], condition=~models.Q(handle=""), name="roster_handle_once"
            ),
            models.CheckConstraint(condition=models.Q(handle=Lower("handle")), name="roster_handle_lower"),
        ]

    def __str__(self) -> str:
        return f"{self.name} on the list of {self.classroom}"


def new_invitation_token() -> str:
    """Return what nobody can guess: 192 random bits."""
    return secrets.token_urlsafe(24)


class InvitationQuerySet(models.QuerySet):
    def open(self) -> "InvitationQuerySet":
        """Invitations that still work: a week long, while the class goes on."""
        return self.filter(made_at__gt=timezone.now() - INVITATION_LASTS, classroom__archived_at__isnull=True)


class Invitation(models.Model):
    """A link that makes one colleague a teacher of a class. It is deleted as it is used."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="invitations")
    token = models.CharField(max_length=32, unique=True, default=new_invitation_token, editable=False)
    made_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"Invitation to teach {self.classroom}"

    def get_absolute_url(self) -> str:
        return reverse("people:invitation", args=[self.token])

    @property
    def ends_at(self):
        return self.made_at + INVITATION_LASTS
