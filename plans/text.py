"""Cleaning what people type or paste, without losing a word of it. Pure."""

import unicodedata

KEPT_CONTROLS = {"\n", "\t"}


def clean(text: str) -> str:
    """Return the text in NFC with LF line ends, without control characters and lone surrogates.

    Such characters cannot be seen, and PostgreSQL refuses some of them; no visible character is dropped.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        character
        for character in text
        if character in KEPT_CONTROLS or unicodedata.category(character) not in ("Cc", "Cs")
    )
