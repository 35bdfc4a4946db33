"""How a class pack is to be: in which order, with or without names, on which paper. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from exports.hub import PAPERS

BY_NAME, ANONYMOUS = "name", "anonymous"
ORDERS = (BY_NAME, ANONYMOUS)


@dataclass(frozen=True, slots=True)
class Choices:
    """`odd` lets each plan begin on an odd page, so that printed on both sides it has sheets of its own."""

    order: str = BY_NAME
    paper: str = PAPERS[0]
    odd: bool = False

    @property
    def is_anonymous(self) -> bool:
        return self.order == ANONYMOUS

    @property
    def query(self) -> str:
        """The choices as they are in an address."""
        return urlencode({"order": self.order, "paper": self.paper} | ({"odd": "on"} if self.odd else {}))


def choices_of(query: Mapping[str, str]) -> Choices:
    """Return what an address asks for; what there is not is as if nothing was said."""
    order, paper = query.get("order"), query.get("paper")
    return Choices(
        order=order if order in ORDERS else BY_NAME,
        paper=paper if paper in PAPERS else PAPERS[0],
        odd=query.get("odd") == "on",
    )
