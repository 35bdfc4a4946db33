from exports.views.files import (
    blank_as_pdf,
    blank_as_picture,
    exemplar_as_pdf,
    grades_as_csv,
    plan_as_file,
    plan_as_picture,
    plan_files,
    sheet_as_pdf,
    sheet_as_picture,
    topic_as_pdf,
)
from exports.views.making import pack_cancel, pack_file, pack_made, pack_start
from exports.views.packs import class_pack, pack, pack_as_picture, pack_new

__all__ = [
    "blank_as_pdf",
    "blank_as_picture",
    "class_pack",
    "exemplar_as_pdf",
    "grades_as_csv",
    "pack",
    "pack_as_picture",
    "pack_cancel",
    "pack_file",
    "pack_made",
    "pack_new",
    "pack_start",
    "plan_as_file",
    "plan_as_picture",
    "plan_files",
    "sheet_as_pdf",
    "sheet_as_picture",
    "topic_as_pdf",
]
