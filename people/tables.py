"""Tables that people paste or bring as files. Pure."""

import re

QUOTED = re.compile(r'"[^"\n]*"')
DELIMITERS = ("\t", ";", ",")  # what spreadsheets write depends on the country


def delimiter_of(text: str) -> str:
    """Return what parts the columns: what comes most often in the text, outside quotation marks."""
    return max(DELIMITERS, key=QUOTED.sub("", text).count)


def first_of(problems: list[str], shown: int) -> list[str]:
    """Return so many of the problems, and how many more there are."""
    more = len(problems) - shown
    return [*problems[:shown], f"And {more} more."] if more > 0 else problems
