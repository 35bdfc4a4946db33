import struct
import unicodedata

import pytest

from exports.glyphs import read_characters
from exports.typesetting import FONT_FOLDER, known_characters


def font_with(*subtables: bytes) -> bytes:
    """A font file with nothing in it but a cmap of these subtables."""
    places, body = b"", b""
    for subtable in subtables:
        places += struct.pack(">HHL", 3, 10, 4 + 8 * len(subtables) + len(body))
        body += subtable
    cmap = struct.pack(">HH", 0, len(subtables)) + places + body
    return struct.pack(">LHHHH", 0x00010000, 1, 16, 0, 0) + struct.pack(">4sLLL", b"cmap", 0, 28, len(cmap)) + cmap


def segments(*rows: tuple[int, int, int, int], glyphs: tuple[int, ...] = ()) -> bytes:
    """A subtable of format 4; a row is start, end, delta, offset."""
    rows = (*rows, (0xFFFF, 0xFFFF, 1, 0))
    starts, ends, deltas, offsets = (struct.pack(f">{len(rows)}H", *column) for column in zip(*rows, strict=True))
    arrays = ends + b"\0\0" + starts + deltas + offsets + struct.pack(f">{len(glyphs)}H", *glyphs)
    return struct.pack(">HHHHHHH", 4, 14 + len(arrays), 0, 2 * len(rows), 0, 0, 0) + arrays


def groups(*rows: tuple[int, int, int]) -> bytes:
    """A subtable of format 12; a row is first, last, glyph of the first."""
    return struct.pack(">HHLLL", 12, 0, 16 + 12 * len(rows), 0, len(rows)) + b"".join(
        struct.pack(">LLL", *row) for row in rows
    )


def read(tmp_path, *subtables: bytes) -> set[int]:
    path = tmp_path / "font.ttf"
    path.write_bytes(font_with(*subtables))
    return set(read_characters(path))


def test_segment_with_delta(tmp_path):
    assert read(tmp_path, segments((65, 67, 10, 0))) == {65, 66, 67}


def test_segment_that_looks_its_glyphs_up(tmp_path):
    # The offset counts from its own place: one more row follows, then the glyphs; the second of them is missing.
    assert read(tmp_path, segments((65, 67, 0, 4), glyphs=(7, 0, 9))) == {65, 67}


def test_groups_above_the_first_plane(tmp_path):
    assert read(tmp_path, groups((0x1F600, 0x1F602, 5), (0x20, 0x21, 0))) == {0x1F600, 0x1F601, 0x1F602, 0x21}


def test_subtables_add_up(tmp_path):
    assert read(tmp_path, segments((65, 65, 1, 0)), groups((66, 66, 4))) == {65, 66}


def test_table_of_another_format_is_refused(tmp_path):
    with pytest.raises(ValueError) as refused:
        read(tmp_path, struct.pack(">HHH", 6, 10, 0))

    assert str(refused.value) == "A character table of format 6 is not supported."


def test_file_without_characters_is_refused(tmp_path):
    path = tmp_path / "font.ttf"
    path.write_bytes(struct.pack(">LHHHH", 0x00010000, 0, 0, 0, 0))

    with pytest.raises(ValueError) as refused:
        read_characters(path)

    assert str(refused.value) == "The font has no table cmap."


@pytest.mark.parametrize("script", [range(0x00C0, 0x0250), range(0x0400, 0x0530), range(0x1E00, 0x2000)])
def test_fonts_hold_latin_cyrillic_and_greek(script):
    assigned = {code for code in script if unicodedata.category(chr(code)) != "Cn"}

    assert assigned - known_characters() == set()


def test_fonts_hold_what_the_names_of_history_need():
    names = "Ленин, Ѣ Зиновьев Џ Ђ ‘Ελευθέριος Βενιζέλος’ Wałęsa Dubček Nguyễn Đỗ Çatalhöyük Şükrü – “x” … → ≈ ½ �"

    assert {character for character in names if ord(character) not in known_characters()} == set()


def test_each_font_comes_with_its_licence():
    families = {path.stem.split("-")[0] for path in FONT_FOLDER.glob("*.ttf")}

    assert {path.stem.partition("-")[2] for path in FONT_FOLDER.glob("*.txt")} == families
