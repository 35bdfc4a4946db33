"""The words in a form that could not be taken, to be shown to whoever sent them. Pure."""

import re
from collections.abc import Mapping

# What is written in plans and beside them; not what is chosen, and never a password.
FIELD = re.compile(r"(slot|factor|reply|comment|edit)-.+|overall|text|title|source|reliability_note")


def words_in(data: Mapping) -> list[str]:
    """Return the texts of a posted form, each as it was typed."""
    return [text for name, text in data.items() if FIELD.fullmatch(name) and text.strip()]
