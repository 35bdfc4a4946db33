"""The bank: topics, arguments, evidence with figures, counterarguments, and the questions they help to answer."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from topics.demands import COMMAND_TERMS, Demand
from topics.figures import SCALES, Amount, Change, Figure, Share, words
from topics.normalise import normalise

FIRST_YEAR, LAST_YEAR = -3000, 2100
YEAR_VALIDATORS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]


class Side(models.TextChoices):
    """What an argument or a paragraph does to the claim in the question."""

    SUPPORTS = "supports", "Supports"
    CHALLENGES = "challenges", "Challenges"


class EvidenceKind(models.TextChoices):
    FIGURE = "figure", "Figure"
    EVENT = "event", "Event"
    DECREE = "decree", "Law or decree"
    POLICY = "policy", "Policy"
    QUOTATION = "quotation", "Quotation"
    TESTIMONY = "testimony", "Testimony"
    INTERPRETATION = "interpretation", "Interpretation"


class Reliability(models.TextChoices):
    RELIABLE = "reliable", "Reliable"
    FAIR = "fair", "Fair"
    CONTESTED = "contested", "Contested"


class Judgement(models.TextChoices):
    """The kind of judgement that a question asks for."""

    NONE = "none", "No judgement needed"
    HELPFUL = "helpful", "A judgement helps"
    DEGREE = "degree", "A judgement of degree"
    RANKING = "ranking", "A ranking of factors"
    VERDICT = "verdict", "A verdict on the claim"


class FigureKind(models.TextChoices):
    AMOUNT = "amount", "Amount"
    CHANGE = "change", "Change"
    SHARE = "share", "Share"


class Searchable(models.Model):
    """A record with its words made ready to search: the same letters on every database (see docs/search.md)."""

    search_text = models.TextField(editable=False, default="", db_default="")

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        self.search_text = normalise(" ".join(self.words_to_search()))
        if update_fields is not None:
            update_fields = {*update_fields, "search_text"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def words_to_search(self) -> list[str]:
        """Return the texts to be found by."""
        raise NotImplementedError


def span_in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(span_from__isnull=True) | Q(span_to__isnull=True) | Q(span_from__lte=F("span_to")),
        name=name,
        violation_error_message="The first year must not be after the last year.",
    )


class Topic(Searchable):
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    span_from = models.SmallIntegerField("from", null=True, blank=True, validators=YEAR_VALIDATORS)
    span_to = models.SmallIntegerField("to", null=True, blank=True, validators=YEAR_VALIDATORS)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "slug"]
        constraints = [span_in_order("topic_span_in_order")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("topics:topic", args=[self.slug])

    def words_to_search(self) -> list[str]:
        return [self.title, self.summary]


class Theme(models.Model):
    """A part of a topic; a paragraph of a plan can take its title as its factor."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="themes")
    key = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.title


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user) -> "EvidenceQuerySet":
        """The bank's evidence, and the user's own."""
        return self.filter(Q(owner__isnull=True) | Q(owner=user))

    def with_cards(self) -> "EvidenceQuerySet":
        """Fetch all that a card shows, in two queries."""
        return self.select_related("theme__topic").prefetch_related("figures")


class Evidence(Searchable):
    """One record of evidence, kept once: what is known, of when, from where, and how far to trust it.

    The bank's evidence has no owner; a student's own has one, and no theme.
    """

    key = models.SlugField(max_length=80, unique=True, null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="own_evidence"
    )
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence")
    kind = models.CharField(max_length=14, choices=EvidenceKind, default=EvidenceKind.EVENT)
    title = models.CharField(max_length=160, blank=True)
    text = models.TextField("what happened, or what it says", max_length=1000)
    span_from = models.SmallIntegerField("from year", null=True, blank=True, validators=YEAR_VALIDATORS)
    span_to = models.SmallIntegerField("to year", null=True, blank=True, validators=YEAR_VALIDATORS)
    date_label = models.CharField("date", max_length=60, blank=True, help_text="For example: 1 December 1934.")
    source = models.CharField(max_length=300, blank=True)
    reliability = models.CharField(max_length=9, choices=Reliability, blank=True)
    reliability_note = models.TextField("how far to trust it", max_length=600, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["theme__topic__position", "theme__position", "position", "pk"]
        verbose_name_plural = "evidence"
        constraints = [
            span_in_order("evidence_span_in_order"),
            models.CheckConstraint(condition=Q(kind__in=EvidenceKind.values), name="evidence_kind_known"),
            models.CheckConstraint(
                condition=Q(reliability__in=["", *Reliability.values]), name="evidence_reliability_known"
            ),
            models.CheckConstraint(
                condition=~Q(reliability=Reliability.CONTESTED) | ~Q(reliability_note=""),
                name="evidence_contested_has_note",
                violation_error_message="Say why contested evidence is contested.",
            ),
            models.CheckConstraint(
                condition=Q(owner__isnull=True, theme__isnull=False) | Q(owner__isnull=False, theme__isnull=True),
                name="evidence_of_bank_or_owner",
                violation_error_message="Evidence belongs to a theme of the bank or to a student.",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:80]

    @property
    def period(self) -> str:
        """The date as shown: the label, or the years, such as 1936–1937."""
        return self.date_label or span_label(self.span_from, self.span_to)

    @property
    def is_contested(self) -> bool:
        return self.reliability == Reliability.CONTESTED

    def words_to_search(self) -> list[str]:
        return [
            self.title,
            self.text,
            self.date_label,
            self.source,
            str(self.span_from or ""),
            str(self.span_to or ""),
            *self.figure_words(),
        ]

    def figure_words(self) -> list[str]:
        return [words(row.figure) for row in self.figures.all()] if self.pk else []


def span_label(first: int | None, last: int | None) -> str:
    """Return "1936–1937", "1936" or "" for a span of years."""
    years = [str(year) for year in (first, last) if year is not None]
    return "–".join(dict.fromkeys(years))


class FigureRow(models.Model):
    """A figure of a piece of evidence, as data; `figure` is the value that charts and documents take."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="figures")
    kind = models.CharField(max_length=6, choices=FigureKind)
    value = models.DecimalField(max_digits=15, decimal_places=3)
    value_to = models.DecimalField(max_digits=15, decimal_places=3, null=True, blank=True)
    whole = models.DecimalField(max_digits=15, decimal_places=3, null=True, blank=True)
    scale = models.CharField(max_length=8, blank=True, choices=[(scale, scale) for scale in SCALES if scale])
    unit = models.CharField(max_length=120)
    start_year = models.SmallIntegerField(null=True, blank=True)
    end_year = models.SmallIntegerField(null=True, blank=True)
    approximate = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "figure"
        constraints = [
            models.CheckConstraint(condition=Q(scale__in=SCALES), name="figure_scale_known"),
            models.CheckConstraint(
                condition=Q(kind="amount", value_to__isnull=True, whole__isnull=True)
                | Q(
                    kind="change",
                    value_to__isnull=False,
                    whole__isnull=True,
                )
                | Q(kind="share", whole__gt=0, value__lte=F("whole"), value_to__isnull=True),
                name="figure_shape",
                violation_error_message="An amount has one value; a change has two; "
                "a share has a whole that is not smaller than its part.",
            ),
            models.CheckConstraint(
                condition=Q(start_year__isnull=True) | Q(end_year__isnull=True) | Q(start_year__lte=F("end_year")),
                name="figure_years_in_order",
                violation_error_message="The first year must not be after the last year.",
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="figure_not_negative"),
        ]

    def __str__(self) -> str:
        return words(self.figure)

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self.evidence.save(update_fields=["search_text"])

    def clean(self):
        """Refuse what is no figure, such as a share larger than its whole, with the figure's own words."""
        if self.value is not None:
            try:
                words(self.figure)
            except ValueError as error:
                raise ValidationError(f"{str(error).capitalize()}.") from None

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        self.evidence.save(update_fields=["search_text"])
        return deleted

    @property
    def figure(self) -> Figure:
        if self.kind == FigureKind.CHANGE:
            return Change(
                value=self.value,
                value_to=self.value_to,
                unit=self.unit,
                scale=self.scale,
                start_year=self.start_year,
                end_year=self.end_year,
                approximate=self.approximate,
            )
        if self.kind == FigureKind.SHARE:
            return Share(value=self.value, whole=self.whole, unit=self.unit, approximate=self.approximate)
        return Amount(value=self.value, unit=self.unit, scale=self.scale, approximate=self.approximate)


class Argument(Searchable):
    """A claim with the evidence that bears it out. Which side it takes depends on the question: see Stance."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="arguments")
    key = models.SlugField(max_length=80, unique=True)
    claim = models.TextField(max_length=400)
    evidence = models.ManyToManyField(Evidence, related_name="arguments", blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["theme__topic__position", "theme__position", "position", "key"]

    def __str__(self) -> str:
        return self.claim

    def words_to_search(self) -> list[str]:
        return [self.claim]


class Counterargument(Searchable):
    """What can be said against an argument."""

    argument = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="counterarguments")
    key = models.SlugField(max_length=80, unique=True)
    claim = models.TextField(max_length=400)
    evidence = models.ManyToManyField(Evidence, related_name="counterarguments", blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.claim

    def words_to_search(self) -> list[str]:
        return [self.claim]


class Rebuttal(models.Model):
    """A possible answer to a counterargument."""

    counterargument = models.ForeignKey(Counterargument, on_delete=models.CASCADE, related_name="rebuttals")
    text = models.TextField(max_length=400)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class QuestionQuerySet(models.QuerySet):
    def bank(self) -> "QuestionQuerySet":
        return self.filter(owner__isnull=True)

    def visible_to(self, user) -> "QuestionQuerySet":
        """The bank's questions, and the user's own."""
        return self.filter(Q(owner__isnull=True) | Q(owner=user))


class Question(Searchable):
    """A question to plan for, with what it demands. The bank's have no owner; a person's own has one."""

    key = models.SlugField(max_length=80, unique=True, null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="own_questions",
    )
    topics = models.ManyToManyField(Topic, related_name="questions", blank=True)
    text = models.CharField(max_length=400)
    command_term = models.CharField(max_length=20, choices=[(term.key, term.label) for term in COMMAND_TERMS])
    both_sides = models.BooleanField(default=False)
    judgement = models.CharField(max_length=8, choices=Judgement, default=Judgement.NONE)
    focus = models.CharField(max_length=120, blank=True)
    affected = models.CharField("effect on", max_length=120, blank=True)
    named_factor = models.CharField(max_length=120, blank=True)
    span_from = models.SmallIntegerField("from year", null=True, blank=True, validators=YEAR_VALIDATORS)
    span_to = models.SmallIntegerField("to year", null=True, blank=True, validators=YEAR_VALIDATORS)
    arguments = models.ManyToManyField(Argument, through="Stance", related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            span_in_order("question_span_in_order"),
            models.CheckConstraint(condition=Q(judgement__in=Judgement.values), name="question_judgement_known"),
            models.CheckConstraint(
                condition=Q(command_term__in=[term.key for term in COMMAND_TERMS]), name="question_command_term_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("topics:question", args=[self.pk])

    @property
    def demand(self) -> Demand:
        return Demand(
            command_term=self.command_term,
            both_sides=self.both_sides,
            judgement=self.judgement,
            focus=self.focus,
            affected=self.affected,
            named_factor=self.named_factor,
            span_from=self.span_from,
            span_to=self.span_to,
        )

    def words_to_search(self) -> list[str]:
        return [self.text]


class Stance(models.Model):
    """The side that an argument takes for one question."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="stances")
    argument = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="stances")
    side = models.CharField(max_length=10, choices=Side)

    class Meta:
        ordering = [
            "argument__theme__topic__position",
            "argument__theme__position",
            "argument__position",
            "pk",
        ]
        constraints = [
            models.UniqueConstraint(fields=["question", "argument"], name="stance_once"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="stance_side_known"),
        ]

    def __str__(self) -> str:
        return f"{self.argument} {self.side} {self.question}"
