"""The roles of slots outside a paragraph. The parts of paragraphs are data: see ParagraphModel."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Role:
    """A slot's role: what it is called, what belongs there, and how it is drawn.

    `letter` and `hue` (1 to 6) make the badge; a role outside a paragraph has no letter. `starter` is shown in an
    empty slot. `takes_evidence` says that evidence is cited in this slot.
    """

    key: str
    name: str
    hint: str = ""
    starter: str = ""
    letter: str = ""
    hue: int = 1
    takes_evidence: bool = False


DEGREES = (
    "Hardly at all",
    "To a limited extent",
    "To some extent",
    "To a great extent",
    "Almost completely",
)

THESIS = Role("thesis", "Line of argument", "your answer in one sentence", "I argue that…")
COUNTERARGUMENT = Role("counterargument", "Some would say", "the strongest case against you", "Some would say that…")
REBUTTAL = Role("rebuttal", "Rebuttal", "your reply", "Yet…")
DEGREE = Role("degree", "Degree", "how far, in a word")
CRITERION = Role("criterion", "Criterion: judged by", "what you judged it by", "Judged by…")
JUDGEMENT = Role("judgement", "Judgement", "your judgement, in one sentence", "On balance…")

FIXED_ROLES = MappingProxyType(
    {role.key: role for role in (THESIS, COUNTERARGUMENT, REBUTTAL, DEGREE, CRITERION, JUDGEMENT)}
)

# The slots of each kind of section but the paragraph, in order.
SECTION_ROLES = MappingProxyType(
    {
        "thesis": (THESIS,),
        "counter": (COUNTERARGUMENT, REBUTTAL),
        "conclusion": (DEGREE, CRITERION, JUDGEMENT),
    }
)
