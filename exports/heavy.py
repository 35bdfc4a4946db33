"""Large documents are set in a process of their own, which gives its memory back and can be stopped.

One at a time in each process of the site, so that nobody can take its memory by asking for many. Pure.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exports.errors import BusyError, PdfError, TooLargeError

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "exports.heavy_process"]
# About a second and up to 200 MB for each million; a plan of four paragraphs weighs 50,000, one of twelve 140,000.
HEAVY, MOST = 300_000, 6_000_000
OF_A_STRING = 40  # what a line costs however short it is
PATIENCE, LONGEST = 3, 60  # seconds

_one_at_a_time = threading.BoundedSemaphore(1)


def weigh(data) -> int:
    """Return how much there is to set: the letters, and for each string as much as a short line costs."""
    if isinstance(data, str):
        return OF_A_STRING + len(data)
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return sum(map(weigh, values))


def is_heavy(data) -> bool:
    """Whether data should be set beside the site. Raises TooLargeError for what should not be set at all."""
    weight = weigh(data)
    if weight > MOST:
        raise TooLargeError("There is too much in it for a PDF.")
    return weight > HEAVY


def set_beside(job: dict) -> bytes:
    """Return what `exports.heavy_process` makes of a job. Raises PdfError, and BusyError where another is being set."""
    given = json.dumps(job).encode()
    with _turn():
        try:
            # A command of our own; what people wrote is only given to it to read.
            done = subprocess.run(COMMAND, input=given, capture_output=True, timeout=LONGEST, cwd=ROOT)  # noqa: S603
        except subprocess.TimeoutExpired:
            raise PdfError("The PDF took too long to set.") from None
    if done.returncode or not done.stdout:
        raise PdfError(f"The PDF could not be made from this text (code {done.returncode}).")
    return done.stdout


@contextmanager
def _turn() -> Iterator[None]:
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise BusyError("Another large document is being set.")
    try:
        yield
    finally:
        _one_at_a_time.release()
