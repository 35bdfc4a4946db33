"""JSON that somebody brings, read strictly, with every fault told in words; and JSON as we write it. Pure."""

import json
import re
from decimal import Decimal, InvalidOperation

MOST_DIGITS = 40
# JSON allows these as they stand, but nobody who opens the file could see them.
UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
WORDS = {
    "Expecting value": "a value is missing, or is not written as JSON writes it",
    "Expecting property name enclosed in double quotes": "a name in double quotes is missing",
    "Expecting ',' delimiter": "a comma is missing, or a bracket is not closed",
    "Expecting ':' delimiter": "a colon is missing",
    "Illegal trailing comma before end of object": "there is a comma too many",
    "Illegal trailing comma before end of array": "there is a comma too many",
    "Extra data": "something follows after the end of the plan",
    "Unterminated string starting at": "the text that begins here has no closing quotation mark",
    "Invalid control character at": "a text holds a line end or another control character; JSON writes \\n",
    "Invalid \\escape": "a backslash is followed by a letter that JSON does not know",
    "Invalid \\uXXXX escape": "\\u must be followed by four hexadecimal digits",
}


class JsonTextError(ValueError):
    """The text is not JSON as we take it; the message says in words what is wrong."""


def read_json(text: str):
    """Return the data, with Decimals for what is no whole number. Raises JsonTextError.

    What json takes silently is refused: a name twice in an object, NaN, numbers of thousands of digits.
    """
    hooks = {"object_pairs_hook": _object, "parse_int": _whole, "parse_float": _decimal, "parse_constant": _refuse}
    try:
        return json.loads(text.removeprefix("\ufeff"), **hooks)
    except json.JSONDecodeError as error:
        what = WORDS.get(error.msg, error.msg)
        raise JsonTextError(f"This is not JSON. Line {error.lineno}, column {error.colno}: {what}.") from None
    except RecursionError:
        raise JsonTextError("Lists and objects stand in each other too deeply for a plan.") from None


def write_json(data, **layout) -> str:
    """Return data as JSON in which every letter can be seen; `layout` is what `json.dumps` takes."""
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(data, ensure_ascii=False, **layout))


def shown(text: str) -> str:
    """Return somebody's text as it can stand in a message: short, and without what cannot be shown."""
    visible = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:41])
    return visible if len(text) <= 40 else f"{visible[:40]}…"


def _object(pairs: list[tuple[str, object]]) -> dict:
    found = {}
    for name, value in pairs:
        if name in found:
            raise JsonTextError(f"The name “{shown(name)}” stands twice in one object.")
        found[name] = value
    return found


def _whole(digits: str) -> int:
    _check_length(digits)
    return int(digits)


def _decimal(digits: str) -> Decimal:
    _check_length(digits)
    try:
        return Decimal(digits)
    except InvalidOperation:
        raise JsonTextError(f"The number {digits} is too large.") from None


def _check_length(digits: str) -> None:
    if len(digits) > MOST_DIGITS:
        raise JsonTextError(f"The number {digits[:12]}… has {len(digits):,} digits; no plan needs that many.")


def _refuse(name: str) -> None:
    raise JsonTextError(f"{name} is not a number that a plan can hold.")
