"""What the weights of a plan's paragraphs point to, of five degrees. Pure.

A paragraph without evidence does not count. The share of the weights on the supporting side, cut into five equal
parts, points to a degree; it is shown beside the student's judgement and never decides it.
"""

from plans.checks.reading import SIDES, begun, has_evidence
from plans.document import PlanDocument, SectionRecord
from plans.roles import DEGREES


def degree_of_weights(document: PlanDocument) -> str:
    """Return the degree that the weights point to; "" until both a side and a weight are given for two paragraphs."""
    counted = [section for section in begun(document) if not missing_to_count(section)]
    if len(counted) < 2:
        return ""
    supporting = sum(section.weight for section in counted if section.side == "supports")
    share = supporting / sum(section.weight for section in counted)
    return DEGREES[min(int(share * len(DEGREES)), len(DEGREES) - 1)]


def missing_to_count(section: SectionRecord) -> tuple[str, ...]:
    """Return what a paragraph lacks to count in the balance: "side", "weight", "evidence"; nothing where it counts."""
    lacks = {
        "side": section.side not in SIDES,
        "weight": not section.weight,
        "evidence": not has_evidence(section),
    }
    return tuple(name for name, is_missing in lacks.items() if is_missing)


def degree_steps(one: str, other: str) -> int:
    """Return how many steps lie between two degrees; 0 where one of them is in other words."""
    if one not in DEGREES or other not in DEGREES:
        return 0
    return abs(DEGREES.index(one) - DEGREES.index(other))
