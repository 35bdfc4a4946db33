"""The past of one part of a plan: saved edits as versions that a person can tell apart. Pure.

Typing is saved every second or so. Edits by one person that follow each other closely are one version, which reads as
its last edit does. What would be gone otherwise ends a version before its time: when much is taken out, and when an
old version is brought back.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

PAUSE = timedelta(minutes=5)
LONGEST = timedelta(minutes=15)
# Edits younger than this stay as they are: a page that has been open for so long may still be written over them.
SETTLING = timedelta(hours=1)
MOST_VERSIONS = 100
MUCH_WORDS = 8
MUCH_SHARE = 0.5
LINE = 80
WORDS_BEFORE = 4


@dataclass(frozen=True, slots=True)
class Edit:
    """One saved edit. `is_settled`: it is a version by itself; see `SlotEdit`."""

    revision: int
    text: str
    at: datetime
    author: int | None
    restored_from: int | None = None
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """Edits that belong together, oldest first."""

    edits: tuple[Edit, ...]

    @property
    def last(self) -> Edit:
        return self.edits[-1]

    @property
    def revision(self) -> int:
        return self.last.revision

    @property
    def text(self) -> str:
        return self.last.text

    @property
    def at(self) -> datetime:
        return self.last.at

    @property
    def restored_from(self) -> int | None:
        return self.last.restored_from


def group_versions(edits: Iterable[Edit]) -> list[Version]:
    """Return the versions of edits that come oldest first."""
    versions, group, fullest = [], [], 0
    for edit in edits:
        if group and not _goes_on(group, edit):
            versions.append(Version(tuple(group)))
            group, fullest = [], 0
        elif group and takes_out_much(group[fullest].text, edit.text):
            # Also where it went little by little: the version ends where it had the most words.
            versions.append(Version(tuple(group[: fullest + 1])))
            group, fullest = group[fullest + 1 :], len(group) - fullest - 1
        group.append(edit)
        if fullest >= len(group) - 1 or len(edit.text.split()) >= len(group[fullest].text.split()):
            fullest = len(group) - 1
    return [*versions, Version(tuple(group))] if group else versions


def _goes_on(group: list[Edit], edit: Edit) -> bool:
    first, last = group[0], group[-1]
    stands_alone = any(one.is_settled or one.restored_from is not None for one in (last, edit))
    is_close = edit.at - last.at <= PAUSE and edit.at - first.at <= LONGEST
    return is_close and edit.author == last.author and not stands_alone


def first_change(before: str, after: str) -> str:
    """Return a line of a text that shows where it first differs from the one before it; a short text is shown whole."""
    words = after.split()
    if len(after) <= LINE:
        return " ".join(words)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before.split(), words, strict=False)))
    start = max(min(same, len(words) - 1) - WORDS_BEFORE, 0)
    line = ("… " if start else "") + " ".join(words[start:])
    return line if len(line) <= LINE else f"{line[: LINE - 1].rstrip()}…"


def takes_out_much(before: str, after: str) -> bool:
    """Whether more than half of the words, and at least eight, are gone."""
    words = Counter(before.split())
    gone = (words - Counter(after.split())).total()
    return gone >= MUCH_WORDS and gone > MUCH_SHARE * words.total()


def thin(edits: Iterable[Edit], now: datetime) -> tuple[list[int], list[int]]:
    """Return the revisions of the edits to drop, and of those that stay and are versions by themselves from now on.

    Only versions that ended an hour ago are thinned, to their last edit each. Beyond a hundred of them those go that
    lie closest to the one before; the first and the latest always stay.
    """
    old = [version for version in group_versions(edits) if now - version.at > SETTLING]
    dropped = [edit.revision for version in old for edit in version.edits[:-1]]
    kept = [version.last for version in old]
    crowded = list(_crowded(kept, len(kept) - MOST_VERSIONS))
    stays = [edit.revision for edit in kept if edit.revision not in crowded]
    return dropped + crowded, stays


def _crowded(edits: list[Edit], count: int) -> Iterator[int]:
    """Yield the revisions of the edits that are missed least."""
    left = list(edits)
    for _ in range(max(count, 0)):
        place = min(range(1, len(left) - 1), key=lambda place: left[place + 1].at - left[place - 1].at)
        yield left.pop(place).revision
