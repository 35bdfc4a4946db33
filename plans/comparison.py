"""What changed between two documents of one plan: slot by slot, and word by word. Pure.

Slots and sections are known by their stable ids, so that a paragraph that moved is still the same paragraph.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from plans.document import CitationRecord, PlanDocument, SectionRecord, SlotRecord
from plans.evidence_changes import Correction, Move, corrected, find_moves, is_rewritten

SAME, ADDED, REMOVED = "same", "added", "removed"

TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
# Beyond this, matching words costs more than anybody waits for, and nobody could read the result.
MAX_MATCHED_TOKENS = 5_000
# Where fewer of the words return, it is a rewriting: to mark the few that stayed by chance would only confuse.
LEAST_KEPT = 0.35


@dataclass(frozen=True, slots=True)
class SlotChange:
    """A slot that differs. `old` is None where the slot is new; citations are compared by their evidence.

    `cited` is new in the plan, `uncited` gone from it; what `came` from another slot or `went` to one is neither.
    """

    new: SlotRecord
    old: SlotRecord | None
    cited: tuple[CitationRecord, ...]
    corrections: tuple[Correction, ...]
    uncited: tuple[CitationRecord, ...]
    came: tuple[Move, ...] = ()
    went: tuple[Move, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether the words differ."""
        return self.new.text != (self.old.text if self.old else "")

    @property
    def is_writers(self) -> bool:
        """Whether the plan's writer changed something, and not only the bank what they cite."""
        is_rewritten = any(not each.is_by_bank for each in self.corrections)
        return self.is_text or is_rewritten or bool(self.cited or self.uncited or self.came or self.went)


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section that is new, moved among those of its kind, or described otherwise; `old` is None for a new one."""

    new: SectionRecord
    old: SectionRecord | None
    is_moved: bool

    @property
    def described(self) -> tuple[str, ...]:
        """Which of side, factor and weight differ."""
        if self.old is None:
            return ()
        return tuple(
            name for name in ("side", "factor", "weight") if getattr(self.new, name) != getattr(self.old, name)
        )


@dataclass(frozen=True)
class Comparison:
    """The differences by id. What is not named here is unchanged.

    `by_bank` are slots in which nothing differs but what the bank has corrected since: that is no change of the plan's.
    """

    slots: dict[str, SlotChange] = field(default_factory=dict)
    sections: dict[str, SectionChange] = field(default_factory=dict)
    removed: tuple[SectionRecord, ...] = ()
    by_bank: dict[str, SlotChange] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()

    @property
    def changed_slots(self) -> int:
        return len(self.slots)

    @property
    def bank_corrections(self) -> int:
        """How many pieces of evidence the bank has corrected."""
        changes = [*self.slots.values(), *self.by_bank.values()]
        found = [each for change in changes for each in change.corrections if each.is_by_bank]
        return len({each.new.evidence.id for each in found})

    def change_of(self, slot_id: str) -> SlotChange | None:
        return self.slots.get(slot_id) or self.by_bank.get(slot_id)

    @property
    def is_empty(self) -> bool:
        return not (self.slots or self.sections or self.removed)


def compare(old: PlanDocument, new: PlanDocument) -> Comparison:
    """Return what changed from the old document to the new one.

    An empty slot of a new section is no change; nor is the removal of a section in which nothing was written.
    """
    before = {section.id: section for section in old.sections}
    slots, sections, by_bank = {}, {}, {}
    moved, moves = _moved(old, new), find_moves(old, new)
    for section in new.sections:
        was = before.pop(section.id, None)
        for change in _slot_changes(was, section, moves):
            if change.is_writers:
                slots[change.new.id] = change
            elif change.corrections:
                by_bank[change.new.id] = change
        described = SectionChange(section, was, section.id in moved)
        if was is None or described.is_moved or described.described:
            sections[section.id] = described
    removed = tuple(section for section in before.values() if any(slot.is_written for slot in section.slots))
    return Comparison(slots, sections, removed, by_bank, moves)


def _slot_changes(old: SectionRecord | None, new: SectionRecord, moves: tuple[Move, ...]) -> Iterator[SlotChange]:
    before = {slot.id: slot for slot in old.slots} if old else {}
    for slot in new.slots:
        yield _slot_change(before.get(slot.id), slot, moves)


def _slot_change(old: SlotRecord | None, new: SlotRecord, moves: tuple[Move, ...]) -> SlotChange:
    came = {move.new.citation: move for move in moves if move.new.slot.id == new.id}
    went = {move.old.citation: move for move in moves if move.old.slot.id == new.id}
    before = [citation for citation in (old.citations if old else ()) if citation not in went]
    cited, corrections = [], []
    for citation in new.citations:
        was = came[citation].old.citation if citation in came else _take(before, citation)
        if was is None:
            cited.append(citation)
        elif correction := corrected(was, citation):
            corrections.append(correction)
    moved = {"came": tuple(came.values()), "went": tuple(went.values())}
    return SlotChange(new, old, tuple(cited), tuple(corrections), tuple(before), **moved)


def _take(before: list[CitationRecord], new: CitationRecord) -> CitationRecord | None:
    """Take the same piece of evidence out of those that were cited before, and return it."""
    same = next((each for each in before if each.evidence.id == new.evidence.id), None)
    same = same or next((each for each in before if is_rewritten(each.evidence, new.evidence)), None)
    if same:
        before.remove(same)
    return same


def _moved(old: PlanDocument, new: PlanDocument) -> set[str]:
    """Return the ids of the fewest sections that must have moved to bring the old order into the new one."""
    places = {section.id: place for place, section in enumerate(old.sections)}
    kept = [section.id for section in new.sections if section.id in places]
    stayed = _longest_rise([places[pk] for pk in kept])
    return {pk for pk in kept if places[pk] not in stayed}


def _longest_rise(numbers: list[int]) -> set[int]:
    """Return the members of a longest increasing subsequence of distinct numbers."""
    tails, before = [], {}
    for number in numbers:
        place = bisect_left(tails, number)
        before[number] = tails[place - 1] if place else None
        tails[place : place + 1] = [number]
    rise, number = set(), tails[-1] if tails else None
    while number is not None:
        rise.add(number)
        number = before[number]
    return rise


def diff_words(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Return the way from the old text to the new one as (op, text), op being "same", "added" or "removed".

    Joining what is same or added gives the new text, joining what is same or removed the old one.
    """
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    head = _common_start(before, after)
    tail = _common_start(before[head:][::-1], after[head:][::-1])
    middle = _diff_tokens(before[head : len(before) - tail], after[head : len(after) - tail])
    pieces = [(SAME, "".join(after[:head])), *middle, (SAME, "".join(after[len(after) - tail :]))]
    return tuple(_joined(piece for piece in pieces if piece[1]))


def join_texts(first: str, second: str) -> str:
    """Return one text with all words of both: what they share once, elsewhere the first's before the second's.

    Where they share too little to be versions of one text, the second follows the first as a paragraph of its own.
    """
    pieces = diff_words(first, second)
    if not any(op == SAME for op, _ in pieces):
        return "\n\n".join(text for text in (first, second) if text)
    joined = ""
    before = SAME
    for op, text in pieces:
        gap = " " if (before, op) == (REMOVED, ADDED) and not (joined[-1:].isspace() or text[:1].isspace()) else ""
        joined, before = joined + gap + text, op
    return joined


def _common_start(first: list[str], second: list[str]) -> int:
    for place, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return place
    return min(len(first), len(second))


def _diff_tokens(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    whole = [(REMOVED, "".join(before)), (ADDED, "".join(after))]
    if max(len(before), len(after)) > MAX_MATCHED_TOKENS or _kept(before, after) < LEAST_KEPT:
        return whole
    pieces = []
    for op, start, end, new_start, new_end in SequenceMatcher(None, before, after).get_opcodes():
        if op == "equal":
            pieces.append((SAME, "".join(after[new_start:new_end])))
        else:
            pieces += [(REMOVED, "".join(before[start:end])), (ADDED, "".join(after[new_start:new_end]))]
    return pieces


def _kept(before: list[str], after: list[str]) -> float:
    """Return which part of the words of the shorter text the other one has as well, in whatever order."""
    first, second = (Counter(token for token in tokens if not token.isspace()) for tokens in (before, after))
    shorter = min(first.total(), second.total())
    return (first & second).total() / shorter if shorter else 1.0


def _joined(pieces: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Join changes that only spaces part into one removal and one addition, so that phrases read as phrases."""
    removed = added = gap = ""
    for op, text in pieces:
        if op == SAME and text.isspace() and (removed or added) and not gap:
            gap = text
        elif op == SAME:
            yield from _change(removed, added)
            yield SAME, gap + text
            removed = added = gap = ""
        else:
            removed += gap + (text if op == REMOVED else "")
            added += gap + (text if op == ADDED else "")
            gap = ""
    yield from _change(removed, added)
    if gap:
        yield SAME, gap


def _change(removed: str, added: str) -> Iterator[tuple[str, str]]:
    if removed:
        yield REMOVED, removed
    if added:
        yield ADDED, added
