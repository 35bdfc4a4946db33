"""What changed in a plan since an earlier submission."""

from exports.comparison_data import comparison_data
from exports.hub import Edition, Format
from exports.paper import PDF, Paper
from exports.text_cleaner import TextCleaner


def read(edition: Edition, cleaner: TextCleaner) -> dict:
    statuses = (edition.earlier_status, edition.status)
    return comparison_data(edition.earlier, edition.document, cleaner, statuses, edition.paper)


PAPER = Paper("comparison.typ", read)

FORMAT = Format(
    key="comparison",
    name="What changed",
    purpose="Each part that differs from the submission before, as it was and as it is.",
    suffix="pdf",
    content_type=PDF,
    make=PAPER.make,
    draw=PAPER.draw,
    place=40,
    needs="earlier",
    in_file_name="What changed",
)
