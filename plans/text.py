"""Reading what a browser sends: cleaning what people type or paste, without losing a word of it. Pure."""

import re
import unicodedata

# Word breaks off a line with VT; the last three come with text copied from web pages and old systems.
LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
KEPT_CONTROLS = {"\n", "\t"}
MOST_DIGITS = 18  # of a number that a column for ids holds


def as_id(text: str) -> int:
    """Return an id that a browser names; 0, which no record has, for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else 0


def clean(text: str) -> str:
    """Return the text in NFC with LF line ends, without control characters and lone surrogates.

    Such characters cannot be seen, and PostgreSQL refuses some of them; no visible character is dropped.
    """
    text = unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text))
    return "".join(
        character
        for character in text
        if character in KEPT_CONTROLS or unicodedata.category(character) not in ("Cc", "Cs")
    )
