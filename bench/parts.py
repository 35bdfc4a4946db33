"""The measurements there are, their tables, and the databases that each is made on."""

import argparse
from dataclasses import dataclass

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


@dataclass(frozen=True)
class Part:
    """A measurement: `bench.<name>` has a function `measure(options)`."""

    name: str
    title: str
    titles: tuple[str, ...]
    databases: tuple[str, ...]
    needs_pango: bool = False


PARTS = (
    Part(
        "first_load",
        "What the browser fetches",
        (
            "Plan",
            "What",
            "Requests",
            "Received",
            "Scripts",
            "Styles",
            "Fonts",
            "Page and rest",
            "Copy for offline",
            "Sent",
        ),
        (SQLITE,),
    ),
    Part(
        "save",
        "What one save costs the server",
        ("Database", "Request", "Queries", "Median", "p95", "Ratio to the bare view"),
        (SQLITE, POSTGRESQL),
    ),
    Part(
        "search",
        "What a search for evidence costs the server",
        ("Database", "Search for", "Queries", "Median", "p95", "Ratio to the bare view"),
        (SQLITE, POSTGRESQL),
    ),
    Part(
        "lesson",
        "A lesson: students who type at once",
        ("Database", "Students, each saves", "Saves", "Saves/s", "p50", "p95", "p99", "Errors", "Lost saves"),
        (SQLITE, POSTGRESQL),
    ),
    Part(
        "school",
        "What a teacher's pages cost the server in a school, beside those of a class of twelve",
        (
            "Database",
            "Page",
            "Queries, class",
            "Queries, school",
            "Median, class",
            "Median, school",
            "Ratio",
        ),
        (SQLITE, POSTGRESQL),
    ),
    Part(
        "history",
        "What a plan of 12 paragraphs that is edited 2,000 times keeps of its past",
        ("Way", "Edits", "Kept", "Text", "Rows and indexes"),
        (SQLITE,),
    ),
    Part(
        "packs",
        "What a class pack costs: all plans of an assignment in one file",
        ("Database", "Plans", "Volumes", "Time", "Plans/s", "Peak memory", "Files"),
        (SQLITE,),
    ),
    Part(
        "engines",
        "Our engine beside others: the same plans, in files as the site makes them",
        (
            "Engine",
            "Plans",
            "Time",
            "Ratio to ours",
            "Processor",
            "Ratio to ours",
            "Plans/s",
            "Peak memory",
            "Files",
            "Tagged",
        ),
        (SQLITE,),
        needs_pango=True,
    ),
    Part(
        "threads",
        "Single plans a second in one process with several threads",
        ("Engine", "1 thread", "2 threads", "4 threads", "2 to 1", "4 to 1", "Processor a plan, 4 to 1"),
        (SQLITE,),
        needs_pango=True,
    ),
)


def options_parser(prog: str, description: str) -> argparse.ArgumentParser:
    """Return the parser of what `python -m bench` and each measurement's own process are asked for."""
    parser = argparse.ArgumentParser(prog=prog, description=description)
    parser.add_argument("--rounds", type=int, default=400, help="save, search, school: how often each request is made")
    parser.add_argument("--students", type=int, default=200, help="lesson: how many type at once")
    parser.add_argument("--seconds", type=float, default=20, help="lesson: for how long")
    parser.add_argument("--paces", default="1,5", help="lesson: seconds from one save to the next; one row for each")
    parser.add_argument("--packs", default="30,300,3000", help="packs: how many plans; one row for each")
    parser.add_argument("--sizes", default="1,30,300", help="engines: how many plans; a row of each engine for each")
    parser.add_argument("--renders", type=float, default=15, help="threads: seconds for each number of threads")
    return parser
