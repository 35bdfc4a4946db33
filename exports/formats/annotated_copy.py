"""The plan with what was said about it beside its parts."""

from exports.annotated_data import annotated_data
from exports.hub import Edition, Format
from exports.paper import PDF, Paper
from exports.text_cleaner import TextCleaner


def read(edition: Edition, cleaner: TextCleaner) -> dict:
    return annotated_data(edition.document, edition.review, cleaner, edition.status, edition.paper)


PAPER = Paper("annotated.typ", read)

FORMAT = Format(
    key="annotated",
    name="Annotated copy",
    purpose="The plan with every comment beside the part that it is about.",
    suffix="pdf",
    content_type=PDF,
    make=PAPER.make,
    draw=PAPER.draw,
    place=30,
    needs="review",
    in_file_name="Annotated copy",
)
