"""Flowing text as plain data: paragraphs in named styles, runs of words in them, and what is noted beside. Pure."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look within a paragraph; a line feed breaks the line, a tab goes to the next stop.

    `look` names a character style, "" is that of the paragraph. `notes` are the places of notes about these words in
    `Flow.notes`.
    """

    text: str
    look: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in a named style. `part` names the part whose letter stands before it."""

    style: str
    runs: tuple[Run, ...]
    part: str = ""

    @property
    def is_right_to_left(self) -> bool:
        """Whether the first letter that has a direction goes from right to left."""
        directions = (unicodedata.bidirectional(letter) for run in self.runs for letter in run.text)
        return next((way for way in directions if way in ("L", "R", "AL")), "L") != "L"


@dataclass(frozen=True, slots=True)
class Note:
    """A comment in the margin. `moment` is when it was sent; None is that of the document."""

    author: str
    initials: str
    paragraphs: tuple[str, ...]
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a plan as a style of its own. `hue` is 1 to 6, or 0 for the look of text without one."""

    style: str
    letter: str
    hue: int


@dataclass(frozen=True, slots=True)
class Flow:
    """All of a text document. `header` and `footer` are their words; the number of the page goes after `footer`."""

    title: str
    running_title: str
    author: str
    language: str
    moment: datetime
    paper: str
    header: str
    footer: str
    parts: tuple[Part, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


def block(style: str, *runs: Run | str, part: str = "") -> Block:
    """Return a paragraph of runs or plain words."""
    return Block(style, tuple(Run(run) if isinstance(run, str) else run for run in runs), part)
