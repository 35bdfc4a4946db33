"""Saved comments as a table to take along: columns "kind" and "comment", and "criterion" if any. Pure."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from people.tables import delimiter_of
from reviews.profile_text import NAME_LENGTH

NEEDED = ("kind", "comment")
COLUMNS = (*NEEDED, "criterion")
MAX_ROWS = 1_000


@dataclass
class Table:
    """What was read: kind, comment and criterion of each row, and what is wrong, by line."""

    rows: list[tuple[str, str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def write_table(rows: Iterable[tuple[str, str, str]]) -> str:
    """Return kinds, comments and criteria as CSV."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return file.getvalue()


def read_table(text: str, kinds: dict[str, str], longest: int) -> Table:
    """Read CSV whose first line names the columns. `kinds` are the known kinds by key, with their names."""
    table = Table()
    reader = csv.reader(
        io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter_of(text.partition("\n")[0]), strict=True
    )
    try:
        header = [name.strip().casefold() for name in next(reader, [])]
        if set(NEEDED) - set(header):
            table.problems.append('Line 1: the first line must name the columns "kind" and "comment".')
            return table
        for cells in reader:
            _read_row(table, reader.line_num, dict(zip(header, cells, strict=False)), kinds, longest)
    except csv.Error as error:
        table.problems.append(f"Line {reader.line_num}: this is not a table ({error}).")
    if len(table.rows) > MAX_ROWS:
        table.problems.append(f"Too many lines: at most {MAX_ROWS:,} at a time.")
    return table


def _read_row(table: Table, line: int, cells: dict[str, str], kinds: dict[str, str], longest: int) -> None:
    comment = " ".join(cells.get("comment", "").split())
    criterion = " ".join(cells.get("criterion", "").split())
    name = cells.get("kind", "").strip()
    if not comment and not name:
        return
    kind = _kind(name, kinds)
    if not kind:
        known = ", ".join(kinds.values())
        table.problems.append(f"Line {line}: the kind “{name[:40]}” is not one of: {known}.")
    elif not comment:
        table.problems.append(f"Line {line}: the comment is missing.")
    elif len(comment) > longest:
        table.problems.append(f"Line {line}: the comment has {len(comment)} characters; at most {longest} fit.")
    elif len(criterion) > NAME_LENGTH:
        table.problems.append(f"Line {line}: the name of the criterion is longer than {NAME_LENGTH} characters.")
    else:
        table.rows.append((kind, comment, criterion))


def _kind(name: str, kinds: dict[str, str]) -> str:
    """Return the key of a kind that is named by its key or its name, or ""."""
    name = name.casefold()
    return next((key for key, shown in kinds.items() if name in (key.casefold(), shown.casefold())), "")
