"""What a question demands: its command term, sides, judgement, focus, who is affected, and span.

A command term is data, so that one more term is a row and not a branch. Pure: no database, no web.
"""

import re
from dataclasses import dataclass

from topics.figures import year_words

JUDGEMENTS = {
    "none": "",
    "helpful": "A judgement helps",
    "degree": "A judgement of degree",
    "ranking": "A ranking of reasons",
    "verdict": "A judgement on the claim",
}


@dataclass(frozen=True)
class CommandTerm:
    """A command term, what it asks for unless the question says otherwise, and the words it appears as."""

    key: str
    label: str
    both_sides: bool
    judgement: str
    phrases: tuple[str, ...]
    sides_label: str = "Both sides"
    also: tuple[tuple[str, str], ...] = ()


CRITERIA = ("criteria", "Your criteria named")

COMMAND_TERMS = (
    CommandTerm("how_far", "How far", True, "degree", ("How far do you agree", "How far")),
    CommandTerm("to_what_extent", "To what extent", True, "degree", ("To what extent do you agree", "To what extent")),
    CommandTerm("evaluate", "Evaluate", True, "verdict", ("Evaluate",), "Strengths and limits", (CRITERIA,)),
    CommandTerm("assess", "Assess", True, "verdict", ("Assess the validity of", "Assess"), "For and against the view"),
    CommandTerm("discuss", "Discuss", True, "verdict", ("Discuss",), "A range of arguments"),
    CommandTerm(
        "examine",
        "Examine",
        False,
        "helpful",
        ("Examine",),
        also=(("unpacked", "What the claim takes for granted"), ("relations", "How its parts hang together")),
    ),
    CommandTerm(
        "compare",
        "Compare and contrast",
        False,
        "helpful",
        ("Compare and contrast", "Compare", "Contrast"),
        also=(("likeness", "Similarities and differences"), ("cases", "Both cases in every paragraph")),
    ),
    CommandTerm(
        "analyse",
        "Analyse",
        False,
        "none",
        ("Analyse", "Analyze"),
        also=(("relations", "The parts, and how they relate"),),
    ),
    CommandTerm(
        "how_significant",
        "How significant, important or successful",
        True,
        "degree",
        tuple(f"How {word}" for word in ("significant", "important", "successful", "effective", "accurate", "valid")),
        also=(CRITERIA,),
    ),
    CommandTerm(
        "main_reason",
        "Was … the main reason",
        True,
        "ranking",
        ("the main reason", "the main cause", "the most important reason", "the most important cause"),
        "The named reason against others",
    ),
    CommandTerm(
        "why",
        "Why, or for what reasons",
        False,
        "helpful",
        ("Why", "For what reasons", "Account for", "In what ways"),
        also=(("reasons", "Several reasons, linked"),),
    ),
)

TERMS = {term.key: term for term in COMMAND_TERMS}


@dataclass(frozen=True)
class Demand:
    """One question's demands, as stored with it. Empty `command_words` are looked for in the question."""

    command_term: str
    both_sides: bool
    judgement: str
    focus: str = ""
    affected: str = ""
    named_factor: str = ""
    span_from: int | None = None
    span_to: int | None = None
    command_words: str = ""

    def __post_init__(self):
        if self.command_term not in TERMS:
            raise ValueError(f"command_term must be one of {', '.join(TERMS)}")
        if self.judgement not in JUDGEMENTS:
            raise ValueError(f"judgement must be one of {', '.join(JUDGEMENTS)}")


@dataclass(frozen=True)
class Part:
    """A run of the question's words; `kind` is empty for words that carry no demand."""

    text: str
    kind: str = ""
    label: str = ""


def default_demand(term: str) -> Demand:
    """What a command term asks for by itself, for a question that nobody has read closely yet."""
    found = TERMS[term]
    return Demand(found.key, found.both_sides, found.judgement)


def checklist(demand: Demand) -> tuple[tuple[str, str], ...]:
    """What the question asks for, as (key, label), in the order in which a plan is thought through."""
    term = TERMS[demand.command_term]
    judgement = ("judgement", JUDGEMENTS[demand.judgement])
    needed = demand.judgement != "helpful"
    items = [
        ("both_sides", _sides(demand, term) if demand.both_sides else ""),
        *([judgement] if needed else []),
        ("affected", demand.affected and f"Effect on {demand.affected}"),
        ("factor", _factor(demand)),
        *term.also,
        *([] if needed else [judgement]),
        ("span", span_words(demand.span_from, demand.span_to)),
    ]
    return tuple((key, label) for key, label in items if label)


def span_words(first: int | None, last: int | None) -> str:
    """A span of years as shown: "1928–1945", "1936", "from 1928", "until 1945" or nothing."""
    if first is None and last is None:
        return ""
    if first is None:
        return f"until {year_words(last)}"
    if last is None:
        return f"from {year_words(first)}"
    return year_words(first) if first == last else f"{year_words(first)}–{year_words(last)}"


def annotate(text: str, demand: Demand) -> tuple[Part, ...]:
    """The question cut into runs of words, those with a demand marked; joined, they are the question."""
    wanted = (
        (
            "command",
            "command",
            (demand.command_words,) if demand.command_words else TERMS[demand.command_term].phrases,
        ),
        ("focus", "focus", (demand.focus,)),
        ("affected", "effect on", (demand.affected,)),
        ("factor", "factor", (demand.named_factor,)),
    )
    marks = []
    for kind, label, phrases in wanted:
        found = _find(text, phrases, marks)
        if found:
            marks.append((*found, kind, label))
    return tuple(_cut(text, sorted(marks)))


def _sides(demand, term):
    if term.key == "main_reason" and demand.named_factor:
        return f"{_capital(demand.named_factor)} against other reasons"
    return term.sides_label


def _factor(demand):
    if not demand.named_factor or demand.command_term == "main_reason":
        return ""
    return f"The part played by {demand.named_factor}"


def _capital(text):
    return text[:1].upper() + text[1:]


def _find(text, phrases, taken):
    """The first whole-word match of the first phrase that occurs outside what is taken, as (start, end)."""
    for phrase in filter(None, phrases):
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE):
            if all(match.end() <= start or end <= match.start() for start, end, *_ in taken):
                return match.span()
    return None


def _cut(text, marks):
    at = 0
    for start, end, kind, label in marks:
        if at < start:
            yield Part(text[at:start])
        yield Part(text[start:end], kind, label)
        at = end
    if at < len(text):
        yield Part(text[at:])
