"""Our engine beside two others, setting the same plans: one, a class, a school.

Each in a process of its own, loaded and warm; each plan has words of its own. Packs come in the volumes of the site.
The time holds everything from the frozen plans to the bytes; that of the processor holds as well on a busy machine.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

from bench.packs import MEGABYTE
from bench.rivals.content import edition
from bench.rivals.reading_back import is_tagged, missing_words, plans_in
from bench.rivals.scene import make_plan
from bench.rivals.starting import ENGINES, Engine, NotMeasuredError, Told, folder_with, start
from bench.tables import Result, milliseconds
from plans.document_json import document_to_json

ROUNDS = 5  # of a single plan, each in a new process


def measure(options: argparse.Namespace, engines: Mapping[str, Engine] = ENGINES) -> Result:
    document, result = make_plan(), Result()
    with folder_with(document) as folder:
        for size in options.sizes.split(","):
            compare(int(size), engines, folder, document_to_json(document), result)
    return result


def compare(size: int, engines: Mapping[str, Engine], folder: Path, data: dict, result: Result) -> None:
    """Add a row for each engine; the first of them is ours."""
    base = None
    for name, engine in engines.items():
        try:
            told = cost_of(engine, size, folder)
        except NotMeasuredError as reason:
            result.rows.append((name, f"{size:,}", str(reason), *[""] * 7))
            continue
        base = base or told
        result.rows.append(cells_of(name, told, base))
        judge(name, told, data, result)


def cost_of(engine: Engine, size: int, folder: Path) -> Told:
    if size > 1:
        return start(engine, "pack", size, folder)
    rounds = [start(engine, "plan", 1, folder) for _ in range(ROUNDS)]
    return sorted(rounds, key=lambda told: told.seconds)[ROUNDS // 2]


def cells_of(name: str, told: Told, base: Told) -> tuple:
    return (
        name,
        f"{told.done:,}",
        spell(told.seconds),
        f"{told.seconds / base.seconds:.2f}",
        spell(told.processor),
        f"{told.processor / base.processor:.2f}",
        f"{told.rate:.1f}",
        f"{told.memory / MEGABYTE:.0f} MB",
        f"{sum(map(len, told.files)):,} B",
        "yes" if all(map(is_tagged, told.files)) else "no",
    )


def spell(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else milliseconds(seconds)


def judge(name: str, told: Told, data: dict, result: Result) -> None:
    """See that the engine set every plan, and of the last one every word."""
    missing = missing_words(told.files[-1], edition(data, told.done).document)
    result.expect(not missing, f"{name} left out, of {told.done} plans: {', '.join(missing[:5])}")
    if told.done > 1:
        names = [f"Student {number}" for number in range(1, told.done + 1)]
        there = sum(plans_in(pdf, names) for pdf in told.files)
        result.expect(there == told.done, f"{name} set {there} plans of {told.done}")
