"""What the pages of a topic and of a question show, read from the database in a constant number of queries.

A record can bear out several arguments. It is shown as a card once, in its own theme, and elsewhere as a mention that
leads to the card, so that a page never repeats itself.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, Func, OuterRef, Q, QuerySet, Subquery, Value

from topics.figures import Change, Figure
from topics.models import Argument, Counterargument, Evidence, Question, Rebuttal, Side, Stance, Theme, Topic
from topics.search import place


@dataclass(frozen=True)
class Claim:
    """An argument or a counterargument with its evidence: the cards shown here, and mentions of others."""

    record: Argument | Counterargument
    cards: list[Evidence]
    mentions: list[Evidence]
    counters: tuple["Claim", ...] = ()
    rebuttals: tuple[Rebuttal, ...] = ()

    @property
    def evidence(self) -> list[Evidence]:
        return [*self.cards, *self.mentions]


@dataclass(frozen=True)
class Section:
    theme: Theme
    claims: list[Claim]
    more: list[Evidence]


@dataclass(frozen=True)
class KeyFigure:
    evidence: Evidence
    figure: Figure


@dataclass(frozen=True)
class TopicPage:
    topic: Topic
    key_figure: KeyFigure | None
    sections: list[Section]
    evidence_count: int
    sources: list[str]
    questions: list[Question]
    related: list[Topic]


@dataclass(frozen=True)
class QuestionPage:
    """A question with its arguments: on two sides, or on none where the question takes no sides."""

    question: Question
    topics: list[Topic]
    supports: list[Claim]
    challenges: list[Claim]
    others: list[Claim]


class EvidenceOfPage:
    """The evidence of a page by the claim it belongs to, fetched in three queries.

    `home` says under which claim a record has its card. With a topic, the topic's other evidence is fetched too.
    """

    def __init__(self, arguments: list[Argument], counters: list[Counterargument], topic: Topic | None = None):
        pairs = _links(arguments, counters)
        of_topic = Q(theme__topic=topic) if topic else Q(pk__in=[])
        wanted = Q(pk__in={evidence for *_, evidence in pairs}) | of_topic
        found = Evidence.objects.filter(wanted, owner__isnull=True).with_cards()
        self.all = list(found.order_by(*place("theme"), "position", "pk"))
        linked = defaultdict(set)
        for kind, claim, evidence in pairs:
            linked[kind, claim].add(evidence)
        self.by_claim = {
            claim: [evidence for evidence in self.all if evidence.pk in keys] for claim, keys in linked.items()
        }
        self.home: dict[int, tuple] = {}

    def settle(self, kind, record, theme_id) -> None:
        """Let the theme's evidence that has no card yet have it under this claim."""
        for evidence in self.by_claim.get((kind, record.pk), []):
            if evidence.theme_id == theme_id:
                self.home.setdefault(evidence.pk, (kind, record.pk))

    def claim(self, kind, record, counters=(), rebuttals=()) -> Claim:
        evidence = self.by_claim.get((kind, record.pk), [])
        cards = [item for item in evidence if self.home.get(item.pk) == (kind, record.pk)]
        mentions = [item for item in evidence if item not in cards]
        return Claim(record, cards, mentions, counters, rebuttals)

    def rest(self, theme_id) -> list[Evidence]:
        """The theme's evidence that no claim of the theme shows."""
        return [item for item in self.all if item.theme_id == theme_id and item.pk not in self.home]


def _links(arguments, counters):
    """Both kinds of link in one query, as (kind, claim's pk, evidence's pk)."""
    of_arguments = Argument.evidence.through.objects.filter(argument__in=arguments)
    of_counters = Counterargument.evidence.through.objects.filter(counterargument__in=counters)
    return of_arguments.values_list(Value("argument"), "argument_id", "evidence_id").union(
        of_counters.values_list(Value("counter"), "counterargument_id", "evidence_id"), all=True
    )


def read_topic(topic: Topic) -> TopicPage:
    """All that the topic's page shows, in eight queries."""
    arguments = list(
        Argument.objects.filter(theme__topic=topic)
        .select_related("theme")
        .order_by("theme__position", "theme_id", "position", "pk")
    )
    counters, rebuttals = _counters(arguments)
    evidence = EvidenceOfPage(arguments, [counter for group in counters.values() for counter in group], topic)
    own = [item for item in evidence.all if item.theme.topic_id == topic.pk]
    key_figure = _key_figure(own)
    if key_figure:
        evidence.home[key_figure.evidence.pk] = ("key figure", topic.pk)
    for argument in arguments:
        evidence.settle("argument", argument, argument.theme_id)
    for argument in arguments:
        for counter in counters[argument.pk]:
            evidence.settle("counter", counter, argument.theme_id)

    def claim(argument):
        answers = (evidence.claim("counter", item, (), tuple(rebuttals[item.pk])) for item in counters[argument.pk])
        return evidence.claim("argument", argument, tuple(answers))

    sections = [
        Section(theme, [claim(each) for each in arguments if each.theme_id == theme.pk], evidence.rest(theme.pk))
        for theme in _themes(arguments, own)
    ]
    questions, related = _questions_and_related(topic)
    sources = list(dict.fromkeys(item.source for item in own if item.source))
    return TopicPage(topic, key_figure, sections, len(own), sources, questions, related)


def read_question(question: Question) -> QuestionPage:
    """All that the question's page shows, in at most six queries."""
    topics = list(question.topics.order_by("position", "pk"))
    stances = list(
        Stance.objects.filter(question=question)
        .select_related("argument__theme__topic")
        .order_by(*place("argument__theme"), "argument__position", "argument_id")
    )
    arguments = [stance.argument for stance in stances] or _arguments_of(topics)
    evidence = EvidenceOfPage(arguments, [])
    sides = {side: [stance.argument for stance in stances if stance.side == side] for side in Side.values}
    claims = {side: [evidence.claim("argument", argument) for argument in sides[side]] for side in Side.values}
    others = [] if stances else [evidence.claim("argument", argument) for argument in arguments]
    return QuestionPage(question, topics, claims[Side.SUPPORTS], claims[Side.CHALLENGES], others)


def _arguments_of(topics):
    arguments = Argument.objects.filter(theme__topic__in=topics).select_related("theme__topic")
    return list(arguments.order_by(*place("theme"), "position", "pk"))


def _counters(arguments):
    """The counterarguments by argument, and the rebuttals by counterargument."""
    counters, rebuttals = defaultdict(list), defaultdict(list)
    for counter in Counterargument.objects.filter(argument__in=arguments).order_by("position", "pk"):
        counters[counter.argument_id].append(counter)
    answers = Rebuttal.objects.filter(counterargument__argument__in=arguments).order_by("position", "pk")
    for rebuttal in answers:
        rebuttals[rebuttal.counterargument_id].append(rebuttal)
    return counters, rebuttals


def _themes(arguments, evidence) -> list[Theme]:
    """The themes that have something to show, in their order."""
    themes = {record.theme_id: record.theme for record in (*arguments, *evidence)}
    return sorted(themes.values(), key=lambda theme: (theme.position, theme.pk))


def _key_figure(evidence) -> KeyFigure | None:
    """The figure to set large: a change over time if there is one, else the topic's first."""
    figures = [KeyFigure(item, row.figure) for item in evidence for row in item.figures.all()]
    changes = [found for found in figures if isinstance(found.figure, Change)]
    return next(iter((*changes, *figures)), None)


def _questions_and_related(topic):
    """The bank's questions on the topic, and the other topics that those questions reach, in one query."""
    pairs = (
        Question.topics.through.objects.filter(question__topics=topic, question__owner__isnull=True)
        .select_related("question", "topic")
        .order_by("question__position", "question_id", "topic__position", "topic_id")
    )
    questions = {pair.question_id: pair.question for pair in pairs}
    related = {pair.topic_id: pair.topic for pair in pairs if pair.topic_id != topic.pk}
    return list(questions.values()), sorted(related.values(), key=lambda other: (other.position, other.pk))


def with_counts(topics: QuerySet[Topic]) -> QuerySet[Topic]:
    """The topics with `evidence_count` and `question_count` of the bank, in the same query."""
    evidence = Evidence.objects.filter(theme__topic=OuterRef("pk"), owner__isnull=True)
    questions = Question.topics.through.objects.filter(topic=OuterRef("pk"), question__owner__isnull=True)
    return topics.annotate(evidence_count=counted(evidence), question_count=counted(questions))


def counted(rows: QuerySet) -> Subquery:
    """The number of rows of a correlated query."""
    return Subquery(rows.order_by().annotate(number=Func(F("pk"), function="COUNT")).values("number"))
