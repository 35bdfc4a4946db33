"""Which characters a TrueType font can show, read from its `cmap` table. Pure.

Typst does not say, and PDF/UA refuses a page with a single character that no font has.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

UNICODE_TABLES = {(0, 3), (0, 4), (3, 1), (3, 10)}


def read_characters(path: Path) -> frozenset[int]:
    """Return the code points for which the font has a glyph."""
    font = path.read_bytes()
    start = _find_table(font, b"cmap")
    (count,) = struct.unpack_from(">2xH", font, start)
    characters: set[int] = set()
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * index)
        if (platform, encoding) in UNICODE_TABLES:
            characters.update(_read_subtable(font, start + offset))
    return frozenset(characters)


def _find_table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">4xH", font)
    for index in range(count):
        tag, offset = struct.unpack_from(">4s4xL", font, 12 + 16 * index)
        if tag == name:
            return offset
    raise ValueError(f"The font has no table {name.decode()}.")


def _read_subtable(font: bytes, start: int) -> Iterator[int]:
    (kind,) = struct.unpack_from(">H", font, start)
    if kind == 12:
        return _read_groups(font, start)
    if kind == 4:
        return _read_segments(font, start)
    raise ValueError(f"A character table of format {kind} is not supported.")


def _read_groups(font: bytes, start: int) -> Iterator[int]:
    """Format 12: runs of code points that have runs of glyphs; glyph 0 is "missing"."""
    (count,) = struct.unpack_from(">L", font, start + 12)
    for first, last, glyph in struct.iter_unpack(">LLL", font[start + 16 : start + 16 + 12 * count]):
        yield from range(first + (glyph == 0), last + 1)


def _read_segments(font: bytes, start: int) -> Iterator[int]:
    """Format 4: segments of code points; a glyph is the code point plus a delta, or looked up in an array."""
    (double,) = struct.unpack_from(">H", font, start + 6)
    count = double // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", font, start + place)
        for place in (14, 16 + double, 16 + 2 * double, 16 + 3 * double)
    )
    for index, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        array = start + 16 + 3 * double + 2 * index + offset
        for code in range(first, last + 1):
            glyph = struct.unpack_from(">H", font, array + 2 * (code - first))[0] if offset else code
            if glyph and (glyph + delta) % 65536:
                yield code
