"""Searching the bank: every word must begin a word of the record (docs/search.md).

Texts are stored normalised, so a plain LIKE gives the same answer on SQLite and PostgreSQL, and nothing is ordered by
a text, since databases disagree on the order of letters.
"""

from dataclasses import dataclass

from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from topics.access import visible_evidence, visible_questions
from topics.models import Argument, Counterargument, Evidence, FigureRow, Question, Side, Stance, Topic
from topics.normalise import normalise

MAX_LETTERS = 200
MAX_WORDS = 12
MAX_RESULTS = 50
BOTH = "both"


@dataclass(frozen=True)
class Results:
    """What a search found, by kind, at most MAX_RESULTS of each."""

    query: str
    topics: list[Topic]
    questions: list[Question]
    arguments: list[Argument]
    counterarguments: list[Counterargument]
    evidence: list[Evidence]

    @property
    def groups(self) -> tuple[list, ...]:
        return (self.topics, self.questions, self.arguments, self.counterarguments, self.evidence)

    @property
    def total(self) -> int:
        return sum(map(len, self.groups))

    @property
    def is_cut(self) -> bool:
        return any(len(group) == MAX_RESULTS for group in self.groups)


def words_of(query: str) -> list[str]:
    """The words to look for, each once."""
    return list(dict.fromkeys(normalise(query[:MAX_LETTERS]).split()))[:MAX_WORDS]


def matching(query: str) -> Q:
    """The condition that every word of the query begins a word of the record."""
    condition = Q()
    for word in words_of(query):
        condition &= Q(search_text__startswith=word) | Q(search_text__contains=f" {word}")
    return condition


def search(user, query: str) -> Results:
    """Search the whole bank in six queries; a query without a letter or digit finds nothing."""
    if not words_of(query):
        return Results(query, [], [], [], [], [])
    found = matching(query)
    return Results(
        query,
        topics=list(Topic.objects.filter(found).order_by("position", "pk")[:MAX_RESULTS]),
        questions=list(visible_questions(user).filter(found)[:MAX_RESULTS]),
        arguments=list(
            Argument.objects.filter(found)
            .select_related("theme__topic")
            .order_by(*place("theme"), "position", "pk")[:MAX_RESULTS]
        ),
        counterarguments=list(
            Counterargument.objects.filter(found)
            .select_related("argument__theme__topic")
            .order_by(*place("argument__theme"), "argument__position", "position", "pk")[:MAX_RESULTS]
        ),
        evidence=list(search_evidence(user, query)[:MAX_RESULTS]),
    )


def search_evidence(
    user,
    query: str = "",
    question: Question | None = None,
    side: str | None = None,
    with_figure: bool = False,
    topic: int | None = None,
) -> QuerySet[Evidence]:
    """The evidence a person may cite, ready for cards: their own first, then the bank in its order.

    With a question each record carries `stance_side`: "supports", "challenges", "both" or "". What has a side comes
    before the rest; without words to look for and without a topic, only the question's topics, its arguments' evidence
    and the person's own are listed. `side` keeps one side, and what serves both; `topic`, an id, keeps one topic.
    """
    found = visible_evidence(user).filter(matching(query))
    if with_figure:
        found = found.filter(Exists(FigureRow.objects.filter(evidence=OuterRef("pk"))))
    if topic:
        found = found.filter(theme__topic=topic)
    found = found.annotate(stance_side=stance_side(question), nearness=nearness(question))
    if side in Side.values:
        found = found.filter(stance_side__in=[side, BOTH])
    if question and not topic and not words_of(query):
        found = found.filter(nearness__lte=NEAR)
    return found.with_cards().order_by("nearness", *place("theme"), "position", "pk")


def place(theme: str) -> tuple:
    """The order of a theme in the bank; a student's own evidence has no theme and comes first."""
    return (
        F(f"{theme}__topic__position").asc(nulls_first=True),
        F(f"{theme}__topic_id").asc(nulls_first=True),
        F(f"{theme}__position").asc(nulls_first=True),
        F(f"{theme}_id").asc(nulls_first=True),
    )


OWN, WITH_SIDE, NEAR, FAR = range(4)


def nearness(question: Question | None):
    """How near a record is to the question: one's own, on a side, in its topics, or elsewhere in the bank."""
    own = When(owner__isnull=False, then=Value(OWN))
    if question is None:
        return Case(own, default=Value(FAR), output_field=IntegerField())
    in_topics = Exists(Question.topics.through.objects.filter(question=question, topic=OuterRef("theme__topic")))
    return Case(
        own,
        When(bears_out(question), then=Value(WITH_SIDE)),
        When(in_topics, then=Value(NEAR)),
        default=Value(FAR),
        output_field=IntegerField(),
    )


def stance_side(question: Question | None):
    """The side on which a record serves the question: that of the arguments which it bears out."""
    if question is None:
        return Value("", output_field=CharField())
    supports, challenges = (bears_out(question, side=side) for side in (Side.SUPPORTS, Side.CHALLENGES))
    return Case(
        When(supports & challenges, then=Value(BOTH)),
        When(supports, then=Value(Side.SUPPORTS.value)),
        When(challenges, then=Value(Side.CHALLENGES.value)),
        default=Value(""),
        output_field=CharField(),
    )


def bears_out(question: Question, **side) -> Q:
    """Whether a record bears out an argument that takes a side, or the given side, for the question."""
    return Q(Exists(Stance.objects.filter(question=question, argument__evidence=OuterRef("pk"), **side)))
