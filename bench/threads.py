"""How many single plans a second each engine sets in one process with 1, 2 and 4 threads."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from bench.rivals.scene import make_plan
from bench.rivals.starting import ENGINES, Engine, NotMeasuredError, Told, folder_with, start
from bench.tables import Result

THREADS = (1, 2, 4)
ROUNDS = 3  # in turns, and the best of each counts, since whatever else the machine does only ever slows down


def measure(options: argparse.Namespace, engines: Mapping[str, Engine] = ENGINES) -> Result:
    with folder_with(make_plan()) as folder:
        return Result(rows=[cells_of(name, engine, options.renders, folder) for name, engine in engines.items()])


def cells_of(name: str, engine: Engine, seconds: float, folder: Path) -> tuple:
    """Return renders a second with each number of threads, and what several come to beside one."""
    try:
        told = best_of_each(engine, seconds / ROUNDS, folder)
    except NotMeasuredError as reason:
        return (name, str(reason), *[""] * 5)
    rates = [each.rate for each in told]
    costs = [each.processor / each.done for each in told]
    more = (f"{rate / rates[0]:.2f}" for rate in rates[1:])
    return (name, *(f"{rate:.1f}" for rate in rates), *more, f"{costs[-1] / costs[0]:.2f}")


def best_of_each(engine: Engine, seconds: float, folder: Path) -> list[Told]:
    turns = [[start(engine, f"threads-{threads}", seconds, folder) for threads in THREADS] for _ in range(ROUNDS)]
    return [max(told, key=lambda each: each.rate) for told in zip(*turns, strict=True)]
