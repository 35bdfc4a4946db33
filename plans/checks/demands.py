"""The question's demands as a live checklist: which of them the plan meets so far. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from plans.checks.first import FEWEST
from plans.checks.reading import SIDES, begun, evidence_slots, has_evidence, mentions, words_of
from plans.checks.stronger import is_outside
from plans.document import PlanDocument, SectionRecord
from plans.roles import CRITERION, DEGREE, JUDGEMENT
from topics.demands import checklist

MET, PART, UNMET = "met", "part", "todo"
STATE_WORDS = {MET: "met", PART: "met in part", UNMET: "not met yet", "": ""}


@dataclass(frozen=True, slots=True)
class DemandState:
    """A demand and how far it is met: "met", "part", "todo", or "" for what only a person can judge.

    `words` say what is missing; `anchor` is the id of the element where the student goes on.
    """

    key: str
    label: str
    state: str = ""
    words: str = ""
    anchor: str = "plan"

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]


def read_demands(document: PlanDocument, *, judged: bool = True) -> tuple[DemandState, ...]:
    """Return the demands of the plan's question in the order of `topics.demands.checklist`, or only name them."""
    demands = checklist(document.question.demand)
    return tuple(_state(document, key, label) if judged else DemandState(key, label) for key, label in demands)


def _state(document: PlanDocument, key: str, label: str) -> DemandState:
    judge = JUDGES.get(key)
    return DemandState(key, label, *judge(document)) if judge else DemandState(key, label)


Answer = tuple[str, str, str]


def _both_sides(document: PlanDocument) -> Answer:
    sides = {side: [section for section in begun(document) if section.side == side] for side in SIDES}
    proved = {side for side, sections in sides.items() if any(map(has_evidence, sections))}
    if len(proved) == len(SIDES):
        return MET, "", _section(sides[SIDES[0]][0])
    missing = next(side for side in SIDES if side not in proved)
    anchor = _section(sides[missing][0]) if sides[missing] else "add-paragraph"
    if not proved:
        return UNMET, "", anchor
    return PART, "one has no evidence" if sides[missing] else "one is missing", anchor


def _judgement(document: PlanDocument) -> Answer:
    judgement, degree = document.conclusion.slot(JUDGEMENT.key), document.conclusion.slot(DEGREE.key)
    needed = [judgement, *([degree] if document.question.demand.judgement == "degree" else [])]
    empty = [slot for slot in needed if slot and not slot.is_written]
    anchor = f"slot-{empty[0].id}" if empty else "conclusion"
    if not empty:
        return MET, "", anchor
    if len(empty) == len(needed):
        return UNMET, "", anchor
    return PART, f"no {empty[0].role.name.lower()} yet", anchor


def _affected(document: PlanDocument) -> Answer:
    sections, phrase = begun(document), document.question.demand.affected
    silent = [section for section in sections if not mentions(words_of(section), phrase)]
    if not sections or len(silent) == len(sections):
        return UNMET, "", _section(silent[0]) if silent else "add-paragraph"
    if not silent:
        return MET, "", _section(sections[0])
    return PART, f"named in {len(sections) - len(silent)} of {len(sections)} paragraphs", _section(silent[0])


def _factor(document: PlanDocument) -> Answer:
    sections = begun(document)
    found = next(
        (section for section in sections if mentions(words_of(section), document.question.demand.named_factor)), None
    )
    return (MET, "", _section(found)) if found else (UNMET, "", "add-paragraph")


def _criteria(document: PlanDocument) -> Answer:
    slot = document.conclusion.slot(CRITERION.key)
    return MET if slot and slot.is_written else UNMET, "", f"slot-{slot.id}" if slot else "conclusion"


def _reasons(document: PlanDocument) -> Answer:
    sections = begun(document)
    if len(sections) >= FEWEST:
        return MET, "", _section(sections[0])
    return (PART, "one so far", "add-paragraph") if sections else (UNMET, "", "add-paragraph")


def _span(document: PlanDocument) -> Answer:
    demand = document.question.demand
    dated = [
        (section, is_outside(citation.evidence, demand.span_from, demand.span_to))
        for section in begun(document)
        for slot in evidence_slots(section)
        for citation in slot.citations
        if citation.evidence.span_from is not None or citation.evidence.span_to is not None
    ]
    outside = [section for section, is_out in dated if is_out]
    if not dated:
        return UNMET, "", "evidence"
    if not outside:
        return MET, "", _section(dated[0][0])
    return PART, f"{len(outside)} card{'' if len(outside) == 1 else 's'} outside", _section(outside[0])


def _section(section: SectionRecord) -> str:
    return f"section-{section.id}"


JUDGES: dict[str, Callable[[PlanDocument], Answer]] = {
    "both_sides": _both_sides,
    "judgement": _judgement,
    "affected": _affected,
    "factor": _factor,
    "criteria": _criteria,
    "reasons": _reasons,
    "span": _span,
}
