"""The plan as an OpenDocument text, for LibreOffice and all that read it."""

from exports.flow.odt_file import KIND, write_odt
from exports.flow.plan import plan_flow
from exports.hub import Edition, Format
from exports.sketches import picture_of_flow


def make(edition: Edition) -> bytes:
    return write_odt(plan_flow(edition))


def draw(edition: Edition) -> bytes:
    return picture_of_flow(plan_flow(edition))


FORMAT = Format(
    key="opendocument",
    name="OpenDocument",
    purpose="To go on writing in LibreOffice, with comments in the margin.",
    suffix="odt",
    content_type=KIND,
    make=make,
    draw=draw,
    place=70,
)
