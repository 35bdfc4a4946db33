"""Looking for a saved comment while writing one."""

from dataclasses import dataclass

from reviews.models import SavedComment
from topics.search import words_of

IN_PANEL = 5
SHOWN = 6
SHOWN_IN_LIST = 30
FEWEST_LETTERS = 2


@dataclass(frozen=True)
class Finding:
    """What was looked for beside a slot, and what was found; before two letters are typed, nothing was looked for."""

    slot_id: str
    query: str
    saved: list[SavedComment]

    @property
    def is_looked_for(self) -> bool:
        return len("".join(words_of(self.query))) >= FEWEST_LETTERS


def find_saved(saved, slot_id: str, query: str) -> Finding:
    """Find saved comments by two letters or more; in one query, those used most first."""
    finding = Finding(slot_id, query, [])
    if not finding.is_looked_for:
        return finding
    return Finding(slot_id, query, list(saved.matching(query).most_used_first()[:SHOWN]))


def list_saved(saved, slot_id: str, query: str) -> Finding:
    """The same for who cannot see a list change while typing: as many as one can choose from, all without a word."""
    return Finding(slot_id, query, list(saved.matching(query).most_used_first()[:SHOWN_IN_LIST]))


def most_used(user) -> list[SavedComment]:
    """Return the saved comments that stand beside every review."""
    return list(SavedComment.objects.usable_by(user).most_used_first()[:IN_PANEL])
