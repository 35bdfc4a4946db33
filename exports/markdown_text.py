"""What people type, written so that Markdown shows it as it was typed. Pure.

Escaped is what CommonMark, GitHub or Pandoc would take for a sign, where they would, and nothing else: the file is for
people to read.
"""

import re

from exports.text_cleaner import clean

SIGNS = re.compile(
    r"[\\`*_\[<|~$^{#]"
    r"|&(?=#?[a-zA-Z0-9]+;)"  # a named letter, such as &amp;
    r"|:(?=//|[\w+-]+:)"  # an address that would become a link, a :smile:
    r"|(?<=www)\."
)
# What begins a heading, a list, a quotation, a rule, a definition or the second line of a table.
AT_START = re.compile(r"[-+=>:]|[0-9]{1,9}(?=[.)])")
BREAK = "\\\n"


def line(text: str) -> str:
    """Return the text on one line."""
    return _line(" ".join(clean(text).split()))


def block(text: str) -> str:
    """Return the text with its paragraphs and line ends."""
    paragraphs = re.split(r"\n[ \n]*\n", clean(text).strip())
    return "\n\n".join(_paragraph(paragraph) for paragraph in paragraphs if paragraph.strip())


def quoted(text: str) -> str:
    """Return Markdown as a quotation."""
    return "\n".join(f"> {each}".rstrip() for each in text.split("\n"))


def _paragraph(text: str) -> str:
    lines = (each.strip(" ") for each in text.split("\n"))
    return BREAK.join(_line(each) for each in lines if each)


def _line(text: str) -> str:
    start = AT_START.match(text)
    if not start:
        return SIGNS.sub(_escaped, text)
    place = start.end() if start[0].isdigit() else start.start()
    return f"{text[:place]}\\{text[place]}{SIGNS.sub(_escaped, text[place + 1 :])}"


def _escaped(match: re.Match) -> str:
    return f"\\{match[0]}"
