"""Words made ready to search, the same on every database and in every browser."""

import re
import unicodedata


def normalise(text: str) -> str:
    """Small letters without accents, one space between words, straight quotes, plain hyphens.

    "Crèches, 1936–37" becomes "creches, 1936-37", so that the letters and digits people type find it.
    """
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub(r"[‐-―−]", "-", text).translate(QUOTES)
    return " ".join(text.split())


QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
