"""What a check finds, and what a plan is asked by all of them. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plans.document import PlanDocument, SectionRecord, SlotRecord


@dataclass(frozen=True, slots=True)
class Finding:
    """What could be better, in words that say why, and where: a slot, a section, or the plan as a whole."""

    words: str
    section: SectionRecord | None = None
    slot: SlotRecord | None = None

    @property
    def anchor(self) -> str:
        """The id of the element where the student goes on."""
        if self.slot:
            return f"slot-{self.slot.id}"
        return f"section-{self.section.id}" if self.section else "add-paragraph"

    @property
    def where(self) -> str:
        """Where that is: "Explanation, 2. Film and theatre"."""
        if self.section is None:
            return "The plan as a whole"
        if self.slot is None or self.slot.role.name == self.section.heading:
            return self.section.heading
        return f"{self.slot.role.name}, {self.section.heading}"


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that anybody can follow. `rule` says what it looks for; `asks` says whether this plan is asked it yet."""

    key: str
    rule: str
    find: Callable[[PlanDocument], Iterator[Finding]]
    asks: Callable[[PlanDocument], bool] = lambda document: True


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks say of a plan: what to do first, what would make it stronger, and the rules that it keeps."""

    first: tuple[tuple[str, Finding], ...]
    stronger: tuple[tuple[str, Finding], ...]
    fine: tuple[str, ...]

    def first_but(self, keys: tuple[str, ...]) -> list[Finding]:
        """Return what to do first, without what these checks found."""
        return [finding for key, finding in self.first if key not in keys]

    @property
    def count(self) -> int:
        return len(self.first) + len(self.stronger)
