from exports.views.files import (
    exemplar_as_pdf,
    grades_as_csv,
    plan_as_file,
    plan_as_picture,
    plan_files,
    sheet_as_pdf,
    topic_as_pdf,
)

__all__ = [
    "exemplar_as_pdf",
    "grades_as_csv",
    "plan_as_file",
    "plan_as_picture",
    "plan_files",
    "sheet_as_pdf",
    "topic_as_pdf",
]
