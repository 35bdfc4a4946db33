"""From the database to a TopicHandout: what the topic's page shows, in as many queries."""

from exports.handout import HandoutClaim, HandoutTheme, KeyFigure, TopicHandout
from plans.document import EvidenceRecord, QuestionRecord
from plans.reading import evidence_record
from topics import browsing
from topics.models import Evidence, Topic


def read_handout(topic: Topic) -> TopicHandout:
    page = browsing.read_topic(topic)
    return TopicHandout(
        title=topic.title,
        summary=topic.summary,
        span_from=topic.span_from,
        span_to=topic.span_to,
        evidence_count=page.evidence_count,
        key_figure=_key_figure(page.key_figure),
        themes=tuple(_theme(section) for section in page.sections),
        questions=tuple(QuestionRecord(question.pk, question.text, question.demand) for question in page.questions),
        sources=tuple(page.sources),
    )


def _key_figure(found: browsing.KeyFigure | None) -> KeyFigure | None:
    return KeyFigure(found.figure, evidence_record(found.evidence)) if found else None


def _theme(section: browsing.Section) -> HandoutTheme:
    return HandoutTheme(section.theme.title, tuple(map(_claim, section.claims)), _records(section.more))


def _claim(claim: browsing.Claim) -> HandoutClaim:
    return HandoutClaim(
        text=claim.record.claim,
        cards=_records(claim.cards),
        mentions=_records(claim.mentions),
        counters=tuple(map(_claim, claim.counters)),
        rebuttals=tuple(rebuttal.text for rebuttal in claim.rebuttals),
    )


def _records(evidence: list[Evidence]) -> tuple[EvidenceRecord, ...]:
    return tuple(map(evidence_record, evidence))
