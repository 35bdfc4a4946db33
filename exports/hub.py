"""The hub of all exports of a plan: what goes in, and which formats there are. Pure.

A format is a module of `exports.formats` with a `FORMAT` in it; nothing else has to know of it.
"""

import json
import pkgutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from importlib import import_module

from exports import formats
from exports.engines import engine_fingerprint
from plans.document import PlanDocument
from plans.document_json import document_to_json
from reviews.document import ReviewDocument

PAPERS = ("a4", "us-letter")


@dataclass(frozen=True, slots=True)
class Edition:
    """All that a format is made from: the plan, and what else the reader may see of it.

    `status` says in words what the reader holds ("Submission 2, 5 May 2026, 14:02"); `moment` is the only date in a
    file. `review` is what was said, as far as the reader may know it. `earlier` and `earlier_status` are the submission
    that a comparison starts from.
    """

    document: PlanDocument
    status: str
    moment: datetime
    review: ReviewDocument | None = None
    earlier: PlanDocument | None = None
    earlier_status: str = ""
    paper: str = "a4"

    def to_json(self) -> list:
        """Return plain data that differs where two editions differ."""
        return [
            document_to_json(self.document),
            self.status,
            self.moment.isoformat(),
            asdict(self.review, dict_factory=_plain) if self.review else None,
            document_to_json(self.earlier) if self.earlier else None,
            self.earlier_status,
            self.paper,
        ]


def _plain(fields: list[tuple[str, object]]) -> dict:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in fields}


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `make` gives its bytes, the same for the same edition; `draw` a PNG of how it begins. Both raise
    `exports.errors.ExportError`. `purpose` is a line for the menu. `needs` names what an edition must have besides the
    document: "review" or "earlier". `place` orders the menu. `in_file_name` tells a file from others of its suffix; one
    that `is_nameless` is called after nobody.
    """

    key: str
    name: str
    purpose: str
    suffix: str
    content_type: str
    make: Callable[[Edition], bytes]
    draw: Callable[[Edition], bytes]
    place: int
    needs: str = ""
    in_file_name: str = ""
    is_nameless: bool = False

    def fingerprint(self, edition: Edition) -> str:
        """Return what tells one file from another without making it."""
        parts = [self.key, engine_fingerprint(), edition.to_json()]
        return sha256(json.dumps(parts).encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def plan_formats() -> tuple[Format, ...]:
    """Return the formats of a plan in the order of the menu."""
    modules = (import_module(f"{formats.__name__}.{found.name}") for found in pkgutil.iter_modules(formats.__path__))
    return tuple(sorted((module.FORMAT for module in modules), key=lambda known: known.place))


def formats_for(edition: Edition) -> list[Format]:
    """Return the formats that can be made of an edition."""
    return [known for known in plan_formats() if not known.needs or getattr(edition, known.needs)]


def find_format(key: str) -> Format | None:
    return next((known for known in plan_formats() if known.key == key), None)
