"""Names for the files that people save. Pure."""

import re

from exports.text_cleaner import JOINERS, clean, shorten

NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*]')  # Windows refuses these
INVISIBLE = dict.fromkeys(JOINERS)
LONGEST_BYTES = 200  # file systems stop at 255, and downloads are numbered "(1)"


def file_name(*parts: str, suffix: str) -> str:
    """Return "Mira Petrova - How far did culture affect people.pdf": the parts that hold something, and the suffix."""
    named = " - ".join(filter(None, map(_clean_part, parts)))
    while len(named.encode()) > LONGEST_BYTES:
        named = named[:-1]
    return f"{named.strip(' .') or 'Plan'}.{suffix}"


def _clean_part(text: str) -> str:
    words = NOT_IN_FILE_NAMES.sub(" ", clean(text).translate(INVISIBLE)).split()
    return shorten(" ".join(words), 80).strip(" .…")
