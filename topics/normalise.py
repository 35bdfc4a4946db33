"""Words made ready to search, the same on every database."""

import re
import unicodedata

THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
LOOSE_DOT = re.compile(r"(?<!\d)\.|\.(?!\d)")
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ"))


def normalise(text: str) -> str:
    """The words of a text in small letters without accents or punctuation, with one space between.

    "Crèches, 1936–37: women’s 682,000" becomes "creches 1936 37 womens 682000", whether it is stored or asked for.
    """
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = THOUSANDS.sub("", text.translate(APOSTROPHES))
    kept = (letter if _in_word(letter) else " " for letter in LOOSE_DOT.sub(" ", text) if not _accent(letter))
    return " ".join("".join(kept).split())


def _in_word(letter):
    return letter == "." or unicodedata.category(letter)[0] in "LNM"


def _accent(letter):
    return unicodedata.combining(letter) != 0
