"""What is read of the database for files of a class and of topics."""

from exports.reading.class_files import ClassFile, read_class_files
from exports.reading.packs import (
    ClassPack,
    cover_of,
    name_of_file,
    name_of_volume,
    outline_of,
    read_editions,
    read_handed_in,
    read_missing,
    read_pack,
)
from exports.reading.progress import Progress, read_progress
from exports.reading.topics import read_handout

__all__ = [
    "ClassFile",
    "ClassPack",
    "Progress",
    "cover_of",
    "name_of_file",
    "name_of_volume",
    "outline_of",
    "read_class_files",
    "read_editions",
    "read_handed_in",
    "read_handout",
    "read_missing",
    "read_pack",
    "read_progress",
]
