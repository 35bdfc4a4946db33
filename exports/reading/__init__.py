"""What is read of the database for class packs and topics."""

from exports.reading.packs import (
    ClassPack,
    cover_of,
    name_of_file,
    name_of_volume,
    read_editions,
    read_handed_in,
    read_missing,
    read_pack,
)
from exports.reading.progress import Progress, read_progress
from exports.reading.topics import read_handout

__all__ = [
    "ClassPack",
    "Progress",
    "cover_of",
    "name_of_file",
    "name_of_volume",
    "read_editions",
    "read_handed_in",
    "read_handout",
    "read_missing",
    "read_pack",
    "read_progress",
]
