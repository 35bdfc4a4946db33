"""Looks as the XML of Word: styles, letters before parts, settings. Pure.

The order of elements within another is that of the format's schema; Word refuses files that have another.
"""

from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from exports.flow.blocks import Part
from exports.flow.looks import AXIS, BAR_GAP, BULLET, INK_2, Look, ParagraphLook, hues

# What Word itself knows by another name than it shows.
BUILT_IN = {
    "Normal": ("Normal", "Normal"),
    "Title": ("Title", "Title"),
    "Heading 1": ("Heading1", "heading 1"),
    "Heading 2": ("Heading2", "heading 2"),
    "List Bullet": ("ListBullet", "List Bullet"),
    "Header": ("Header", "header"),
    "Footer": ("Footer", "footer"),
    "annotation text": ("CommentText", "annotation text"),
    "annotation reference": ("CommentReference", "annotation reference"),
    "Strong": ("Strong", "Strong"),
}
NOT_IN_AN_ID = str.maketrans(" ", "_", "’-")
BULLETS = 1  # the number of the list of bullets; those of the parts' letters follow
SETTINGS = """<w:settings {ns}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compat}</w:compat>
<w:themeFontLang w:val={language}/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""
# Without these Word opens a file as one of an older version.
COMPATIBLE = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}


def style_id(name: str) -> str:
    """Return what a style is called within the file."""
    known = BUILT_IN.get(name)
    return known[0] if known else name.translate(NOT_IN_AN_ID)


def paragraph_style(look: ParagraphLook, number: int = 0):
    """Return a paragraph style; `number` is that of the list whose bullet stands before its paragraphs."""
    base = "" if look.name == "Normal" else '<w:basedOn w:val="Normal"/>'
    follows = '<w:next w:val="Normal"/>' if look.level or look.stays_with_next else ""
    inner = f"{base}{follows}<w:uiPriority w:val={_rank(look.name)}/><w:qFormat/>"
    return _style("paragraph", look.name, inner, _room(look, number) + _letters(look.letters))


def character_style(look: Look):
    return _style("character", look.name, '<w:uiPriority w:val="20"/><w:qFormat/>', _letters(look))


def defaults(language: str):
    """Return what holds where no style says anything: above all the language, so that Word spells in it."""
    language = quoteattr(language)
    return _xml(
        "docDefaults",
        f'<w:rPrDefault><w:rPr><w:lang w:val={language} w:eastAsia={language} w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/>",
    )


def settings(language: str):
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in COMPATIBLE.items()
    )
    return parse_xml(SETTINGS.format(ns=nsdecls("w"), compat=compat, language=quoteattr(language)))


def lists(parts: tuple[Part, ...]):
    """Return the elements of the numbering: bullets, and for each part its letter as the mark before its name."""
    marks = [("•", INK_2, BULLET), *((part.letter, hues(part)[0], AXIS) for part in parts)]
    yield from (_mark(number, *mark) for number, mark in enumerate(marks, BULLETS))
    for number in range(BULLETS, BULLETS + len(marks)):
        yield _xml("num", f'<w:abstractNumId w:val="{number}"/>', f'w:numId="{number}"')


def _mark(number: int, text: str, colour: str, left: float):
    text = text.replace("%", "")  # it would ask for a number
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val={quoteattr(text)}/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{_indent(left, left)}</w:pPr>'
        f'<w:rPr><w:b/><w:color w:val="{colour}"/></w:rPr></w:lvl>'
    )
    return _xml("abstractNum", f'<w:multiLevelType w:val="singleLevel"/>{level}', f'w:abstractNumId="{number}"')


def _style(kind: str, name: str, inner: str, properties: str):
    known = BUILT_IN.get(name)
    shown, attributes = (known[1], "") if known else (name, ' w:customStyle="1"')
    attributes = f'w:type="{kind}" w:styleId={quoteattr(style_id(name))}{attributes}'
    if name == "Normal":
        attributes += ' w:default="1"'
    return _xml("style", f"<w:name w:val={quoteattr(shown)}/>{inner}{properties}", attributes)


def _xml(tag: str, inner: str, attributes: str = ""):
    return parse_xml(f"<w:{tag} {nsdecls('w')} {attributes}>{inner}</w:{tag}>")


def _rank(name: str) -> str:
    return '"1"' if name in BUILT_IN else '"10"'


def _room(look: ParagraphLook, number: int) -> str:
    spacing = f'w:before="{twips(look.before)}" w:after="{twips(look.after)}" w:line="{round(look.spacing * 240)}"'
    parts = [
        "<w:keepNext/>" if look.stays_with_next else "",
        "<w:keepLines/>" if look.is_kept_whole or look.level else "",
        f'<w:numPr><w:numId w:val="{number}"/></w:numPr>' if number else "",
        _borders(look),
        f'<w:shd w:val="clear" w:color="auto" w:fill="{look.ground}"/>' if look.ground else "",
        f'<w:tabs><w:tab w:val="left" w:pos="{twips(look.tab)}"/></w:tabs>' if look.tab else "",
        f'<w:spacing {spacing} w:lineRule="auto"/>',
        _indent(look.left or look.tab, look.left if look.is_bullet else look.tab),
        f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else "",
    ]
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def mirrored_borders(look: ParagraphLook):
    """Return the borders of a paragraph that goes from right to left, with the bar on its right; None without a bar."""
    if not look.bar:
        return None
    top, bar, bottom = _lines(look)
    return _xml("pBdr", f'{top}<w:left w:val="nil"/>{bottom}{bar.replace("w:left", "w:right")}')


def _borders(look: ParagraphLook) -> str:
    lines = "".join(_lines(look))
    return f"<w:pBdr>{lines}</w:pBdr>" if lines else ""


def _lines(look: ParagraphLook) -> list[str]:
    """Return the rule above, the bar and the rule below; "" for each that there is not."""
    gap = round(look.gap)
    lines = [("top", 4, gap, look.rule), ("left", 12, BAR_GAP, look.bar), ("bottom", 4, gap, look.foot)]
    return [
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>' if colour else ""
        for side, size, space, colour in lines
    ]


def _indent(left: float, hanging: float) -> str:
    return f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}"/>'


def _letters(look: Look) -> str:
    font = quoteattr(look.font or "")
    size = round((look.size or 0) * 2)
    parts = [
        f"<w:rFonts w:ascii={font} w:hAnsi={font}/>" if look.font else "",
        "" if look.is_bold is None else f'<w:b w:val="{int(look.is_bold)}"/><w:bCs w:val="{int(look.is_bold)}"/>',
        f'<w:color w:val="{look.colour}"/>' if look.colour else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
    ]
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def twips(points: float) -> int:
    return round(points * 20)
