"""Measure everything, or what is named: `python -m bench save lesson --students 50`."""

import contextlib
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.machine import describe
from bench.parts import PARTS, POSTGRESQL, Part, options_parser
from bench.tables import header
from scripts.programs import MissingProgramError, require_chromium, try_pango
from scripts.temp_postgres import NoPostgresError, temporary_postgres

ROOT = Path(__file__).resolve().parent.parent
NAMES = [part.name for part in PARTS]


def main(arguments: list[str]) -> int:
    parser = options_parser("python -m bench", __doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"what to measure, all by default: {', '.join(NAMES)}")
    options = parser.parse_args(arguments)
    if unknown := set(options.parts) - set(NAMES):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    chosen = [part for part in PARTS if not options.parts or part.name in options.parts]
    further = [f"--{name}={value}" for name, value in vars(options).items() if name != "parts"]
    try:
        os.environ["CHROMIUM"] = require_chromium()
        if any(part.needs_pango for part in chosen):
            try_pango()
        results = [measure(part, further) for part in chosen]
    except (MissingProgramError, NoPostgresError) as problem:
        sys.exit(f"error: {problem}")
    print(f"\n{describe()}")
    return 0 if all(results) else 1


def measure(part: Part, further: list[str]) -> bool:
    """Print the table of one measurement; return whether all of it is as it should be."""
    print(f"\n### {part.title}\n\n{header(part.titles)}", flush=True)
    fine = True
    for database in part.databases:
        with throw_away_site(database) as environment:
            command = [sys.executable, "-m", "bench.run", part.name, database, *further]
            fine &= subprocess.run(command, cwd=ROOT, env=environment).returncode == 0
    return fine


@contextlib.contextmanager
def throw_away_site(database: str) -> Iterator[dict[str, str]]:
    """Yield the environment of a demo as `make run` serves it, with nothing in its database and no other's files."""
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="essayplanner-bench-"))
        url = f"sqlite:///{folder}/bench.sqlite3"
        if database == POSTGRESQL:
            url = stack.enter_context(temporary_postgres(durable=True))
        yield os.environ | {
            "DJANGO_SETTINGS_MODULE": "essayplanner.settings",
            "DEBUG": "0",
            "DEMO": "1",
            "HTTPS": "0",
            "LOG_LEVEL": "WARNING",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "DATABASE_URL": url,
            "STATIC_ROOT": f"{folder}/static",
        }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
