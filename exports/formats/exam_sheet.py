"""The plan on one page, to learn from."""

from exports.exam_data import exam_data
from exports.hub import Edition, Format
from exports.paper import PDF, Paper
from exports.text_cleaner import TextCleaner


def read(edition: Edition, cleaner: TextCleaner) -> dict:
    return exam_data(edition.document, cleaner, edition.status, edition.paper)


PAPER = Paper("exam.typ", read)

FORMAT = Format(
    key="exam-sheet",
    name="Exam sheet",
    purpose="One page to learn from before an exam.",
    suffix="pdf",
    content_type=PDF,
    make=PAPER.make,
    draw=PAPER.draw,
    place=20,
    in_file_name="Exam sheet",
)
