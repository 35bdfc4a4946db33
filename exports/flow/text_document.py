"""Formats for word processors: the same flowing text as a file, and a picture of how it begins. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from exports.flow.blocks import Flow
from exports.flow.plan import plan_flow
from exports.hub import Edition
from exports.sketches import picture_of_flow


@dataclass(frozen=True, slots=True)
class TextDocument:
    """What writes flowing text as one kind of file."""

    write: Callable[[Flow], bytes]

    def make(self, edition: Edition) -> bytes:
        return self.write(plan_flow(edition))

    def draw(self, edition: Edition) -> bytes:
        """Return how it begins as PNG. Raises PdfError."""
        return picture_of_flow(plan_flow(edition))
