"""Structured logs: one JSON object a line, without what students write.

Only the fields named here leave the process. A record's arguments are formatted into its message, so code that logs
passes ids and counts, never a slot's text; request bodies are never logged. Of an error the kind and the place are
told and not its message: a database quotes the row that it refuses.
"""

import json
import logging
import traceback
from datetime import UTC, datetime

CONTEXT_FIELDS = ("status_code", "plan", "slot", "submission", "user_id", "subject", "page")


class JsonFormatter(logging.Formatter):
    """Format a record as one JSON line: time, level, logger, message, known context fields and the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        entry |= {name: str(getattr(record, name)) for name in CONTEXT_FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            entry["traceback"] = trace(record.exc_info[1])
        return json.dumps(entry, ensure_ascii=False)


def trace(error: BaseException) -> str:
    """Return the calls that led to an error and to those behind it, the first one first; messages are left out."""
    parts = []
    while error:
        name = f"{type(error).__module__}.{type(error).__qualname__}"
        parts.insert(0, "".join(traceback.format_tb(error.__traceback__)) + name)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n\nand then:\n".join(parts)
