"""The XML of OpenDocument: elements by their usual prefixes, and words with all their spaces. Pure."""

import re
import xml.etree.ElementTree as ET

PREFIXES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
# A single space within words is kept as it is; all others are lost unless they are elements.
SPACING = re.compile(r"(\n|\t|^ +|(?<=\n) +| +$| {2,})")


def element(name: str, attributes: dict[str, str] | None = None, *children: ET.Element | str) -> ET.Element:
    """Return an element such as `text:p`; a child that is a text is put in word by word."""
    made = ET.Element(_full(name), {_full(key): value for key, value in (attributes or {}).items()})
    for child in children:
        if isinstance(child, str):
            put(made, child)
        else:
            made.append(child)
    return made


def put(parent: ET.Element, words: str) -> None:
    """Add words, with their line ends, tabs and spaces as elements."""
    for piece in filter(None, SPACING.split(words)):
        if piece == "\n":
            parent.append(element("text:line-break"))
        elif piece == "\t":
            parent.append(element("text:tab"))
        elif piece.isspace() and SPACING.fullmatch(piece):
            parent.append(element("text:s", {"text:c": str(len(piece))}))
        else:
            _add_text(parent, piece)


def to_bytes(root: ET.Element) -> bytes:
    for prefix, address in PREFIXES.items():
        ET.register_namespace(prefix, address)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _add_text(parent: ET.Element, words: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"
