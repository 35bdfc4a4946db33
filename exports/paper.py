"""Formats that Typst sets: the same pages as a PDF, and the first of them as a picture. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from exports.hub import Edition
from exports.text_cleaner import TextCleaner
from exports.typesetting import draw_cleaned, typeset_cleaned

PDF, PNG = "application/pdf", "image/png"


@dataclass(frozen=True, slots=True)
class Paper:
    """A template in exports/typst/, and what reads its data from an edition with a cleaner."""

    template: str
    read: Callable[[Edition, TextCleaner], dict]

    def make(self, edition: Edition) -> bytes:
        """Return the PDF. Raises PdfError."""
        return typeset_cleaned(
            self.template,
            lambda cleaner: self.read(edition, cleaner),
            moment=edition.moment,
            subject=edition.document.id,
        )

    def draw(self, edition: Edition) -> bytes:
        """Return the first page as PNG. Raises PdfError."""
        return draw_cleaned(self.template, lambda cleaner: self.read(edition, cleaner))
