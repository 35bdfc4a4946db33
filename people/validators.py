"""What may stand in a name. Pure."""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

# Characters that turn the direction of what follows them, with which one name can be made to look like another.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def validate_visible(text: str) -> None:
    """Refuse control characters, and a text in which nothing can be seen."""
    if any(unicodedata.category(character) in ("Cc", "Cs") or character in TURNING for character in text):
        raise ValidationError("This holds characters that cannot be seen. Type it by hand instead of pasting it.")
    if not any(character.isalnum() for character in text):
        raise ValidationError("Use at least one letter or digit.")


# No "@": a username that looks like an e-mail address could be another person's.
USERNAME_VALIDATORS = [
    RegexValidator(
        r"^[\w.+-]+\Z",
        "A username is made of letters, digits and . _ + - without spaces. An e-mail address goes into its own field.",
    )
]
