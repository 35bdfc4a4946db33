"""A class list as a teacher has it: read from what they paste, and compared with who has joined. Pure."""

import csv
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from people.tables import DELIMITERS, delimiter_of
from people.validators import USERNAME_VALIDATORS, validate_visible

LINE_ENDS = re.compile("\r\n|\r|\n")
MAX_LINES = 300
NAME_LENGTH = 80
HANDLE_LENGTH = 254
NAMES = {"name", "student", "full name", "student name"}
HANDLES = {"username", "user name", "e-mail", "email", "e-mail address", "email address"}


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list; `handle` is their username or e-mail address in small letters, or ""."""

    name: str
    handle: str = ""


@dataclass
class Roster:
    """What was read: the people, and what is wrong, by line."""

    people: list[Listed] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def write_roster(people: Iterable[Listed]) -> str:
    """Return the list as it can be pasted again."""
    return "\n".join("; ".join(filter(None, [_quoted(person.name), person.handle])) for person in people)


def _quoted(name: str) -> str:
    is_plain = not any(character in name for character in ('"', *DELIMITERS))
    return name if is_plain else '"' + name.replace('"', '""') + '"'


def read_roster(text: str) -> Roster:
    """Read a name and, if it is there, a username or an e-mail address from each line; the first may name the columns.

    Each line stands by itself, so that a quotation mark that is never closed spoils no other.
    """
    roster, seen = Roster(), {}
    delimiter = delimiter_of(text)
    lines = [(number, line) for number, line in enumerate(LINE_ENDS.split(text.lstrip("\ufeff")), 1) if line.strip()]
    columns = _named_columns(lines[0][1], delimiter) if lines else None
    for number, line in lines[1:] if columns else lines:
        try:
            person = _read_person(_cells(line, delimiter), columns or (0, 1))
        except (csv.Error, ValidationError) as error:
            roster.problems.append(f"Line {number}: {_reason(error)}")
            continue
        first = seen.setdefault(person.handle or person.name.casefold(), number)
        if first == number:
            roster.people.append(person)
        else:
            roster.problems.append(f"Line {number}: {person.name} stands in line {first} already.")
    return roster


def _cells(line: str, delimiter: str) -> list[str]:
    cells = next(csv.reader([line], delimiter=delimiter, strict=True))
    return [" ".join(unicodedata.normalize("NFC", cell).split()) for cell in cells]


def _named_columns(line: str, delimiter: str) -> tuple[int, int | None] | None:
    """Return where names and usernames or addresses stand, if the line is a heading; else None."""
    try:
        titles = [cell.casefold() for cell in _cells(line, delimiter)]
    except csv.Error:
        return None
    name = next((place for place, title in enumerate(titles) if title in NAMES), None)
    handle = next((place for place, title in enumerate(titles) if title in HANDLES), None)
    return None if name is None else (name, handle)


def _read_person(cells: list[str], columns: tuple[int, int | None]) -> Listed:
    """Return who stands in a line. Raise ValidationError for what cannot be a name, a username or an address."""
    name, handle = (cells[place] if place is not None and place < len(cells) else "" for place in columns)
    if not name:
        raise ValidationError("the name is missing.")
    if len(name) > NAME_LENGTH:
        raise ValidationError(f"the name has {len(name)} characters; at most {NAME_LENGTH} fit.")
    validate_visible(name)
    if handle:
        _check_handle(handle)
    return Listed(name, handle.lower())


def _check_handle(handle: str) -> None:
    validators = [validate_email] if "@" in handle else USERNAME_VALIDATORS
    try:
        for validate in validators:
            validate(handle)
    except ValidationError:
        raise ValidationError(f"“{handle[:40]}” is neither a username nor an e-mail address.") from None
    if len(handle) > HANDLE_LENGTH:
        raise ValidationError(f"the username or address is longer than {HANDLE_LENGTH} characters.")


def _reason(error: csv.Error | ValidationError) -> str:
    if isinstance(error, csv.Error):
        return "a quotation mark is not closed, or stands in the middle of a cell."
    return error.messages[0]


def match(people: list[Listed], students: list) -> tuple[list[tuple[Listed, object | None]], list]:
    """Return each person of the list with the student (a user) who they are, if there is one; and who is not listed.

    A username or an address tells; of those whom it does not find, the same name.
    """
    left = list(students)
    found = {}
    for same in (_same_handle, _same_name):
        for person in people:
            if person not in found and (student := next((one for one in left if same(person, one)), None)):
                found[person] = student
                left.remove(student)
    return [(person, found.get(person)) for person in people], left


def _same_handle(person: Listed, student) -> bool:
    return bool(person.handle) and person.handle in (student.username.lower(), student.email.lower())


def _same_name(person: Listed, student) -> bool:
    return person.name.casefold() == student.shown_name.casefold()
