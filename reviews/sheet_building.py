"""A whole-class feedback sheet out of the marking of an assignment: a draft, for the teacher to change. Pure.

What went well are comments of praise and highest levels, with names. A gap is a criterion in which many plans got a low
level, a comment that was made often, or a part of the plan that many were asked to change; each with one example, from
which names are taken out. What a student has fixed by now is no gap any more.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from reviews.anonymity import without_names
from reviews.sheet import MOST_GAPS, MOST_PRAISES, TEXT_LENGTH, TITLE_LENGTH, Gap, Praise, Sheet
from reviews.words import BLANK, cut

MOST_NEW_PRAISES = MOST_PRAISES - 1  # so that there is room to add one
QUOTED_LENGTH = 200
FEWEST_LETTERS = 4  # of a word that says what a text is about
TO_CHANGE = ("must_fix", "suggestion")


@dataclass(frozen=True, slots=True)
class SavedText:
    """A saved comment, with the name of the criterion that it speaks of, or ""."""

    text: str
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class MarkedComment:
    """A comment that the student has got. `words` are those that it quotes, or the whole part as it was submitted."""

    kind: str
    text: str
    part: str
    words: str = ""
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class MarkedLevel:
    """A level, by its place from the lowest, 0, among so many; `next_up` describes the level above it."""

    criterion: str
    place: int
    of: int
    descriptor: str = ""
    next_up: str = ""

    @property
    def is_highest(self) -> bool:
        return self.of > 1 and self.place == self.of - 1

    @property
    def is_low(self) -> bool:
        """Whether it is in the lower half; of three levels only the lowest is."""
        return self.place < self.of // 2


@dataclass(frozen=True, slots=True)
class MarkedPlan:
    """A plan of the assignment with all that its decided reviews said, and the levels of the last that gave some."""

    student: str
    comments: tuple[MarkedComment, ...] = ()
    levels: tuple[MarkedLevel, ...] = ()


@dataclass
class _Group:
    """What several plans, by their place in the class, have in common. `name` is what they are told to look at."""

    name: str
    task: str = ""
    plans: dict[int, MarkedPlan] = field(default_factory=dict)
    comments: list[MarkedComment] = field(default_factory=list)
    levels: list[MarkedLevel] = field(default_factory=list)

    @property
    def level(self) -> MarkedLevel | None:
        """The level that most of the plans got."""
        return Counter(self.levels).most_common(1)[0][0] if self.levels else None

    @property
    def musts(self) -> int:
        return sum(comment.kind == "must_fix" for comment in self.comments)


def build_sheet(
    question: str,
    plans: Iterable[MarkedPlan],
    *,
    saved: Iterable[SavedText] = (),
    names: Iterable[str] = (),
    tells_levels: bool = True,
) -> Sheet:
    """Return the draft of a sheet on a question.

    `names` are those of the whole class, which no text may hold. Without `tells_levels` nobody is named for a level,
    since the students are not to know their levels yet.
    """
    marked = list(plans)
    cleaner = _Cleaner([*names, *(plan.student for plan in marked)])
    gaps = _commonest(_gaps(marked, list(saved)))[:MOST_GAPS]
    examples = _Examples(cleaner)
    return Sheet(
        title=cut(f"Feedback: {question}", TITLE_LENGTH),
        praises=tuple(_praises(marked, cleaner, tells_levels=tells_levels)),
        gaps=tuple(Gap(_told(group, len(marked), cleaner), examples.choose(group)) for group in gaps),
        tasks=tuple(cleaner.clean(_task(group)) for group in gaps),
    )


class _Cleaner:
    """Texts as the sheet has them: on one line, without names, not too long."""

    def __init__(self, names: list[str]):
        self.names = frozenset(names)

    def clean(self, text: str, most: int = TEXT_LENGTH) -> str:
        return cut(" ".join(without_names(text, self.names).split()), most)


# What went well


def _praises(plans: list[MarkedPlan], cleaner: _Cleaner, *, tells_levels: bool) -> list[Praise]:
    groups: dict[str, _Group] = {}
    for place, plan in enumerate(plans):
        texts = [comment.text for comment in plan.comments if comment.kind == "praise"]
        if tells_levels:
            texts += [_titled(level) for level in plan.levels if level.is_highest]
        for text in map(cleaner.clean, texts):
            _group(groups, text).plans[place] = plan
    return [
        Praise(group.name, tuple(dict.fromkeys(plan.student for plan in group.plans.values())))
        for group in _commonest(groups.values())[:MOST_NEW_PRAISES]
    ]


# What is missing


def _gaps(plans: list[MarkedPlan], saved: list[SavedText]) -> list[_Group]:
    """Criteria with low levels, comments that several plans share, and what else was asked, by parts of the plan."""
    groups = _by_criterion_and_comment(plans, saved).values()
    shared = [group for group in groups if len(group.plans) > 1 or group.levels]
    told = {id(comment) for group in shared for comment in group.comments}
    parts: dict[str, _Group] = {}
    for place, plan in enumerate(plans):
        for comment in _to_change(plan):
            if id(comment) not in told:
                _put(_group(parts, comment.part or "Other parts"), place, plan, comment)
    return [*shared, *parts.values()]


def _by_criterion_and_comment(plans: list[MarkedPlan], saved: list[SavedText]) -> dict[str, _Group]:
    patterns = [(_matching(each.text), each) for each in saved]
    groups: dict[str, _Group] = {}
    for place, plan in enumerate(plans):
        for level in plan.levels:
            if level.is_low:
                group = _group(groups, level.criterion)
                group.plans[place] = plan
                group.levels.append(level)
        for comment in _to_change(plan):
            known = next((each for pattern, each in patterns if pattern.fullmatch(comment.text.strip())), None)
            text = _blanked(known.text if known else comment.text)
            _put(_group(groups, (known and known.criterion) or text, text), place, plan, comment)
    return groups


def _put(group: _Group, place: int, plan: MarkedPlan, comment: MarkedComment) -> None:
    group.plans[place] = plan
    group.comments.append(comment)


def _told(group: _Group, of: int, cleaner: _Cleaner) -> str:
    counted = f" ({len(group.plans)} of {of} plan{'s' if of > 1 else ''})"
    text = _titled(group.level) if group.level else group.name
    return cleaner.clean(text, TEXT_LENGTH - len(counted)).rstrip(".") + counted


def _task(group: _Group) -> str:
    if group.level and group.level.next_up:
        return f"{group.name}: improve one paragraph of your plan. Aim for this: {group.level.next_up}"
    return f"Go back to your plan: {group.task}" if group.task else f"{group.name}: act on what you were asked to do."


class _Examples:
    """Chooses an example for each gap, and says nothing twice as long as there is something else to say."""

    def __init__(self, cleaner: _Cleaner):
        self.cleaner = cleaner
        self.used: set[str] = set()

    def choose(self, group: _Group) -> str:
        """Return words of one plan, and what was said about them; where words can be shown, they are."""
        comments = sorted(group.comments or _likely(group), key=_is_less_telling)
        examples = dict.fromkeys(map(self._written, comments))
        chosen = next((each for each in examples if each not in self.used), next(iter(examples), ""))
        self.used.add(chosen)
        return chosen

    def _written(self, comment: MarkedComment) -> str:
        words = self.cleaner.clean(comment.words, QUOTED_LENGTH)
        return f"“{words}” {self.cleaner.clean(comment.text)}" if words else self.cleaner.clean(comment.text)


def _is_less_telling(comment: MarkedComment) -> tuple[bool, bool]:
    return not comment.words.strip(), comment.kind != "must_fix"


def _likely(group: _Group) -> list[MarkedComment]:
    """Return the comments on a criterion's plans that have most words in common with what it is about."""
    about = _words(f"{group.name} {group.level.descriptor} {group.level.next_up}")
    comments = [comment for plan in group.plans.values() for comment in _to_change(plan)]
    shared = [len(about & _words(f"{comment.part} {comment.text}")) for comment in comments]
    return [each for each, count in zip(comments, shared, strict=True) if count == max(shared)]


def _group(groups: dict[str, _Group], name: str, task: str = "") -> _Group:
    return groups.setdefault(" ".join(name.casefold().split()), _Group(name, task))


def _commonest(groups: Iterable[_Group]) -> list[_Group]:
    """Those of most plans first, then those with most that must be fixed, else as they come."""
    return sorted(groups, key=lambda group: (-len(group.plans), -group.musts))


def _to_change(plan: MarkedPlan) -> list[MarkedComment]:
    return [comment for comment in plan.comments if comment.kind in TO_CHANGE and not comment.is_fixed]


def _titled(level: MarkedLevel) -> str:
    return f"{level.criterion}: {level.descriptor}" if level.descriptor else level.criterion


def _blanked(text: str) -> str:
    return text.replace(BLANK, "…")


def _matching(saved: str) -> re.Pattern:
    """Return a pattern for a saved comment with anything in its blanks, since a student's comment has them filled."""
    parts = (re.escape(part) for part in saved.strip().split(BLANK))
    return re.compile(".{1,200}?".join(parts), re.DOTALL | re.IGNORECASE)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= FEWEST_LETTERS}
