"""The words in a form that could not be taken, to be shown to whoever sent them."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest

# What is written in plans and beside them; not what is chosen, and never a password.
FIELD = re.compile(r"(slot|factor|reply|comment|edit)-.+|overall|text|title|source|reliability_note")


def words_in(request: HttpRequest) -> list[str]:
    """Return the texts of a form that a page of ours posted, each as it was typed.

    Of another site's form there are none: it must not put words onto a page of this one.
    """
    if urlsplit(request.headers.get("Origin", "")).netloc != request.get_host():
        return []
    return [text for name, text in request.POST.items() if FIELD.fullmatch(name) and text.strip()]
