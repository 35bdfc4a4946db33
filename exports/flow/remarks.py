"""What teachers said, as notes in the margin, and at the end in full. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from exports.flow.blocks import Block, Note, Run, block
from exports.text_cleaner import PlainCleaner
from reviews.document import CommentRecord, LevelRecord, OverallRecord, ReviewDocument
from reviews.quotes import find_quote


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that has become a note: the note's place, and what it is about.

    `span` is where the quoted words begin and end in the text of the slot, if they stand there.
    """

    note: int
    span: tuple[int, int] | None
    link_title: str


@dataclass
class Remarks:
    """The notes of a document, made where a slot asks for them; what no slot asks for is `left`."""

    review: ReviewDocument | None
    cleaner: PlainCleaner
    notes: list[Note] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def on_slot(self, slot_id: str, text: str) -> list[Remark]:
        """Make notes of what was said about a slot with this clean text."""
        self.asked.add(slot_id)
        return [self._make(comment, text) for comment in self.review.on_slot(slot_id)] if self.review else []

    def left(self) -> list[CommentRecord]:
        """Return the comments on parts that the document no longer has."""
        comments = self.review.comments if self.review else ()
        return [comment for comment in comments if comment.slot_id not in self.asked]

    def _make(self, comment: CommentRecord, text: str) -> Remark:
        author = self.cleaner.clean_line(comment.author)
        span = find_quote(text, self.cleaner.clean(comment.quote), comment.quote_place)
        said = paragraphs_of(comment, self.cleaner, is_quoted=span is not None)
        self.notes.append(Note(author, _initials(author), tuple(said), comment.moment))
        return Remark(len(self.notes) - 1, span, comment.link_title)


def paragraphs_of(comment: CommentRecord, cleaner: PlainCleaner, *, is_quoted: bool) -> Iterator[str]:
    """Yield a comment in paragraphs: its kind and state, what it is about, what it says, when, and the replies.

    `is_quoted` says that the note hangs on the very words.
    """
    line = cleaner.clean_line
    yield " ".join(f"{line(word)}." for word in (comment.kind, comment.state) if line(word))
    if comment.link_title:
        yield f"On the link from “{line(comment.link_title)}” to the point."
    if comment.quote and not is_quoted:
        yield f"On words that have changed since: “{line(comment.quote)}”."
    yield from _lines(comment.text, cleaner)
    yield _when(comment, line(comment.on))
    for reply in comment.replies:
        said = ", ".join(filter(None, [line(reply.author), line(reply.on)]))
        first, *more = _lines(reply.text, cleaner) or [""]
        yield f"{said}: {first}"
        yield from more


def _when(comment: CommentRecord, day: str) -> str:
    said = f"{day}, on submission {comment.number}" if day else f"On submission {comment.number}"
    return said + (", edited since." if comment.is_edited else ".")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()[:3])


def closing_words(remarks: Remarks) -> list[Block]:
    """Return what was said of the plan as a whole, the levels, and comments on what the plan no longer has."""
    review = remarks.review
    if review is None:
        return []
    blocks = [
        *(found for overall in review.overall for found in _overall(overall, remarks.cleaner)),
        *_levels(review, remarks.cleaner),
        *_left(remarks),
    ]
    return [block("Heading 1", "What your teachers said"), *blocks] if blocks else []


def _overall(overall: OverallRecord, cleaner: PlainCleaner) -> list[Block]:
    line = cleaner.clean_line
    said = ", ".join(filter(None, [line(overall.author), line(overall.on)]))
    return [
        block("Heading 2", f"{line(overall.decision)}: submission {overall.number}"),
        *(block("Teacher’s words", text) for text in _lines(overall.text, cleaner)),
        *([block("Said by", said)] if said else []),
    ]


def _levels(review: ReviewDocument, cleaner: PlainCleaner) -> list[Block]:
    rows = [_level(level, cleaner) for level in review.levels]
    if review.levels_wait:
        rows = [block("Normal", Run("Shown once every comment is answered or acted on.", "Small print"))]
    return [block("Heading 2", "What this plan could support"), *rows] if rows else []


def _level(level: LevelRecord, cleaner: PlainCleaner) -> Block:
    line = cleaner.clean_line
    marks = f" ({line(level.marks)})" if line(level.marks) else ""
    descriptor = f": {line(level.descriptor)}" if line(level.descriptor) else ""
    return block("List Bullet", f"{line(level.criterion)}, ", Run(f"{line(level.level)}{marks}", "Strong"), descriptor)


def _left(remarks: Remarks) -> list[Block]:
    left = remarks.left()
    heading = [block("Heading 2", "On parts that were taken out")] if left else []
    return [*heading, *(found for comment in left for found in _in_full(comment, remarks.cleaner))]


def _in_full(comment: CommentRecord, cleaner: PlainCleaner) -> list[Block]:
    kind, *rest = paragraphs_of(comment, cleaner, is_quoted=False)
    author = cleaner.clean_line(comment.author)
    return [block("Teacher’s words", Run(f"{author}: {kind}", "Strong"), *(f"\n{text}" for text in rest))]


def _lines(text: str, cleaner: PlainCleaner) -> list[str]:
    return [line for line in map(cleaner.clean_line, cleaner.clean(text).split("\n")) if line]
