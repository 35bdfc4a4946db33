"""The page of contents of a class pack. Pure."""

from dataclasses import dataclass
from datetime import datetime

from exports.pack_choices import Choices
from topics.demands import Demand


@dataclass(frozen=True, slots=True)
class Cover:
    """What it says beside the contents: the question with what it asks for, and `facts` in a row, such as the class.

    `moment` is the only date in the file.
    """

    question: str
    demand: Demand
    facts: tuple[str, ...]
    choices: Choices
    moment: datetime
