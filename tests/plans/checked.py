"""Plans made by hand to be checked: one without a fault, and the builders that it is made with."""

from dataclasses import replace

from plans.checks import check_plan
from plans.document import CitationRecord, EvidenceRecord, PlanDocument, QuestionRecord, SectionRecord, SlotRecord
from plans.roles import FIXED_ROLES, Role
from topics.demands import Demand

PEEL = (
    Role("point", "Point"),
    Role("evidence", "Evidence", takes_evidence=True),
    Role("explanation", "Explanation"),
    Role("link", "Link"),
)
HOW_FAR = Demand("how_far", True, "degree", "official culture", "Soviet people", "", 1928, 1945)
PLAYS = EvidenceRecord(
    1, "figure", "Plays", "Ten plays were withdrawn.", "1936", 1936, 1936, "Archive", "reliable", "", False, ()
)
THAW = replace(PLAYS, id=2, title="Thaw", span_from=1953, span_to=1956)
TOLL = replace(PLAYS, id=3, title="Toll", reliability="contested", reliability_note="Counts differ.")
DIARY = replace(PLAYS, id=4, title="Diary", is_own=True, source="")


def slot(pk: str, role: Role, text: str = "", *evidence: EvidenceRecord) -> SlotRecord:
    return SlotRecord(pk, role, text, 0, tuple(CitationRecord(each.id, each) for each in evidence))


def paragraph(name: str, side: str = "", weight: int | None = None, cards=(), **texts: str) -> SectionRecord:
    """A paragraph; a part that is not named is empty."""
    slots = (
        slot(f"{name}-{role.key}", role, texts.get(role.key, ""), *(cards if role.takes_evidence else ()))
        for role in PEEL
    )
    return SectionRecord(name, "paragraph", int(name[1:]), side, "", weight, tuple(slots))


def whole(name: str, side: str, weight: int | None = 2, cards=(PLAYS,), **texts: str) -> SectionRecord:
    """A paragraph without a fault."""
    fine = {
        "point": "Culture changed what people saw.",
        "explanation": "This matters because plays were how the Party spoke.",
        "link": "So official culture reached Soviet people.",
    }
    return paragraph(name, side, weight, cards, **fine | texts)


def fixed(kind: str, **texts: str) -> SectionRecord:
    roles = {"thesis": ("thesis",), "counter": ("counterargument", "rebuttal")}
    keys = roles.get(kind, ("degree", "criterion", "judgement"))
    slots = tuple(slot(key, FIXED_ROLES[key], texts.get(key, "")) for key in keys)
    return SectionRecord(kind, kind, 1, "", "", None, slots)


def plan(*paragraphs: SectionRecord, demand: Demand = HOW_FAR, language: str = "en", **texts: str) -> PlanDocument:
    return PlanDocument(
        id="plan",
        language=language,
        author="Mira",
        classroom="11B",
        model="PEEL",
        question=QuestionRecord(1, "How far did official culture affect Soviet people?", demand),
        thesis=fixed("thesis", **texts),
        paragraphs=paragraphs,
        counters=(fixed("counter", **texts),),
        conclusion=fixed("conclusion", **texts),
    )


ENDED = {
    "thesis": "It changed what people saw.",
    "counterargument": "Children believed it.",
    "rebuttal": "Yet few did at home.",
    "degree": "To some extent",
    "criterion": "How many people changed what they did.",
    "judgement": "It affected them to some extent.",
}
FINE = plan(whole("p1", "supports"), whole("p2", "challenges", cards=(replace(PLAYS, id=9),)), **ENDED)


def with_paragraph(section: SectionRecord, **changes) -> PlanDocument:
    """The plan without a fault, with another second paragraph."""
    return replace(FINE, paragraphs=(FINE.paragraphs[0], section), **changes)


def found(document: PlanDocument, key: str) -> list[tuple[str, str]]:
    """What one check says, and where it leads."""
    report = check_plan(document)
    return [(finding.words, finding.anchor) for name, finding in (*report.first, *report.stronger) if name == key]
