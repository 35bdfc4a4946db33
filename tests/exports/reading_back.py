"""Read a PDF back: its words with poppler, its structure with pypdf."""

import io
import subprocess
import unicodedata

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, NameObject

from scripts import programs


def text_of(pdf: bytes, *, as_laid_out: bool = False) -> str:
    """Return the words in the order in which they are set, without invisible break points, on one line."""
    pdftotext = programs.require_poppler()
    options = [] if as_laid_out else ["-raw"]
    result = subprocess.run([pdftotext, *options, "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True)
    assert result.stderr.decode() in ("", "Syntax Error: Suspects object is wrong type (boolean)\n")
    # A word that was broken at the end of a line is whole in the text, not in the extract.
    visible = result.stdout.decode().replace("\u200b\n", "").replace("\u200b", "").replace("\f", " ")
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def letters_of(text: str) -> str:
    """Return the text without white space, to find words whatever way their lines break."""
    return "".join(text.split())


def assert_in_order(text: str, *parts: str) -> None:
    """Fail on the first part that does not come after the one before it."""
    position = 0
    for part in parts:
        found = text.find(part, position)
        assert found >= 0, f"{part!r} is not where it belongs, in: …{text[position : position + 300]}…"
        position = found + len(part)


def open_pdf(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def elements(pdf: bytes) -> list[DictionaryObject]:
    """Return the structure elements in reading order."""
    found = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(open_pdf(pdf).root_object[NameObject("/StructTreeRoot")])
    return found


def headings(pdf: bytes) -> list[tuple[str, str]]:
    """Return (level, title) of each heading in reading order."""
    return [(node["/S"], str(node.get("/T", ""))) for node in elements(pdf) if node["/S"] in ("/H1", "/H2", "/H3", "/H4")]


def bookmarks(pdf: bytes) -> list:
    """Return the titles of the bookmarks, nested as they are."""

    def titles(entries):
        return [titles(entry) if isinstance(entry, list) else entry.title for entry in entries]

    return titles(open_pdf(pdf).outline)
