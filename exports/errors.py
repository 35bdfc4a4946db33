"""What goes wrong when files are made. Messages are for people and hold nothing of what they wrote."""


class ExportError(Exception):
    """The file could not be made."""


class PdfError(ExportError):
    """Pages could not be set."""


class TooLargeError(PdfError):
    """What there is to set would take more memory than a site can spare."""


class BusyError(PdfError):
    """Another large document is being set just now."""
