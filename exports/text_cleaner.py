"""What people type, made fit for a document: nothing visible is lost, nothing invisible can break a page. Pure."""

import re
import unicodedata
from functools import lru_cache

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
BREAK_HERE = "\N{ZERO WIDTH SPACE}"

# Word breaks off a line with VT; LINE SEPARATOR and friends come with text copied from web pages.
LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
ODD_SPACES = re.compile("[\u1680\u3000]")
DROPPED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\ud800-\udfff"  # lone surrogates
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides and isolates: they would turn a whole line around
    "\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"  # deprecated format characters, annotations, invisible tags
    "\ufeff"  # byte order mark
    "]"
)
# What no XML may hold and `clean` leaves.
NO_CHARACTERS = re.compile("[\ufffe\uffff]")
# Shown by no glyph, and needed by the letters around them.
JOINERS = frozenset({0x00AD, 0x034F, 0x061C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, *range(0xFE00, 0xFE10)})
KEPT = JOINERS | {ord("\n")}
# Letters by name that show nothing: fillers of Hangul, and a pattern of Braille without dots.
FILLERS = frozenset({0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0})
INVISIBLE = JOINERS | FILLERS


class TextCleaner:
    """Cleans the texts of one document for fonts that have these code points, and counts what they lack."""

    def __init__(self, characters: frozenset[int]):
        self.missing = 0
        self._characters = characters
        self._unknown = _unknown_to(characters)

    def clean(self, text: str, longest: int = 0) -> str:
        """Return the text in NFC with LF line ends, � for what the fonts lack, and words broken at `longest`.

        Of a text in which nothing can be seen no more than white space is left.
        """
        text = clean(text)
        if not is_visible(text):
            return "".join(letter for letter in text if letter.isspace())
        text = self._unknown.sub(self._replace, text)
        return break_long_words(text, longest) if longest else text

    def clean_line(self, text: str, longest: int = 0) -> str:
        """Return the text cleaned and on one line."""
        return " ".join(self.clean(text, longest).split())

    def _replace(self, match: re.Match) -> str:
        """A letter that the fonts lack may still be put together from parts that they have."""
        parts = unicodedata.normalize("NFD", match[0])
        if all(ord(part) in self._characters for part in parts):
            return parts
        self.missing += 1
        return REPLACEMENT


class PlainCleaner:
    """Cleans texts for files whose readers bring fonts of their own: every letter stays, and words break by themselves.

    Made to be used in place of a TextCleaner.
    """

    def clean(self, text: str, longest: int = 0) -> str:
        """Return the text as any XML can hold it."""
        return NO_CHARACTERS.sub(REPLACEMENT, clean(text))

    def clean_line(self, text: str, longest: int = 0) -> str:
        """Return the text cleaned and on one line."""
        return " ".join(self.clean(text).split())


def clean(text: str) -> str:
    """Return the text in NFC with LF line ends, without what cannot be seen and does harm."""
    text = LINE_ENDS.sub("\n", text)
    text = ODD_SPACES.sub(" ", text.expandtabs(4))
    return unicodedata.normalize("NFC", DROPPED.sub("", text))


def is_visible(text: str) -> bool:
    """Whether there is anything to be seen in the text, once it is on paper."""
    return any(not (letter.isspace() or ord(letter) in INVISIBLE or DROPPED.match(letter)) for letter in text)


def break_long_words(text: str, longest: int) -> str:
    """Let a word of more than `longest` characters break after each `longest`, so that it stays on the page."""
    words = _longer_than(longest)
    return words.sub(lambda word: _broken(word[0], longest), text) if words.search(text) else text


def shorten(text: str, most: int) -> str:
    """Return the text cut at a word, with an ellipsis, where it has more than `most` characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at_word = cut.rpartition(" ")[0]
    return (at_word if len(at_word) > most // 2 else cut).rstrip(" ,;:.") + "…"


@lru_cache
def _longer_than(longest: int) -> re.Pattern:
    return re.compile(rf"[^ \n{BREAK_HERE}]{{{longest + 1},}}")


def _broken(word: str, longest: int) -> str:
    pieces = []
    start = 0
    while start < len(word):
        end = start + longest
        while end < len(word) and unicodedata.combining(word[end]):  # an accent stays with its letter
            end += 1
        pieces.append(word[start:end])
        start = end
    return BREAK_HERE.join(pieces)


@lru_cache(maxsize=4)
def _unknown_to(characters: frozenset[int]) -> re.Pattern:
    """Return a pattern for all but these characters, the joiners and line ends."""
    runs: list[list[int]] = []
    for code in sorted(characters | KEPT):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    known = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)
    return re.compile(f"[^{known}]")
