"""The checks of what would make a plan stronger: reasons, exactness, reliability, weight. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterator

from plans.checks.balance import degree_of_weights, degree_steps
from plans.checks.finding import Check, Finding
from plans.checks.first import JUDGED, asks_both_sides
from plans.checks.reading import LINK, begun, evidence_slots, is_english, mentions, reasons
from plans.document import EvidenceRecord, PlanDocument
from plans.roles import CRITERION, DEGREE, JUDGEMENT
from topics.demands import span_words
from topics.normalise import normalise

LONGEST_POINT = 40  # words
FEWEST_STEPS_APART = 2  # of the five degrees
BECAUSE = re.compile(
    r"\b(because|since|so|therefore|thus|hence|why|due to|owing to|as a result|led|leads?|leading|mean(s|t|ing)?|"
    r"caus\w+|show(s|ed|ing|n)?|suggest\w*|prov(es?|ed|ing)|impl(y|ies|ied)|explain\w*|made|makes?|forced|allowed|enabled|"
    r"reveal\w*|demonstrat\w*|indicat\w*|matter(s|ed)?|consequen\w*|result(s|ed|ing)?|reason\w*)\b",
    re.IGNORECASE,
)
EXACT = re.compile(r"\d|(?<=\w )[^\W\d_a-z]\w+")  # a number, or a name within a sentence
DOUBT = re.compile(
    r"\b(contested|disputed|uncertain\w*|estimat\w*|reliab\w*|unreliab\w*|historians?|archives?|exaggerat\w*|doubt\w*|"
    r"debate\w*|claim(s|ed)?|official figures?|source|perhaps|may|might|could|possibly|at least|up to)\b",
    re.IGNORECASE,
)


def counterargument_is_there(document: PlanDocument) -> Iterator[Finding]:
    if not any(slot.is_written for section in document.counters for slot in section.slots):
        section = document.counters[0] if document.counters else None
        slot = section.slots[0] if section else None
        yield Finding("No counterargument yet. Answer the strongest case against you.", section, slot)


def points_are_short(document: PlanDocument) -> Iterator[Finding]:
    for section in begun(document):
        point = section.slots[0]
        count = len(point.text.split())
        if not point.role.takes_evidence and count > LONGEST_POINT:
            words = f"This runs to {count} words. One claim in one sentence is easier to prove."
            yield Finding(words, section, point)


def reasons_are_given(document: PlanDocument) -> Iterator[Finding]:
    for section, slot in reasons(document):
        if not BECAUSE.search(slot.text):
            words = f"This {slot.role.name.lower()} never says why. Try “because…” or “this meant…”."
            yield Finding(words, section, slot)


def evidence_is_exact(document: PlanDocument) -> Iterator[Finding]:
    for section in begun(document):
        for slot in evidence_slots(section):
            if slot.text.strip() and not slot.citations and not EXACT.search(slot.text):
                yield Finding("This names no date, figure or name. Exact evidence proves more.", section, slot)


def evidence_is_within_span(document: PlanDocument) -> Iterator[Finding]:
    demand = document.question.demand
    span = span_words(demand.span_from, demand.span_to)
    for section in begun(document):
        for slot in evidence_slots(section):
            for citation in slot.citations:
                if is_outside(citation.evidence, demand.span_from, demand.span_to):
                    words = f"“{citation.evidence.title}” lies outside the period {span}."
                    yield Finding(words, section, slot)


def is_outside(evidence: EvidenceRecord, first: int | None, last: int | None) -> bool:
    """Whether a dated piece of evidence has no year in common with a span."""
    starts, ends = evidence.span_from, evidence.span_to
    if starts is None and ends is None:
        return False
    starts, ends = starts if starts is not None else ends, ends if ends is not None else starts
    return (first is not None and ends < first) or (last is not None and starts > last)


def contested_is_said(document: PlanDocument) -> Iterator[Finding]:
    for section in begun(document):
        if DOUBT.search(" ".join(slot.text for slot in section.slots)):
            continue
        for slot in evidence_slots(section):
            for citation in slot.citations:
                if citation.evidence.is_contested:
                    words = f"“{citation.evidence.title}” is contested, and the paragraph does not say so."
                    yield Finding(words, section, slot)


def evidence_is_used_once(document: PlanDocument) -> Iterator[Finding]:
    uses = defaultdict(list)
    for section in begun(document):
        for slot in section.slots:
            for citation in slot.citations:
                uses[citation.evidence.id].append((section, slot, citation.evidence))
    for places in uses.values():
        if len(places) > 1:
            section, slot, evidence = places[-1]
            first = places[0][0]
            same = "twice in this paragraph" if first is section else f"in paragraph {first.number}, too"
            yield Finding(f"“{evidence.title}” stands {same}. Let it prove something else here.", section, slot)


def own_evidence_has_sources(document: PlanDocument) -> Iterator[Finding]:
    for section in begun(document):
        for slot in evidence_slots(section):
            for citation in slot.citations:
                if citation.evidence.is_own and not citation.evidence.source.strip():
                    yield Finding(f"“{citation.evidence.title}” has no source. Say where it is from.", section, slot)


def links_use_the_question(document: PlanDocument) -> Iterator[Finding]:
    phrases = asked_words(document)
    named = [f"“{phrase}”" for phrase in phrases]
    missing = f"names neither {' nor '.join(named)}" if len(named) > 1 else f"does not name {''.join(named)}"
    for section in begun(document):
        slot = section.slot(LINK)
        said = normalise(slot.text) if slot else ""
        if said and not any(mentions(said, phrase) for phrase in phrases):
            yield Finding(f"This link does not come back to the question: it {missing}.", section, slot)


def asked_words(document: PlanDocument) -> tuple[str, ...]:
    demand = document.question.demand
    return tuple(phrase for phrase in (demand.focus, demand.affected) if phrase)


def weights_are_given(document: PlanDocument) -> Iterator[Finding]:
    for section in begun(document):
        if section.weight is None:
            yield Finding("Say how much this paragraph weighs: minor, significant or decisive.", section)


def criterion_is_named(document: PlanDocument) -> Iterator[Finding]:
    slot = document.conclusion.slot(CRITERION.key)
    if slot and not slot.is_written:
        yield Finding("Say what you judge by: numbers, lasting change, who was affected?", document.conclusion, slot)


def judgement_fits_weights(document: PlanDocument) -> Iterator[Finding]:
    weighed, slot = degree_of_weights(document), document.conclusion.slot(DEGREE.key)
    apart = degree_steps(weighed, slot.text) if weighed and slot else 0
    if apart >= FEWEST_STEPS_APART:
        words = (
            f"Your weights point to “{weighed.lower()}”, but you judge “{slot.text.lower()}”. Change one, or say why."
        )
        yield Finding(words, document.conclusion, slot)


def is_judged(document: PlanDocument) -> bool:
    slot = document.conclusion.slot(JUDGEMENT.key)
    return document.question.demand.judgement in JUDGED and bool(slot and slot.is_written)


def is_weighed(document: PlanDocument) -> bool:
    return document.question.demand.judgement in ("degree", "ranking") and asks_both_sides(document)


def cites(document: PlanDocument) -> bool:
    return bool(document.evidence())


STRONGER = (
    Check("counter", "There is a counterargument.", counterargument_is_there, asks_both_sides),
    Check("points", "Points are short.", points_are_short, lambda document: bool(begun(document))),
    Check(
        "reasons",
        "Explanations say why.",
        reasons_are_given,
        lambda document: is_english(document) and any(reasons(document)),
    ),
    Check(
        "exact",
        "Evidence names dates, figures or names.",
        evidence_is_exact,
        lambda document: is_english(document) and any(map(_has_evidence_text, begun(document))),
    ),
    Check(
        "span",
        "Evidence lies within the period of the question.",
        evidence_is_within_span,
        lambda document: (
            cites(document) and bool(document.question.demand.span_from or document.question.demand.span_to)
        ),
    ),
    Check(
        "contested",
        "Contested evidence is said to be so.",
        contested_is_said,
        lambda document: is_english(document) and any(each.is_contested for each in document.evidence()),
    ),
    Check("once", "Evidence is used once.", evidence_is_used_once, cites),
    Check(
        "sources",
        "Your own evidence has sources.",
        own_evidence_has_sources,
        lambda document: any(each.is_own for each in document.evidence()),
    ),
    Check(
        "links",
        "Links come back to the question in its own words.",
        links_use_the_question,
        lambda document: bool(asked_words(document)) and any(map(_has_link, begun(document))),
    ),
    Check("weights", "Every paragraph has a weight.", weights_are_given, is_weighed),
    Check("criterion", "The judgement says what it judges by.", criterion_is_named, is_judged),
    Check(
        "balance",
        "The judgement follows from the weights.",
        judgement_fits_weights,
        lambda document: bool(degree_of_weights(document)) and is_judged(document),
    ),
)


def _has_link(section):
    slot = section.slot(LINK)
    return bool(slot and slot.text.strip())


def _has_evidence_text(section):
    return any(slot.text.strip() for slot in evidence_slots(section))
