"""The checks of what to do first: what the question demands, and what is not there yet. Pure."""

from collections.abc import Iterator

from plans.checks.finding import Check, Finding
from plans.checks.reading import SIDES, begun, has_evidence, mentions, words_of
from plans.document import PlanDocument
from plans.roles import COUNTERARGUMENT, DEGREE, JUDGEMENT, REBUTTAL
from topics.demands import TERMS

FEWEST = 2
JUDGED = ("degree", "ranking", "verdict")


def line_is_written(document: PlanDocument) -> Iterator[Finding]:
    for slot in document.thesis.slots:
        if not slot.is_written:
            yield Finding(
                "Your answer in one sentence is still empty. It keeps the plan to one line.", document.thesis, slot
            )


def has_paragraphs(document: PlanDocument) -> Iterator[Finding]:
    count = len(begun(document))
    if count < FEWEST:
        there = "No paragraph is begun" if count == 0 else "Only one paragraph is begun"
        yield Finding(f"{there}. An argument needs two points or more.")


def parts_are_written(document: PlanDocument) -> Iterator[Finding]:
    for section in begun(document):
        for slot in section.slots:
            if slot.is_written:
                continue
            need = "This paragraph has no evidence yet." if slot.role.takes_evidence else "This part is still empty."
            yield Finding(need, section, slot)


def sides_are_chosen(document: PlanDocument) -> Iterator[Finding]:
    for section in begun(document):
        if section.side not in SIDES:
            yield Finding("Say whether this paragraph supports the claim or challenges it.", section)


def both_sides_have_evidence(document: PlanDocument) -> Iterator[Finding]:
    term = TERMS[document.question.demand.command_term]
    for side in SIDES:
        paragraphs = [section for section in begun(document) if section.side == side]
        if not paragraphs:
            yield Finding(f"No paragraph {side} the claim yet. “{term.label}” asks for both sides.")
        elif not any(has_evidence(section) for section in paragraphs):
            words = f"No evidence {side} the claim yet. “{term.label}” asks for both sides."
            yield Finding(words, paragraphs[0])


def named_factor_is_argued(document: PlanDocument) -> Iterator[Finding]:
    factor = document.question.demand.named_factor
    if not any(mentions(words_of(section), factor) for section in begun(document)):
        yield Finding(f"The question names {factor}, and no paragraph speaks of it yet.")


def counters_are_answered(document: PlanDocument) -> Iterator[Finding]:
    for section in document.counters:
        claim, reply = section.slot(COUNTERARGUMENT.key), section.slot(REBUTTAL.key)
        if claim and reply and claim.is_written and not reply.is_written:
            yield Finding(
                "This counterargument has no reply yet. Say why it does not defeat your line.", section, reply
            )


def judgement_is_made(document: PlanDocument) -> Iterator[Finding]:
    slot = document.conclusion.slot(JUDGEMENT.key)
    if slot and not slot.is_written:
        yield Finding("The question asks for a judgement, and there is none yet.", document.conclusion, slot)


def degree_is_chosen(document: PlanDocument) -> Iterator[Finding]:
    slot = document.conclusion.slot(DEGREE.key)
    if slot and not slot.is_written:
        yield Finding("The question asks how far. Choose the degree that you argue for.", document.conclusion, slot)


def is_under_way(document: PlanDocument) -> bool:
    """Whether there is enough of an argument to speak of its sides and its end."""
    return len(begun(document)) >= FEWEST


def asks_both_sides(document: PlanDocument) -> bool:
    return document.question.demand.both_sides and is_under_way(document)


FIRST = (
    Check("line", "The line of argument is written.", line_is_written),
    Check("paragraphs", "There are two paragraphs or more.", has_paragraphs),
    Check("parts", "Every part of a paragraph is written.", parts_are_written, lambda document: bool(begun(document))),
    Check("sides-chosen", "Every paragraph says which side it is on.", sides_are_chosen, asks_both_sides),
    Check("both-sides", "Both sides have evidence.", both_sides_have_evidence, asks_both_sides),
    Check(
        "factor",
        "A paragraph speaks of what the question names.",
        named_factor_is_argued,
        lambda document: bool(document.question.demand.named_factor) and is_under_way(document),
    ),
    Check(
        "answered",
        "Every counterargument has a reply.",
        counters_are_answered,
        lambda document: any(slot.is_written for section in document.counters for slot in section.slots),
    ),
    Check(
        "judgement",
        "There is a judgement.",
        judgement_is_made,
        lambda document: document.question.demand.judgement in JUDGED and is_under_way(document),
    ),
    Check(
        "degree",
        "The judgement says how far.",
        degree_is_chosen,
        lambda document: document.question.demand.judgement == "degree" and is_under_way(document),
    ),
)
