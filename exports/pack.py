"""A class pack: plans of an assignment in one PDF. Pure."""

from collections.abc import Sequence

from exports.hub import Edition
from exports.pack_cover import Cover
from exports.pack_data import contents_data, pack_data
from exports.typesetting import draw_cleaned, typeset_cleaned


def pack_pdf(cover: Cover, editions: Sequence[Edition]) -> bytes:
    """Return the plans in the order in which they are given, each under the name of its author. Raises PdfError."""
    return typeset_cleaned(
        "pack.typ", lambda cleaner: pack_data(cover, editions, cleaner), moment=cover.moment, subject="class pack"
    )


def pack_picture(cover: Cover, names: Sequence[str]) -> bytes:
    """Return the page of contents as PNG, without the pages of the plans, which are not set for it. Raises PdfError."""
    return draw_cleaned("pack.typ", lambda cleaner: contents_data(cover, names, cleaner))
