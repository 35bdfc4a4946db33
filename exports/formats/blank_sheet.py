"""The question and the empty model on paper."""

from exports.blank_data import blank_data
from exports.hub import Edition, Format
from exports.paper import PDF, Paper
from exports.text_cleaner import TextCleaner


def read(edition: Edition, cleaner: TextCleaner) -> dict:
    return blank_data(edition.document, cleaner, edition.paper)


PAPER = Paper("blank.typ", read)

FORMAT = Format(
    key="blank-sheet",
    name="Blank sheet",
    purpose="The question and the empty model, to plan on paper.",
    suffix="pdf",
    content_type=PDF,
    make=PAPER.make,
    draw=PAPER.draw,
    place=50,
    in_file_name="Blank sheet",
    is_nameless=True,
)
