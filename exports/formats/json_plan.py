"""The plan as data, to take to another account or another program: see docs/plan-format.md."""

from exports.hub import Edition, Format
from exports.sketches import drawn_as_text
from plans.document_json import document_to_json
from plans.json_text import write_json
from plans.portable import portable


def make(edition: Edition) -> bytes:
    return (write_json(document_to_json(portable(edition.document)), indent=2) + "\n").encode()


FORMAT = Format(
    key="json",
    name="JSON",
    purpose="All of the plan as data, to bring into another account or another program.",
    suffix="json",
    content_type="application/json",
    make=make,
    draw=drawn_as_text(make),
    place=100,
)
