"""What people type, written so that Argdown takes it for words and for nothing else. Pure."""

import re

from exports.text_cleaner import clean

SIGNS = re.compile(
    r"[\\@#*_\[\]<>{}]"
    r"|/(?=[/*])"  # a comment
    r"|==="  # front matter
    r"|[.:](?=\S+[.:])"  # .name. and :name: stand for special letters
)
NOT_IN_TITLES = re.compile(r"[^\w\s,'’-]")


def words(text: str) -> str:
    """Return the text on one line, since the start of a line is where Argdown looks for relations."""
    return SIGNS.sub(lambda match: "".join(f"\\{letter}" for letter in match[0]), " ".join(clean(text).split()))


def title(kind: str, text: str = "") -> str:
    """Return a title for between brackets, "Paragraph 1 - Literature": nothing can be escaped there."""
    name = " ".join(NOT_IN_TITLES.sub(" ", clean(text)).split()).strip("_-' ")
    return f"{kind} - {name}" if name else kind
