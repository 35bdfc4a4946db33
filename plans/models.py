"""Plans: paragraph models, assignments, and a plan's sections, slots, citations and edits."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.functional import cached_property

from people.models import Classroom
from people.models import Role as ClassRole
from plans.languages import ENGLISH
from plans.roles import Role
from plans.terms import Terms, terms_of
from topics.models import Evidence, Question, Side

# Far above what any part of a plan needs, and small enough that 40 paragraphs stay a page that one can work in.
SLOT_MAX_LENGTH = 10_000
FACTOR_MAX_LENGTH = 80


class ParagraphModel(models.Model):
    """An ordered list of roles, such as PEEL. Shipped models are loaded after each migration."""

    key = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=40)
    description = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.name


class ModelPart(models.Model):
    """One part of a paragraph model: see `plans.roles.Role` for the fields."""

    paragraph_model = models.ForeignKey(ParagraphModel, on_delete=models.CASCADE, related_name="parts")
    key = models.SlugField(max_length=20)
    name = models.CharField(max_length=40)
    letter = models.CharField(max_length=2)
    hue = models.PositiveSmallIntegerField()
    hint = models.CharField(max_length=120, blank=True)
    starter = models.CharField(max_length=120, blank=True)
    takes_evidence = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["paragraph_model", "key"], name="part_key_once"),
            models.UniqueConstraint(fields=["paragraph_model", "position"], name="part_position_once"),
            models.CheckConstraint(condition=Q(hue__range=(1, 6)), name="part_hue_known"),
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.name}"

    @property
    def role(self) -> Role:
        return Role(self.key, self.name, self.hint, self.starter, self.letter, self.hue, self.takes_evidence)


class AssignmentQuerySet(models.QuerySet):
    def with_counts(self) -> "AssignmentQuerySet":
        """Annotate how many students' plans are `drafts`, `submitted`, `returned`, `approved` and `elsewhere`.

        A draft counts once something is written; plans of students who have left the class do not count. What a
        student has submitted to another class is elsewhere, however it stands there.
        """
        place = "plans__owner__memberships"
        there = Q((f"{place}__classroom", F("classroom")), (f"{place}__role", ClassRole.STUDENT))
        kept = Slot.objects.filter(section__plan=models.OuterRef("plans"), section__removed_at__isnull=True)
        written = models.Exists(kept.filter(~Q(text="") | Q(citations__isnull=False)))
        is_here = Q(plans__classroom=F("classroom")) | Q(plans__classroom__isnull=True)
        here, gone = there & is_here, there & ~is_here

        def count(condition: Q, *states: str) -> models.Count:
            return models.Count("plans", filter=condition & Q(plans__state__in=states))

        return self.annotate(
            drafts=count(there & Q(written), PlanState.DRAFT),
            submitted=count(here, PlanState.SUBMITTED),
            returned=count(here, PlanState.RETURNED),
            approved=count(here, PlanState.APPROVED),
            elsewhere=count(gone, PlanState.SUBMITTED, PlanState.RETURNED, PlanState.APPROVED),
        )

    def latest_first(self) -> "AssignmentQuerySet":
        """What has no due date first, then what is due last."""
        return self.order_by(F("due_at").desc(nulls_first=True), "-pk")


class Assignment(models.Model):
    """A question set for a class, to be planned with one paragraph model, and which help there is while planning."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="assignments")
    question = models.ForeignKey(Question, on_delete=models.RESTRICT, related_name="assignments")
    paragraph_model = models.ForeignKey(ParagraphModel, on_delete=models.RESTRICT, related_name="assignments")
    due_at = models.DateTimeField("due", null=True, blank=True)
    offers_bank = models.BooleanField("evidence bank", default=True)
    offers_hints = models.BooleanField("hints and sentence starters", default=True)
    offers_checks = models.BooleanField("checks", default=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="assignments_made"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]

    def __str__(self) -> str:
        return f"{self.question} for {self.classroom}"

    def not_started(self, students: int) -> int:
        """Return how many of the class's students have not begun; needs `with_counts`."""
        return students - self.drafts - self.submitted - self.returned - self.approved - self.elsewhere


class Arrangement(models.Model):
    """What one student of an assignment has that the others have not: more time, or a fuller scaffold.

    A fuller scaffold is all the help there is, whatever the assignment offers, with sentence starters that stay in
    sight.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="arrangements")
    student = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="arrangements")
    due_at = models.DateTimeField("due", null=True, blank=True)
    fuller_scaffold = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "student"], name="arrangement_once"),
            models.CheckConstraint(
                condition=Q(due_at__isnull=False) | Q(fuller_scaffold=True), name="arrangement_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"Arrangement for {self.student} in {self.assignment}"


def own_due_at(assignment: str, student: str) -> models.Case:
    """Return when an assignment is due for a student; both are named by their paths from the row that is asked for."""
    due_at = F(f"{assignment}__due_at")
    own = Arrangement.objects.filter(assignment=OuterRef(assignment), student=OuterRef(student)).values("due_at")[:1]
    later = Greatest(due_at, Coalesce(Subquery(own), due_at))
    # Asked first, since databases do not agree on what is greatest where one is null.
    return models.Case(
        models.When(**{f"{assignment}__due_at__isnull": False}, then=later),
        default=None,
        output_field=models.DateTimeField(),
    )


class PlanState(models.TextChoices):
    """Where a plan stands; the words are what a student reads."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    RETURNED = "returned", "Returned"
    APPROVED = "approved", "Approved"


# Between submission and return the plan stays as the teacher reads it.
EDITABLE_STATES = (PlanState.DRAFT, PlanState.RETURNED)


class PlanQuerySet(models.QuerySet):
    def owned_by(self, user) -> "PlanQuerySet":
        return self.filter(owner=user)

    def editable(self) -> "PlanQuerySet":
        return self.filter(state__in=EDITABLE_STATES)

    def with_arrangements(self) -> "PlanQuerySet":
        """Annotate what `terms` needs to know of the owner's arrangement, so that it costs no query."""
        own = Arrangement.objects.filter(assignment=OuterRef("assignment"), student=OuterRef("owner"))
        return self.annotate(
            arranged_due_at=Subquery(own.values("due_at")[:1]),
            arranged_scaffold=models.Exists(own.filter(fuller_scaffold=True)),
        )

    def with_parts(self) -> "PlanQuerySet":
        """Annotate `parts_written` and `parts`: how many slots hold words or evidence, of how many."""
        kept = Q(sections__removed_at__isnull=True)
        written = Q(sections__slots__citations__isnull=False) | ~Q(sections__slots__text="")
        return self.annotate(
            parts=models.Count("sections__slots", filter=kept, distinct=True),
            parts_written=models.Count("sections__slots", filter=kept & written, distinct=True),
        )


class Plan(models.Model):
    """One student's plan for one question."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plans")
    question = models.ForeignKey(Question, on_delete=models.RESTRICT, related_name="plans")
    paragraph_model = models.ForeignKey(ParagraphModel, on_delete=models.RESTRICT, related_name="plans")
    assignment = models.ForeignKey(Assignment, on_delete=models.SET_NULL, null=True, blank=True, related_name="plans")
    # The class whose teachers receive the plan; a plan for practice has none until it is submitted.
    classroom = models.ForeignKey(Classroom, on_delete=models.SET_NULL, null=True, blank=True, related_name="plans")
    language = models.CharField(max_length=35, blank=True, default=ENGLISH)  # of its words, as a BCP 47 tag
    state = models.CharField(max_length=9, choices=PlanState, default=PlanState.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now_add=True)
    # When it was submitted first. A plan that is returned was not late because it comes again.
    handed_in_at = models.DateTimeField(null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "assignment"],
                condition=Q(assignment__isnull=False),
                name="plan_once_an_assignment",
            ),
            models.CheckConstraint(condition=Q(state__in=PlanState.values), name="plan_state_known"),
        ]

    def __str__(self) -> str:
        return f"Plan {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("plans:plan", args=[self.pk])

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE_STATES

    def is_elsewhere(self, assignment: Assignment) -> bool:
        """Whether the student has submitted what they planned for an assignment to another class than its own."""
        is_submitted = self.state != PlanState.DRAFT
        return is_submitted and self.classroom_id not in (None, assignment.classroom_id)

    @cached_property
    def terms(self) -> Terms:
        """By when the plan is due, and with which help it is made. Costs a query without `with_arrangements`."""
        if self.assignment is None:
            return terms_of(None, None)
        if "arranged_scaffold" in self.__dict__:
            own = Arrangement(due_at=self.arranged_due_at, fuller_scaffold=self.arranged_scaffold)
        else:
            own = Arrangement.objects.filter(assignment=self.assignment_id, student=self.owner_id).first()
        return terms_of(self.assignment, own)


class SectionKind(models.TextChoices):
    THESIS = "thesis", "Line of argument"
    PARAGRAPH = "paragraph", "Paragraph"
    COUNTER = "counter", "Counterargument"
    CONCLUSION = "conclusion", "Conclusion"


class Weight(models.IntegerChoices):
    MINOR = 1, "Minor"
    SIGNIFICANT = 2, "Significant"
    DECISIVE = 3, "Decisive"


class SectionQuerySet(models.QuerySet):
    def kept(self) -> "SectionQuerySet":
        return self.filter(removed_at__isnull=True)


class Section(models.Model):
    """A block of the plan: line of argument, paragraph, counterargument or conclusion.

    `position` orders sections of one kind within the plan; a removed section keeps its words until it is restored.
    `restored_at` is when it was brought back last.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    kind = models.CharField(max_length=10, choices=SectionKind)
    position = models.PositiveSmallIntegerField(default=0)
    side = models.CharField(max_length=10, choices=Side, blank=True)
    factor = models.CharField(max_length=FACTOR_MAX_LENGTH, blank=True)
    weight = models.PositiveSmallIntegerField(choices=Weight, null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    restored_at = models.DateTimeField(null=True, blank=True)

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SectionKind.values), name="section_kind_known"),
            models.CheckConstraint(condition=Q(side__in=["", *Side.values]), name="section_side_known"),
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__in=Weight.values), name="section_weight_known"
            ),
            models.UniqueConstraint(
                fields=["plan", "kind"],
                condition=Q(kind__in=[SectionKind.THESIS, SectionKind.CONCLUSION]),
                name="section_single_kinds_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.position}"


class Slot(models.Model):
    """The atom of a plan: one part's text, with a stable id and a revision that grows by one with each save."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="slots")
    role = models.SlugField(max_length=20)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(max_length=SLOT_MAX_LENGTH, blank=True)
    revision = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["section", "role"], name="slot_role_once")]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


class Citation(models.Model):
    """A piece of evidence placed in a slot."""

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="citations")
    evidence = models.ForeignKey(Evidence, on_delete=models.RESTRICT, related_name="citations")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["slot", "evidence"], name="citation_once_a_slot")]

    def __str__(self) -> str:
        return f"{self.evidence_id} in {self.slot_id}"


class SlotEdit(models.Model):
    """One saved edit of a slot: the text as it was from this revision on.

    `name` is what the browser called the edit, so that one that comes twice is known; None where nothing named it.
    `restored_from` is the revision whose text it brought back. `is_settled`: it is a version by itself, since the edits
    before it were thinned out or somebody had to choose between it and other words.
    """

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="edits")
    revision = models.PositiveIntegerField()
    name = models.UUIDField(null=True, blank=True)
    restored_from = models.PositiveIntegerField(null=True, blank=True)
    is_settled = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["slot", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["slot", "revision"], name="slot_edit_once_a_revision"),
            models.UniqueConstraint(fields=["slot", "name"], name="slot_edit_once_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.slot_id} at {self.revision}"
