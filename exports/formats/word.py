"""The plan as a Word document, to go on writing in."""

from exports.flow.docx_file import write_docx
from exports.flow.text_document import TextDocument
from exports.hub import Format

DOCUMENT = TextDocument(write_docx)

FORMAT = Format(
    key="word",
    name="Word",
    purpose="To go on writing in Word, with comments in the margin.",
    suffix="docx",
    content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    make=DOCUMENT.make,
    draw=DOCUMENT.draw,
    place=60,
)
