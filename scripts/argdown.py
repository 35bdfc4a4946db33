"""Fetch the parser that reads our Argdown back, once, into var/. It needs Node.js and npm, which few of us have.

`make test` does this by itself where they are there, and says so where they are not.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "tests" / "exports" / "argdown"
FOLDER = ROOT / "var" / "argdown"
FILES = ("package.json", "package-lock.json", "parse.mjs")
SECONDS = 120


class NoArgdownError(Exception):
    """The parser is not there and could not be fetched; the message says in a few words why."""


def is_there() -> bool:
    """Whether what the source tree asks for is what was fetched."""
    return bool(shutil.which("node")) and all(
        (FOLDER / name).is_file() and (FOLDER / name).read_bytes() == (SOURCE / name).read_bytes() for name in FILES
    )


def fetch() -> None:
    """Fetch the parser unless it is there. Raises NoArgdownError."""
    if is_there():
        return
    npm = shutil.which("npm")
    if not (npm and shutil.which("node")):
        raise NoArgdownError("there is no Node.js with npm")
    print("Fetching the Argdown parser ...", flush=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in FILES[:-1]:
        shutil.copyfile(SOURCE / name, FOLDER / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        result = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise NoArgdownError(f"npm took more than {SECONDS} seconds") from None
    if result.returncode:
        raise NoArgdownError(f"npm could not fetch it: {' '.join(result.stderr.split())[:200]}")
    shutil.copyfile(SOURCE / FILES[-1], FOLDER / FILES[-1])  # the last to come, so that half a parser is none


def program() -> list[str]:
    """Return the command that reads Argdown."""
    return [shutil.which("node"), str(FOLDER / "parse.mjs")]


def main() -> int:
    try:
        fetch()
    except NoArgdownError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
