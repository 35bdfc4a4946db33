"""Structured logs: one JSON object a line, without what students write.

Only the fields named here leave the process. A record's arguments are formatted into its message, so code that logs
passes ids and counts, never a slot's text; request bodies are never logged.
"""

import json
import logging
from datetime import UTC, datetime

CONTEXT_FIELDS = ("status_code", "plan", "slot", "submission", "user_id")


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
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)
