"""The whole-class feedback sheet as one frozen value, and as JSON data. Pure.

Rows are never taken out: one whose text is cleared is left blank, so that a row stays the same row for two teachers
who edit at once, and what was cleared can be written again.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

TITLE_LENGTH = 200
TEXT_LENGTH = 300
EXAMPLE_LENGTH = 520  # words of a plan, and what was said about them
MOST_PRAISES, MOST_GAPS, MOST_TASKS = 6, 3, 5
MUCH = 4_500  # characters that an A4 page holds in letters which are pleasant to read


@dataclass(frozen=True, slots=True)
class Praise:
    """What went well, and in whose plans. A name in `unticked` is kept, and not shown."""

    text: str
    names: tuple[str, ...] = ()
    unticked: tuple[str, ...] = ()

    @property
    def shown_names(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if name not in self.unticked)


@dataclass(frozen=True, slots=True)
class Gap:
    """What is often missing, with an example out of a plan, which must not say whose."""

    text: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    praises: tuple[Praise, ...] = ()
    gaps: tuple[Gap, ...] = ()
    tasks: tuple[str, ...] = ()

    @property
    def shown_praises(self) -> tuple[Praise, ...]:
        return tuple(praise for praise in self.praises if praise.text)

    @property
    def shown_gaps(self) -> tuple[Gap, ...]:
        return tuple(gap for gap in self.gaps if gap.text)

    @property
    def shown_tasks(self) -> tuple[str, ...]:
        return tuple(task for task in self.tasks if task)

    @property
    def is_crowded(self) -> bool:
        """Whether so much stands on it that one page holds it only in small letters."""
        texts = [self.title, *self.shown_tasks]
        texts += [", ".join((praise.text, *praise.shown_names)) for praise in self.shown_praises]
        texts += [gap.text + gap.example for gap in self.shown_gaps]
        return sum(map(len, texts)) > MUCH

    @property
    def is_blank(self) -> bool:
        return not (self.shown_praises or self.shown_gaps or self.shown_tasks)


def sheet_to_json(sheet: Sheet) -> dict:
    """Return plain data that `json.dumps` takes, as it comes back from the database."""
    data = asdict(sheet)
    praises = [{**praise, "names": [*praise["names"]], "unticked": [*praise["unticked"]]} for praise in data["praises"]]
    return {**data, "praises": praises, "gaps": [*data["gaps"]], "tasks": [*data["tasks"]]}


def sheet_from_json(data: Mapping) -> Sheet:
    """Return the sheet that `sheet_to_json` wrote."""
    return Sheet(
        title=data["title"],
        praises=tuple(
            Praise(praise["text"], tuple(praise["names"]), tuple(praise["unticked"])) for praise in data["praises"]
        ),
        gaps=tuple(Gap(**gap) for gap in data["gaps"]),
        tasks=tuple(data["tasks"]),
    )
