"""The plan as an OpenDocument text, for LibreOffice and all that read it."""

from exports.flow.odt_file import KIND, write_odt
from exports.flow.text_document import TextDocument
from exports.hub import Format

DOCUMENT = TextDocument(write_odt)

FORMAT = Format(
    key="opendocument",
    name="OpenDocument",
    purpose="To go on writing in LibreOffice, with comments in the margin.",
    suffix="odt",
    content_type=KIND,
    make=DOCUMENT.make,
    draw=DOCUMENT.draw,
    place=70,
)
