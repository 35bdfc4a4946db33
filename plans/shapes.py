"""Shapes that data from outside must have: each reads a value and tells what is wrong, and where. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from plans.json_text import shown
from plans.text import LINE_ENDS

# Control characters but for tabs and line ends, and lone surrogates: databases do not take all of them.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
ENOUGH = 100  # problems, after which nobody reads on
NAMES = {
    dict: "an object",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    type(None): "null",
}


class Problems(list[str]):
    """What is wrong, in words, in the order of the file."""

    @property
    def are_enough(self) -> bool:
        return len(self) >= ENOUGH

    def expect(self, value, kind: type, path: str) -> bool:
        """Return whether the value is of a JSON type; tell if not."""
        if type(value) is not kind:
            found = "a number" if type(value) is int else NAMES.get(type(value), "a number with decimal places")
            self.append(f"{path} must be {NAMES[kind]}, not {found}")
        return type(value) is kind


@dataclass(frozen=True, slots=True)
class Text:
    """A text of at most so many characters, kept as it is; `is_typed` gives it the line ends of our own forms."""

    most: int
    is_needed: bool = False
    is_typed: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""

    def read(self, value, path: str, problems: Problems) -> str:
        if not problems.expect(value, str, path):
            return ""
        if unseen := UNSEEN.search(value):
            code, place = f"U+{ord(unseen[0]):04X}", unseen.start() + 1
            problems.append(f"{path} holds a character that no text can hold: {code}, at place {place}")
            return ""
        text = LINE_ENDS.sub("\n", value) if self.is_typed else value
        if problem := self._problem(text):
            problems.append(f"{path} {problem}")
        return text

    def _problem(self, text: str) -> str:
        if self.choices and text not in self.choices:
            return f"is “{shown(text)}”, but must be one of: {', '.join(name or 'empty' for name in self.choices)}"
        if len(text) > self.most:
            return f"has {len(text):,} characters; at most {self.most:,} fit"
        if self.is_needed and not text.strip():
            return "must not be empty"
        return f"is “{shown(text)}”, which cannot be one" if not re.fullmatch(self.pattern or ".*", text, re.S) else ""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two others, or null where that may be."""

    least: int
    most: int
    may_be_null: bool = False

    def read(self, value, path: str, problems: Problems) -> int | None:
        if value is None and self.may_be_null:
            return None
        if problems.expect(value, int, path) and not self.least <= value <= self.most:
            problems.append(f"{path} is {value}, but must be a whole number from {self.least} to {self.most}")
        return value


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def read(self, value, path: str, problems: Problems) -> bool:
        return problems.expect(value, bool, path) and value


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of at least and at most so many things of one shape."""

    of: object
    most: int
    least: int = 0

    def read(self, value, path: str, problems: Problems) -> list:
        if not problems.expect(value, list, path):
            return []
        if not self.least <= len(value) <= self.most:
            problems.append(f"{path} has {len(value):,} entries, but must have {self.least} to {self.most}")
            return []
        read = []
        for place, item in enumerate(value):
            if problems.are_enough:
                break
            read.append(self.of.read(item, f"{path}[{place}]", problems))
        return read


@dataclass(frozen=True, slots=True)
class Record:
    """An object with just these names, all of them. `rule` looks at it once its parts are right."""

    fields: dict[str, object]
    rule: Callable[[dict, str, Problems], None] | None = None

    def read(self, value, path: str, problems: Problems) -> dict:
        if not problems.expect(value, dict, path or "the plan"):
            return {}
        before = len(problems)
        read = {}
        for name, shape in self.fields.items():
            if name in value:
                read[name] = shape.read(value[name], join(path, name), problems)
            else:
                problems.append(f"{join(path, name)} is missing")
        unknown = [name for name in value if name not in self.fields]
        problems.extend(f"{join(path, shown(name))} is not part of the format" for name in unknown[:ENOUGH])
        if self.rule and len(problems) == before:
            self.rule(read, path, problems)
        return read


@dataclass(frozen=True, slots=True)
class Custom:
    """What another module reads; a ValueError of its `make` says what is wrong. The value stays as it is."""

    make: Callable

    def read(self, value, path: str, problems: Problems):
        try:
            self.make(value)
        except ValueError as error:
            problems.append(f"{path}: {error}")
        return value


def join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
