"""What goes wrong when files are made."""


class ExportError(Exception):
    """The file could not be made. The message is for people and holds nothing of what they wrote."""
