"""Flowing text as an OpenDocument text. Pure."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby

from exports.flow.archive import pack
from exports.flow.blocks import Block, Flow, Note, Run
from exports.flow.looks import PARAGRAPHS, look_of
from exports.flow.odt_styles import list_name, right_to_left, style_name, styles
from exports.flow.odt_xml import element, put, to_bytes

KIND = "application/vnd.oasis.opendocument.text"
LEVELS = {look.name: look.level for look in PARAGRAPHS if look.level}
BULLETS = {look.name for look in PARAGRAPHS if look.is_bullet}


def write_odt(flow: Flow) -> bytes:
    """Return the document as .odt; the same bytes for the same text."""
    files = {"content.xml": _content(flow), "styles.xml": styles(flow), "meta.xml": _meta(flow)}
    entries = [
        ("mimetype", KIND.encode()),
        *((name, to_bytes(root)) for name, root in files.items()),
        ("META-INF/manifest.xml", to_bytes(_manifest(files))),
    ]
    return pack(entries, stored=["mimetype"])


def _content(flow: Flow) -> ET.Element:
    turned = dict.fromkeys(block.style for block in flow.blocks if block.is_right_to_left)
    return element(
        "office:document-content",
        {"office:version": "1.3"},
        element("office:automatic-styles", {}, *(right_to_left(look_of(style, flow.parts)) for style in turned)),
        element("office:body", {}, element("office:text", {}, *_body(flow))),
    )


def _body(flow: Flow) -> Iterator[ET.Element]:
    """Yield the paragraphs; those with the same mark that follow each other are one list."""
    notes = Notes(flow)
    for name, blocks in groupby(flow.blocks, _list_of):
        paragraphs = (_paragraph(block, notes) for block in blocks)
        if name:
            items = (element("text:list-item", {}, paragraph) for paragraph in paragraphs)
            yield element("text:list", {"text:style-name": name}, *items)
        else:
            yield from paragraphs


def _list_of(block: Block) -> str:
    """Return the list whose mark stands before a paragraph, or nothing."""
    if block.part:
        return list_name(block.part)
    return "Bullets" if block.style in BULLETS else ""


class Notes:
    """The notes of a document, which begin before their first run and end after their last."""

    def __init__(self, flow: Flow):
        self._flow = flow
        self._to_come = Counter(note for block in flow.blocks for run in block.runs for note in run.notes)
        self._begun: set[int] = set()

    def before(self, run: Run) -> list[ET.Element]:
        new = [number for number in run.notes if number not in self._begun]
        self._begun.update(new)
        return [self._annotation(number, self._flow.notes[number]) for number in new]

    def after(self, run: Run) -> list[ET.Element]:
        self._to_come.subtract(run.notes)
        ended = [number for number in run.notes if not self._to_come[number]]
        return [element("office:annotation-end", {"office:name": f"note{number}"}) for number in ended]

    def _annotation(self, number: int, note: Note) -> ET.Element:
        return element(
            "office:annotation",
            {"office:name": f"note{number}"},
            _text("dc:creator", note.author),
            _text("dc:date", _date(note.moment or self._flow.moment)),
            _text("meta:creator-initials", note.initials),
            *(element("text:p", {}, words) for words in note.paragraphs),
        )


def _paragraph(block: Block, notes: Notes) -> ET.Element:
    level = LEVELS.get(block.style)
    name = f"RTL_{style_name(block.style)}" if block.is_right_to_left else style_name(block.style)
    outline = {"text:outline-level": str(level)} if level else {}
    made = element("text:h" if level else "text:p", {"text:style-name": name, **outline})
    for run in block.runs:
        made.extend(notes.before(run))
        if run.look:
            made.append(element("text:span", {"text:style-name": style_name(run.look)}, run.text))
        else:
            put(made, run.text)
        made.extend(notes.after(run))
    return made


def _meta(flow: Flow) -> ET.Element:
    date = _date(flow.moment)
    facts = {
        "meta:generator": "Essay Planner",
        "dc:title": flow.title,
        "meta:initial-creator": flow.author,
        "dc:creator": flow.author,
        "meta:creation-date": date,
        "dc:date": date,
        "dc:language": flow.language,
    }
    meta = element("office:meta", {}, *(_text(name, words) for name, words in facts.items()))
    return element("office:document-meta", {"office:version": "1.3"}, meta)


def _manifest(files: dict) -> ET.Element:
    entries = {"/": KIND, **dict.fromkeys(files, "text/xml")}
    return element(
        "manifest:manifest",
        {"manifest:version": "1.3"},
        *(
            element("manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": kind})
            for path, kind in entries.items()
        ),
    )


def _text(name: str, words: str) -> ET.Element:
    made = element(name)
    made.text = words
    return made


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
