"""Text that comes as a file."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

AS_CSV = "Save it as “CSV UTF-8”, and choose it again."


def read_text(file: UploadedFile, max_bytes: int, advice: str = AS_CSV) -> str:
    """Return what is in an uploaded file. Raise ValidationError, in words, for one that is too large or not UTF-8."""
    if file.size > max_bytes:
        raise ValidationError(f"The file is larger than {max_bytes // 1000} kB.")
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError(f"The file is not in UTF-8. {advice}") from None
