"""Texts with their letters made plain, so that a name is found however somebody typed it. Pure."""

import unicodedata
from dataclasses import dataclass

APOSTROPHES = "’‘ʼʹ′`´＇"
# Letters that Unicode does not take apart, as people write them who have no such keys.
APART = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "þ": "th", "Þ": "Th"}
APART |= {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ẞ": "SS"} | dict.fromkeys(APOSTROPHES, "'")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in plain letters; `places` tells of each of them, and of the end, where it stands in the text itself."""

    text: str
    places: tuple[int, ...] | range


def fold(text: str) -> Folded:
    """Return the text without accents, with one kind of apostrophe. Capitals stay; so do scripts without them."""
    if text.isascii() and "`" not in text:
        return Folded(text, range(len(text) + 1))
    letters, places, is_cased = [], [], False
    for place, character in enumerate(text):
        if is_cased and unicodedata.category(character) == "Mn":
            continue  # an accent that is a character of its own
        plain = _plain(character)
        is_cased = _is_cased(plain)
        letters.append(plain)
        places += [place] * len(plain)
    return Folded("".join(letters), (*places, len(text)))


def _plain(character: str) -> str:
    if character in APART:
        return APART[character]
    first = unicodedata.normalize("NFD", character)[0]
    return first if _is_cased(first) else character


def _is_cased(letter: str) -> bool:
    return letter.lower() != letter.upper()
