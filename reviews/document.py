"""What was said about a plan, as one frozen value: what exports take besides the plan's document. Pure."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ReplyRecord:
    """An answer to a remark; `on` is its day in words, `moment` when it was sent."""

    author: str
    text: str
    on: str
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class CommentRecord:
    """A remark about a slot. `kind` and `state` are the words of the screen ("Must fix", "Answered").

    Praise has no state. `quote` are words of the slot, `quote_place` of the same words come before them; `link_title`
    is the evidence whose link to the point is meant, `number` the submission that it was first said of, `on` its day in
    words, `moment` when it was sent.
    """

    slot_id: str
    author: str
    kind: str
    text: str
    quote: str
    link_title: str
    state: str
    number: int
    on: str
    is_edited: bool
    quote_place: int = 0
    replies: tuple[ReplyRecord, ...] = ()
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class LevelRecord:
    """What a plan could support by one criterion; `marks` is "" where levels stand for none."""

    criterion: str
    level: str
    descriptor: str
    marks: str


@dataclass(frozen=True, slots=True)
class OverallRecord:
    """What was said of a submission as a whole. `decision` is "Returned" or "Approved"."""

    number: int
    decision: str
    text: str
    author: str
    on: str


@dataclass(frozen=True, slots=True)
class ReviewDocument:
    """The reviews of a plan as one reader may see them: overall words newest first, comments oldest first.

    `levels` are empty where they are not shown, and `levels_wait` says that they come once all is acted on.
    """

    overall: tuple[OverallRecord, ...]
    comments: tuple[CommentRecord, ...]
    levels: tuple[LevelRecord, ...]
    levels_wait: bool

    def on_slot(self, slot_id: str) -> tuple[CommentRecord, ...]:
        return tuple(comment for comment in self.comments if comment.slot_id == slot_id)
