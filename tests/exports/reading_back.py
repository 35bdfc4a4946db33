"""Read a PDF back: its words with poppler, its structure with pypdf."""

import io
import re
import subprocess
import unicodedata

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, NameObject

from scripts import programs


def pdftotext(pdf: bytes, *options: str) -> str:
    command = [programs.require_poppler(), *options, "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def text_of(pdf: bytes) -> str:
    """Return the words in the order in which they are set, without invisible break points, on one line."""
    # A word that was broken at the end of a line is whole in the text, not in the extract.
    visible = pdftotext(pdf, "-raw").replace("\u200b\n", "").replace("\u200b", "").replace("\f", " ")
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def pages_of(pdf: bytes) -> list[str]:
    """Return the words of each page on one line, in the order in which they are set."""
    pages = pdftotext(pdf, "-raw").removesuffix("\f").split("\f")
    return [" ".join(page.replace("\u200b", "").split()) for page in pages]


def right_edge(pdf: bytes) -> float:
    """Return how far to the right any word reaches, in points."""
    return max(float(edge) for edge in re.findall(r'<word [^>]*xMax="([\d.]+)"', pdftotext(pdf, "-bbox")))


def bottom_edge(pdf: bytes) -> float:
    """Return how far down any word reaches, in points from the top."""
    return max(float(edge) for edge in re.findall(r'<word [^>]*yMax="([\d.]+)"', pdftotext(pdf, "-bbox")))


def font_sizes(pdf: bytes) -> set[float]:
    """Return the sizes in which letters are set, in points."""
    sizes = set()

    def note(text, page_matrix, text_matrix, font, size):
        if text.strip():
            sizes.add(round(abs(size * text_matrix[3] * page_matrix[3]), 2))

    for page in open_pdf(pdf).pages:
        page.extract_text(visitor_text=note)
    return sizes


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


def alternative_texts(pdf: bytes) -> list[str]:
    """Return what is said in the place of each figure."""
    return [str(node["/Alt"]) for node in elements(pdf) if node["/S"] == "/Figure"]


def headings(pdf: bytes) -> list[tuple[str, str]]:
    """Return (level, title) of each heading in reading order."""
    found = [node for node in elements(pdf) if re.fullmatch(r"/H\d", node["/S"])]
    return [(node["/S"], str(node.get("/T", ""))) for node in found]


def bookmarks(pdf: bytes) -> list:
    """Return the titles of the bookmarks, nested as they are."""

    def titles(entries):
        return [titles(entry) if isinstance(entry, list) else entry.title for entry in entries]

    return titles(open_pdf(pdf).outline)
