"""One measurement in its own process: `python -m bench.run save SQLite`, with the site in the environment."""

import importlib
import io
import logging
import sys

import django
from django.core.management import call_command

from bench.parts import options_parser
from bench.tables import row
from scripts.serve_demo import PREPARE


def main(arguments: list[str]) -> int:
    parser = options_parser("python -m bench.run", __doc__)
    parser.add_argument("part")
    parser.add_argument("database", help="its name, for the table; DATABASE_URL says where it is")
    options = parser.parse_args(arguments)
    prepare()
    result = importlib.import_module(f"bench.{options.part}").measure(options)
    for cells in result.rows:
        print(row(cells))
    for problem in result.problems:
        print(f"{options.part}: {problem}", file=sys.stderr)
    return 1 if result.problems else 0


def prepare() -> None:
    """Make the database, the bank, the demo and the static files, as `make run` does."""
    django.setup()
    logging.getLogger("django").setLevel(logging.WARNING)
    for command, options in PREPARE:
        call_command(command, **{"stdout": io.StringIO()} | options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
