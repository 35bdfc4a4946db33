"""Flowing text as a Word document. Pure."""

import io
from collections import defaultdict
from datetime import UTC
from functools import lru_cache

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from exports.flow.archive import repack
from exports.flow.blocks import Block, Flow
from exports.flow.docx_styles import (
    BULLETS,
    character_style,
    defaults,
    lists,
    mirrored_borders,
    paragraph_style,
    settings,
    style_id,
)
from exports.flow.looks import LETTERS, PARAGRAPHS, ParagraphLook, look_of, name_look, part_look
from exports.text_cleaner import shorten

PAPERS = {"a4": (Mm(210), Mm(297)), "us-letter": (Mm(215.9), Mm(279.4))}
SIDE_MARGIN, TOP_MARGIN = Pt(66), Pt(66)
# What python-docx's own template brings along and nobody needs: a picture, and styles twice over.
UNUSED = ("thumbnail", "stylesWithEffects", "customXml", "webSettings", "fontTable")
KEPT_STYLES = ("DefaultParagraphFont", "TableNormal", "NoList")
PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Essay Planner</Application></Properties>"
)


def write_docx(flow: Flow) -> bytes:
    """Return the document as .docx; the same bytes for the same text."""
    document = docx.Document(io.BytesIO(_template()))
    _set_up(document, flow)
    noted = defaultdict(list)
    for block in flow.blocks:
        _add(document, block, flow, noted)
    _add_notes(document, flow, noted)
    written = io.BytesIO()
    document.save(written)
    return repack(written.getvalue())


@lru_cache(maxsize=1)
def _template() -> bytes:
    """Return an empty document with the styles that every plan has."""
    document = docx.Document()
    _drop(document.part.package.rels)
    _drop(document.part.rels)
    document.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)._blob = PROGRAM
    styles = document.styles.element
    for style in styles.style_lst:
        if style.styleId not in KEPT_STYLES:
            styles.remove(style)
    styles.extend(paragraph_style(look, BULLETS if look.is_bullet else 0) for look in PARAGRAPHS)
    styles.extend(character_style(look) for look in LETTERS)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _drop(relations: Relationships) -> None:
    for key in [key for key, relation in relations.items() if relation.reltype.rpartition("/")[2] in UNUSED]:
        del relations[key]


def _set_up(document: Document, flow: Flow) -> None:
    _set_properties(document, flow)
    _set_page(document, flow)
    styles = document.styles.element
    styles.replace(styles.find(qn("w:docDefaults")), defaults(flow.language))
    for part in flow.parts:
        styles.extend([paragraph_style(part_look(part)), character_style(name_look(part))])
    _refill(document.settings.element, settings(flow.language))
    _refill(document.part.numbering_part.element, lists(flow.parts))


def _refill(element, children) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(list(children))


def _set_properties(document: Document, flow: Flow) -> None:
    properties = document.core_properties
    moment = flow.moment.astimezone(UTC)
    # A property that is longer is refused.
    properties.title, properties.author = shorten(flow.title, 250), shorten(flow.author, 250)
    properties.last_modified_by = properties.author
    properties.language = flow.language
    properties.created = properties.modified = moment
    properties.revision = 1
    properties.comments = properties.keywords = properties.subject = ""


def _set_page(document: Document, flow: Flow) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = PAPERS[flow.paper]
    section.left_margin = section.right_margin = SIDE_MARGIN
    section.top_margin = section.bottom_margin = TOP_MARGIN
    section.header_distance = section.footer_distance = TOP_MARGIN // 2
    width = section.page_width - 2 * SIDE_MARGIN
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.add_run(f"{flow.header}\t{flow.running_title}")
    footer.add_run(f"{flow.footer}\tPage ")
    _add_field(footer, "PAGE")
    footer.add_run(" of ")
    _add_field(footer, "NUMPAGES")
    for paragraph in (header, footer):
        paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    """Add a number that Word counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)
    run = paragraph.add_run("1")
    field.append(run._r)


def _add(document: Document, block: Block, flow: Flow, noted: dict) -> None:
    paragraph = document.add_paragraph()
    paragraph._p.style = style_id(block.style)
    if block.part:
        _add_letter(paragraph, [part.style for part in flow.parts].index(block.part) + BULLETS + 1)
    if block.is_right_to_left:
        _turn(paragraph, look_of(block.style, flow.parts))
    for words in block.runs:
        run = paragraph.add_run(words.text)
        if words.look:
            run._r.style = style_id(words.look)
        if block.is_right_to_left:
            run.font.rtl = True
        for note in words.notes:
            noted[note].append(run)


def _turn(paragraph: Paragraph, look: ParagraphLook) -> None:
    """Let a paragraph go from right to left. Word swaps the indents by itself, and leaves borders where they are."""
    borders = mirrored_borders(look)
    turned = [OxmlElement("w:bidi")] if borders is None else [borders, OxmlElement("w:bidi")]
    paragraph._p.get_or_add_pPr().extend(turned)


def _add_letter(paragraph: Paragraph, number: int) -> None:
    numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbered.get_or_add_ilvl().val = 0
    numbered.get_or_add_numId().val = number


def _add_notes(document: Document, flow: Flow, noted: dict) -> None:
    """Add the notes as comments on their words, with their own date: python-docx would take the time of day."""
    for number, note in enumerate(flow.notes):
        comment = document.add_comment(noted[number], "\n".join(note.paragraphs), note.author, note.initials)
        comment._comment_elm.date = note.moment or flow.moment
