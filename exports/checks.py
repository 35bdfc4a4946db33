"""A check at start-up: without its fonts Typst makes blank pages and says nothing."""

from django.core.checks import Error

from exports.typesetting import PdfError, load_fonts


def check_fonts(app_configs, **options) -> list[Error]:
    """Report font families that are not in exports/fonts/."""
    try:
        load_fonts()
    except PdfError as error:
        return [Error(str(error), hint="Restore the folder from the repository.", id="exports.E001")]
    return []
