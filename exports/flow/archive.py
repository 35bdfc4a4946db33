"""Zip files that are the same whenever they are made. Pure."""

import io
import zipfile
from collections.abc import Iterable

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold


def pack(entries: Iterable[tuple[str, bytes]], *, stored: Iterable[str] = ()) -> bytes:
    """Return a zip file of the entries in their order; those that are `stored` are not compressed."""
    stored = set(stored)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in entries:
            archive.writestr(
                zipfile.ZipInfo(name, EPOCH),
                content,
                zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED,
            )
    return packed.getvalue()


def repack(content: bytes) -> bytes:
    """Return a zip file with the same entries, without the time at which it was made."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return pack((entry.filename, archive.read(entry)) for entry in archive.infolist())
