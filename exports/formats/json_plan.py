"""The plan as data, to take to another account or another program: see docs/plan-format.md."""

import json
import re

from exports.hub import Edition, Format
from exports.sketches import picture_of_text
from plans.document_json import document_to_json
from plans.portable import portable

# JSON allows these as they stand, but nobody who opens the file could see them.
UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def make(edition: Edition) -> bytes:
    text = json.dumps(document_to_json(portable(edition.document)), indent=2, ensure_ascii=False)
    return (UNSEEN.sub(_escaped, text) + "\n").encode()


def _escaped(match: re.Match) -> str:
    return f"\\u{ord(match[0]):04x}"


def draw(edition: Edition) -> bytes:
    return picture_of_text(make(edition), edition.paper)


FORMAT = Format(
    key="json",
    name="JSON",
    purpose="All of the plan as data, to bring into another account or another program.",
    suffix="json",
    content_type="application/json",
    make=make,
    draw=draw,
    place=100,
)
