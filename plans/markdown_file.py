"""A plan as data within its Markdown: a comment at the end, which readers of Markdown do not show. Pure."""

import re

from plans.document import PlanDocument
from plans.document_json import FORMAT, document_to_json
from plans.json_text import write_json
from plans.portable import portable

WORDS = "the plan as data, so that it can be brought in again"
BEGIN = re.compile(rf"^<!-- {FORMAT.partition('/')[0]}/[^{{\n]*", re.MULTILINE)  # of any version: the JSON says which
END = "-->"
# What could end the comment, or begin another within it. A minus before a digit does neither, and may be a number's.
SIGNS = re.compile(r"[<>]|-(?!\d)")


class MarkdownFileError(ValueError):
    """The Markdown holds no plan as data; the message says so in words."""


def plan_comment(document: PlanDocument) -> str:
    """Return the comment that holds the plan in its portable form."""
    data = write_json(document_to_json(portable(document)), separators=(",", ":"))
    return f"<!-- {FORMAT}: {WORDS}\n{SIGNS.sub(_escaped, data)}\n{END}"


def _escaped(match: re.Match) -> str:
    return f"\\u{ord(match[0]):04x}"


def json_of(text: str, *, is_markdown: bool = False) -> str:
    """Return the JSON of a file, which may be Markdown with the comment: its lines keep their numbers.

    What looks like no Markdown is taken for JSON, unless `is_markdown` says otherwise. Raises MarkdownFileError.
    """
    if not is_markdown and text.lstrip("\ufeff \t\r\n").startswith("{"):
        return text
    begin = max(BEGIN.finditer(text), key=re.Match.start, default=None)
    if begin is None:
        if is_markdown or text.lstrip().startswith("#"):
            raise MarkdownFileError(
                "This Markdown does not hold the plan as data: the comment at its end is missing. Choose the .md file "
                "as it was saved, or the plan’s JSON."
            )
        return text
    content, end, _ = text[begin.end() :].partition(END)
    if not end:
        raise MarkdownFileError(f"The comment at the end of this Markdown is cut off: its “{END}” is missing.")
    return "\n" * text.count("\n", 0, begin.end()) + content
