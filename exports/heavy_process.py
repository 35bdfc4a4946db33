"""The process that sets one large document: a job as JSON comes in, the file goes out. See `exports.heavy`."""

import contextlib
import json
import os
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from exports.errors import PdfError
from exports.typesetting import draw_here, typeset_here

MOST_MEMORY = 4_000_000_000
OUT_OF_MEMORY = Path("/proc/self/oom_score_adj")
NICENESS = 5


def main() -> int:
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    give_way()
    job = json.load(sys.stdin.buffer)
    try:
        content = draw_here(job["template"], job["data"]) if job["is_picture"] else typeset_here(*_to_set(job))
    except PdfError:
        return 3
    sys.stdout.buffer.write(content)
    return 0


def _to_set(job: dict) -> tuple[str, dict, datetime | None]:
    moment = datetime.fromtimestamp(job["moment"], UTC) if job["moment"] is not None else None
    return job["template"], job["data"], moment


def end_with(parent: int) -> None:
    """End once the process that asked is gone: nobody would take what is made."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(4)


def give_way() -> None:
    """Let the site go first; and where memory is short, let this process be the one that is given up."""
    os.nice(NICENESS)
    with contextlib.suppress(OSError):
        OUT_OF_MEMORY.write_text("900")
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
