"""The plan as a Word document, to go on writing in."""

from exports.flow.docx_file import write_docx
from exports.flow.plan import plan_flow
from exports.hub import Edition, Format
from exports.sketches import picture_of_flow


def make(edition: Edition) -> bytes:
    return write_docx(plan_flow(edition))


def draw(edition: Edition) -> bytes:
    return picture_of_flow(plan_flow(edition))


FORMAT = Format(
    key="word",
    name="Word",
    purpose="To go on writing in Word, with comments in the margin.",
    suffix="docx",
    content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    make=make,
    draw=draw,
    place=60,
)
