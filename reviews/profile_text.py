"""A profile of criteria written as plain text, and read back. Pure.

    # Evidence
    Is it exact, and chosen to prove the point?
    - Not yet: General statements.
    - Partly (1-3): Some names, dates or figures.

A line with # begins a criterion, the lines after it say what it asks, each line with - is a level, from the lowest to
the highest, with the marks it stands for in brackets if there are any.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

NAME_LENGTH = 60
WORDS_LENGTH = 1_000
MAX_CRITERIA = 12
MIN_LEVELS, MAX_LEVELS = 2, 10
MAX_MARK = 1_000

LEVEL = re.compile(
    r"-\s*(?P<name>[^\s:(][^:(]*?)\s*(?:\((?P<low>\d{1,4})(?:\s*[-–—]\s*(?P<high>\d{1,4}))?\))?\s*(?::\s*(?P<words>.*))?"
)


@dataclass(frozen=True)
class LevelText:
    """A level: its name, its descriptor, and the marks it stands for, or None."""

    name: str
    descriptor: str = ""
    mark_from: int | None = None
    mark_to: int | None = None

    @property
    def marks(self) -> str:
        return shown_marks(self.mark_from, self.mark_to)


@dataclass
class CriterionText:
    """A criterion with its levels, from the lowest; `line` is where it begins."""

    name: str
    description: str = ""
    levels: list[LevelText] = field(default_factory=list)
    line: int = 0


def shown_marks(low: int | None, high: int | None) -> str:
    """Return the marks of a level as they are shown: "4–6", "1", or ""."""
    if low is None:
        return ""
    return str(low) if low == high else f"{low}–{high}"


def write_profile(criteria: Iterable[CriterionText]) -> str:
    """Return the criteria as text."""
    return "\n\n".join("\n".join(_lines_of(criterion)) for criterion in criteria)


def _lines_of(criterion: CriterionText) -> Iterable[str]:
    yield f"# {criterion.name}"
    if criterion.description:
        yield criterion.description
    for level in criterion.levels:
        marks = f" ({level.marks})" if level.marks else ""
        yield f"- {level.name}{marks}: {level.descriptor}".rstrip(": ")


def read_profile(text: str) -> tuple[list[CriterionText], list[str]]:
    """Return the criteria of a text, and what is wrong with it, by line."""
    criteria, problems = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        problem = _read_line(criteria, line.strip(), number) if line.strip() else ""
        if problem:
            problems.append(f"Line {number}: {problem}")
    return criteria, problems or list(_problems(criteria))


def _read_line(criteria: list[CriterionText], line: str, number: int) -> str:
    """Add what a line says to the criteria; return what is wrong with it, or ""."""
    if line.startswith("#"):
        name = line.lstrip("# ").strip()
        criteria.append(CriterionText(name, line=number))
        return _problem_of_name(name, "criterion")
    if not criteria:
        return "begin with a criterion, as in “# Evidence”."
    if line.startswith("-"):
        return _read_level(criteria[-1], line)
    if criteria[-1].levels:
        return "a level begins with “-”, a criterion with “#”."
    criteria[-1].description = f"{criteria[-1].description} {line}".strip()
    return "this is too long." if len(criteria[-1].description) > WORDS_LENGTH else ""


def _read_level(criterion: CriterionText, line: str) -> str:
    found = LEVEL.fullmatch(line)
    if not found:
        return "write a level as “- Partly: what it means”, or “- Partly (4-6): what it means”."
    low = int(found["low"]) if found["low"] else None
    high = int(found["high"]) if found["high"] else low
    level = LevelText(found["name"], (found["words"] or "").strip(), low, high)
    criterion.levels.append(level)
    if low is not None and low > high:
        return f"the marks run backwards: {low} to {high}."
    if len(level.descriptor) > WORDS_LENGTH:
        return "this is too long."
    return _problem_of_name(level.name, "level")


def _problem_of_name(name: str, what: str) -> str:
    if not name:
        return f"give the {what} a name."
    return f"the name of the {what} is longer than {NAME_LENGTH} characters." if len(name) > NAME_LENGTH else ""


def _problems(criteria: list[CriterionText]) -> Iterable[str]:
    """Yield what is wrong with criteria whose lines are in order."""
    if not criteria:
        yield "Write at least one criterion, as in “# Evidence”."
    if len(criteria) > MAX_CRITERIA:
        yield f"Keep to {MAX_CRITERIA} criteria."
    names = [criterion.name.casefold() for criterion in criteria]
    for place, criterion in enumerate(criteria):
        levels = [level.name.casefold() for level in criterion.levels]
        if names[place] in names[:place]:
            yield f"Line {criterion.line}: there are two criteria called “{criterion.name}”."
        if not MIN_LEVELS <= len(levels) <= MAX_LEVELS:
            needed = f"{MIN_LEVELS} to {MAX_LEVELS} levels; it has {len(levels)}"
            yield f"Line {criterion.line}: “{criterion.name}” needs {needed}."
        if len(set(levels)) < len(levels):
            yield f"Line {criterion.line}: “{criterion.name}” has two levels of one name."
