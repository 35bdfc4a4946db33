"""Read .docx and .odt back as the same plain lists: paragraphs with their styles, and notes with their words."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass, field
from datetime import datetime

import docx
from docx.document import Document
from docx.oxml.ns import qn

from exports.flow.odt_xml import PREFIXES
from exports.hub import Edition, find_format
from plans.document import PlanDocument
from tests.exports.documents import MOMENT, STATUS


@dataclass(frozen=True)
class Noted:
    """A note in the margin as it is read back: who wrote it, on which words, and what it says."""

    author: str
    words: str
    paragraphs: list[str]
    at: datetime = field(default=MOMENT, compare=False)  # an office drops its zone


def make(key: str, document: PlanDocument, **fields) -> bytes:
    return find_format(key).make(Edition(document, STATUS, MOMENT, **fields))


def read(key: str, document: PlanDocument, **fields) -> tuple[list[tuple[str, str]], list[Noted]]:
    """Make a file and return its paragraphs as (style, text), and its notes."""
    return READERS[key](make(key, document, **fields))


def in_style(paragraphs: list[tuple[str, str]], style: str) -> list[str]:
    return [text for name, text in paragraphs if name == style]


def entries(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def open_docx(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def read_docx(content: bytes) -> tuple[list[tuple[str, str]], list[Noted]]:
    document = open_docx(content)
    paragraphs = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    notes = [
        Noted(
            comment.author,
            _marked(document, comment.comment_id),
            [found.text for found in comment.paragraphs],
            comment.timestamp,
        )
        for comment in document.comments
    ]
    return paragraphs, notes


def _marked(document: Document, number: int) -> str:
    """Return the words between the marks of a comment, with a line end after each paragraph."""
    words, is_open = "", False
    for node in document.element.body.iter():
        if node.get(qn("w:id")) == str(number) and node.tag.endswith(("RangeStart", "RangeEnd")):
            is_open = node.tag.endswith("Start")
        elif is_open:
            words += {"t": node.text, "br": "\n", "p": "\n"}.get(node.tag.rpartition("}")[2]) or ""
    return words


def read_odt(content: bytes) -> tuple[list[tuple[str, str]], list[Noted]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = _display_names(ET.fromstring(archive.read("styles.xml")))
        root = ET.fromstring(archive.read("content.xml"))
    parents = _automatic_parents(root)
    paragraphs, open_notes, begun = [], {}, []
    for node in _paragraphs_of(root.find(f".//{_name('office:text')}")):
        for _, heard, *_ in open_notes.values():
            heard.append("\n")
        text = "".join(_walk(node, open_notes, begun))
        style = node.get(_name("text:style-name"))
        style = parents.get(style, style)
        paragraphs.append((names.get(style, style), text))
    return paragraphs, [Noted(author, "".join(heard), said, at) for author, heard, said, at in begun]


def _paragraphs_of(body: ET.Element):
    for node in body:
        if node.tag in (_name("text:p"), _name("text:h")):
            yield node
        elif node.tag in (_name("text:list"), _name("text:list-item"), _name("text:section")):
            yield from _paragraphs_of(node)


def _walk(node: ET.Element, open_notes: dict, begun: list):
    """Yield the words of a paragraph; add them to the notes that are open where they stand."""

    def heard(words: str) -> str:
        for note in open_notes.values():
            note[1].append(words)
        return words

    yield heard(_plain(node.text))
    for child in node:
        kind, name = child.tag, child.get(_name("office:name"))
        if kind == _name("office:annotation"):
            open_notes[name] = _begin(child)
            begun.append(open_notes[name])
        elif kind == _name("office:annotation-end"):
            open_notes.pop(name, None)
        elif kind in SPACES:
            yield heard(SPACES[kind] * int(child.get(_name("text:c"), "1")))
        else:
            yield from _walk(child, open_notes, begun)
        yield heard(_plain(child.tail))


def _begin(annotation: ET.Element) -> tuple[str, list[str], list[str], datetime]:
    paragraphs = ["".join(_walk(line, {}, [])) for line in annotation.iter(_name("text:p"))]
    at = datetime.fromisoformat(annotation.findtext(_name("dc:date"), ""))
    return annotation.findtext(_name("dc:creator"), ""), [], paragraphs, at


def _plain(words: str | None) -> str:
    """Return words as an office reads them: spaces that are no elements are one."""
    return re.sub(r"[ \t\n]+", " ", words or "")


def _display_names(styles: ET.Element) -> dict[str, str]:
    found = styles.iter(_name("style:style"))
    names = {node.get(_name("style:name")): node.get(_name("style:display-name")) for node in found}
    return {name: shown or name for name, shown in names.items()}


def _automatic_parents(root: ET.Element) -> dict[str, str]:
    found = root.find(_name("office:automatic-styles"))
    styles = {node.get(_name("style:name")): node.get(_name("style:parent-style-name")) for node in found}
    return {name: parent for name, parent in styles.items() if parent}


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"


SPACES = {_name("text:s"): " ", _name("text:tab"): "\t", _name("text:line-break"): "\n"}
READERS = {"word": read_docx, "opendocument": read_odt}
