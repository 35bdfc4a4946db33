"""Looks as the styles of OpenDocument. Pure."""

import re
import xml.etree.ElementTree as ET

from exports.flow.blocks import Flow, Part
from exports.flow.looks import (
    AXIS,
    BAR_GAP,
    BULLET,
    LETTERS,
    PARAGRAPHS,
    Look,
    ParagraphLook,
    hues,
    name_look,
    part_look,
)
from exports.flow.odt_xml import element

PAPERS = {"a4": ("210mm", "297mm"), "us-letter": ("8.5in", "11in")}
BAR = 1.5
MARGIN, BAND = "66pt", 33
WIDTHS = {"a4": 463, "us-letter": 480}  # of the text, in points


def style_name(name: str) -> str:
    """Return a style's name as XML can hold it, in the way of LibreOffice, which knows its own styles by it."""
    if name == "Normal":
        return "Standard"
    return re.sub(r"^\d|[^A-Za-z0-9]", lambda found: f"_{ord(found[0]):x}_", name)


def list_name(style: str) -> str:
    return f"Letter_{style_name(style)}"


def styles(flow: Flow) -> ET.Element:
    """Return styles.xml: how everything looks, and the page with what stands above and below."""
    paper = flow.paper
    paragraphs = [*PARAGRAPHS, *map(part_look, flow.parts)]
    letters = [*LETTERS, *map(name_look, flow.parts)]
    lists = [
        _list("Bullets", "•", BULLET),
        *(_list(list_name(part.style), part.letter, AXIS, part) for part in flow.parts),
    ]
    return element(
        "office:document-styles",
        {"office:version": "1.3"},
        element(
            "office:styles",
            {},
            _defaults(flow.language),
            *(_paragraph(look, paper) for look in paragraphs),
            *map(_words, letters),
            *lists,
        ),
        element("office:automatic-styles", {}, _page(flow)),
        element("office:master-styles", {}, _master(flow)),
    )


def right_to_left(look: ParagraphLook) -> ET.Element:
    """Return the style of a paragraph that goes from right to left: the bar and the room for it are on its right."""
    made = {
        "style:name": f"RTL_{style_name(look.name)}",
        "style:family": "paragraph",
        "style:parent-style-name": style_name(look.name),
    }
    left = {"fo:margin-left": "0pt", "fo:border-left": "none", "fo:padding-left": "0pt"}
    right = {key.replace("left", "right"): value for key, value in _room(look).items() if key in left}
    turned = {key: value for key, value in left.items() if key.replace("left", "right") in right}
    ways = {"style:writing-mode": "rl-tb", "fo:text-align": "right"}
    return element("style:style", made, element("style:paragraph-properties", ways | turned | right))


def _defaults(language: str) -> ET.Element:
    main, _, region = language.partition("-")
    spoken = {"fo:language": main, "fo:country": region or "none"}
    return element("style:default-style", {"style:family": "paragraph"}, element("style:text-properties", spoken))


def _paragraph(look: ParagraphLook, paper: str) -> ET.Element:
    is_base = look.name == "Normal"
    attributes = {
        "style:name": style_name(look.name),
        "style:display-name": look.name,
        "style:family": "paragraph",
        **({} if is_base else {"style:parent-style-name": "Standard"}),
        **({"style:default-outline-level": str(look.level)} if look.level else {}),
        **({"style:list-style-name": "Bullets"} if look.is_bullet else {}),
    }
    return element(
        "style:style",
        attributes,
        element("style:paragraph-properties", _room(look), *_stops(look, paper)),
        element("style:text-properties", _letters(look.letters)),
    )


def _stops(look: ParagraphLook, paper: str) -> list[ET.Element]:
    """Return where tabs go: to the words beside a name, or to the right edge above and below the page."""
    stop = {}
    if look.tab:
        stop = {"style:position": "0pt"}  # counted from the indent
    elif look.name in ("Header", "Footer"):
        stop = {"style:position": _points(WIDTHS[paper]), "style:type": "right"}
    return [element("style:tab-stops", {}, element("style:tab-stop", stop))] if stop else []


def _words(look: Look) -> ET.Element:
    attributes = {"style:name": style_name(look.name), "style:display-name": look.name, "style:family": "text"}
    return element("style:style", attributes, element("style:text-properties", _letters(look)))


def _room(look: ParagraphLook) -> dict[str, str]:
    left = look.tab or (look.left - (BAR_GAP + BAR if look.bar else 0))
    room = {
        "fo:margin-top": _points(look.before),
        "fo:margin-bottom": _points(look.after),
        "fo:line-height": f"{look.spacing:.0%}",
        **(
            {"fo:margin-left": _points(left), "fo:text-indent": _points(-look.tab)}
            if left and not look.is_bullet
            else {}
        ),
        **({"fo:keep-with-next": "always"} if look.stays_with_next else {}),
        **({"fo:keep-together": "always"} if look.is_kept_whole or look.level else {}),
        **({"fo:background-color": f"#{look.ground}"} if look.ground else {}),
        "fo:orphans": "2",
        "fo:widows": "2",
    }
    return room | _borders(look)


def _borders(look: ParagraphLook) -> dict[str, str]:
    lines = [("top", 0.5, look.gap, look.rule), ("left", BAR, BAR_GAP, look.bar), ("bottom", 0.5, look.gap, look.foot)]
    borders = {}
    for side, width, gap, colour in lines:
        if colour:
            borders |= {f"fo:border-{side}": f"{width}pt solid #{colour}", f"fo:padding-{side}": _points(gap)}
    return borders


def _letters(look: Look) -> dict[str, str]:
    weight = "bold" if look.is_bold else "normal"
    return {
        **({"fo:font-family": look.font} if look.font else {}),
        **(_in_all_scripts("font-size", _points(look.size)) if look.size else {}),
        **(_in_all_scripts("font-weight", weight) if look.is_bold is not None else {}),
        **({"fo:color": f"#{look.colour}"} if look.colour else {}),
    }


def _in_all_scripts(name: str, value: str) -> dict[str, str]:
    return {f"fo:{name}": value, f"style:{name}-asian": value, f"style:{name}-complex": value}


def _list(name: str, mark: str, indent: float, part: Part | None = None) -> ET.Element:
    """Return a list whose items all have the same mark: a number of no digits with a text before it."""
    place = {
        "text:label-followed-by": "listtab",
        "text:list-tab-stop-position": _points(indent),
        "fo:margin-left": _points(indent),
        "fo:text-indent": _points(-indent),
    }
    level = element(
        "text:list-level-style-number",
        {
            "text:level": "1",
            "style:num-prefix": mark,
            "style:num-format": "",
            **({"text:style-name": style_name(name_look(part).name)} if part else {}),
        },
        element(
            "style:list-level-properties",
            {"text:list-level-position-and-space-mode": "label-alignment"},
            element("style:list-level-label-alignment", place),
        ),
        element(
            "style:text-properties", {"fo:font-weight": "bold", **({"fo:color": f"#{hues(part)[0]}"} if part else {})}
        ),
    )
    return element("text:list-style", {"style:name": name}, level)


def _page(flow: Flow) -> ET.Element:
    width, height = PAPERS[flow.paper]
    size = {
        "fo:page-width": width,
        "fo:page-height": height,
        "fo:margin-left": MARGIN,
        "fo:margin-right": MARGIN,
        "fo:margin-top": _points(BAND),
        "fo:margin-bottom": _points(BAND),
        "style:print-orientation": "portrait",
    }
    bands = [
        element(
            f"style:{band}-style",
            {},
            element("style:header-footer-properties", {"fo:min-height": _points(BAND), **gap}),
        )
        for band, gap in (("header", {"fo:margin-bottom": "14pt"}), ("footer", {"fo:margin-top": "14pt"}))
    ]
    return element("style:page-layout", {"style:name": "Page"}, element("style:page-layout-properties", size), *bands)


def _master(flow: Flow) -> ET.Element:
    attributes = {"style:name": "Standard", "style:page-layout-name": "Page"}
    current = element("text:page-number", {"text:select-page": "current"}, "1")
    above = element("text:p", {"text:style-name": "Header"}, f"{flow.header}\t{flow.running_title}")
    below = element("text:p", {"text:style-name": "Footer"}, f"{flow.footer}\tPage ", current, " of ")
    below.append(element("text:page-count", {}, "1"))
    return element(
        "style:master-page", attributes, element("style:header", {}, above), element("style:footer", {}, below)
    )


def _points(length: float) -> str:
    return f"{length:g}pt"
