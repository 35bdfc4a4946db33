"""One engine in a process of its own: `python -m bench.rivals.child typst bench.rivals.ours pack 30 FOLDER`.

The folder holds the plan; the files go there, and one line of JSON says what they took. Before the time is taken, the
engine is loaded with its fonts and has set one plan that is not counted.
"""

import contextlib
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from itertools import count
from pathlib import Path
from types import ModuleType

from bench.rivals.content import edition, volumes

STATUS = Path("/proc/self/status")
WAITING = 60  # plans to set in turn: more than any engine remembers


def main(package: str, module: str, task: str, size: str, folder: str) -> None:
    try:
        with contextlib.redirect_stdout(None):  # there WeasyPrint says at length which library it misses
            import_module(package)
    except (ImportError, OSError) as missing:
        print(json.dumps({"missing": re.split(r"\n|  ", str(missing))[0]}))
        return
    engine = import_module(module)
    data = json.loads((Path(folder) / "plan.json").read_text())
    engine.plan(edition(data, 0))
    spent = Spent()
    done = TASKS[task](engine, data, float(size), Path(folder), spent)
    print(json.dumps({"done": done, "seconds": spent.seconds, "processor": spent.processor, "memory": peak()}))


@dataclass
class Spent:
    """What the engine took: time on the clock, and of the processor, in seconds."""

    seconds: float = 0
    processor: float = 0

    @contextlib.contextmanager
    def counting(self) -> Iterator[None]:
        seconds, processor = time.perf_counter(), worked()
        yield
        self.seconds += time.perf_counter() - seconds
        self.processor += worked() - processor


def worked() -> float:
    """Return how long processors have worked for this process and for those that it started and that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def set_one(engine: ModuleType, data: dict, size: float, folder: Path, spent: Spent) -> int:
    one = edition(data, 1)
    with spent.counting():
        made = engine.plan(one)
    (folder / "1.pdf").write_bytes(made)
    return 1


def set_pack(engine: ModuleType, data: dict, size: float, folder: Path, spent: Spent) -> int:
    """Set a pack of so many plans, one volume after the other. To write the plans is not the engine's work."""
    done = 0
    for number, (cover, editions) in enumerate(volumes(data, int(size)), 1):
        with spent.counting():
            made = engine.pack(cover, editions)
        (folder / f"{number:04}.pdf").write_bytes(made)
        done += len(editions)
    return done


def set_together(threads: int) -> Callable:
    """Return a task: plan after plan for so many seconds, each by whichever of the threads is free."""

    def task(engine: ModuleType, data: dict, size: float, folder: Path, spent: Spent) -> int:
        waiting = [edition(data, number) for number in range(1, WAITING + 1)]
        numbers, end = count(), time.perf_counter() + size

        def work(_) -> int:
            done = 0
            while not done or time.perf_counter() < end:
                engine.plan(waiting[next(numbers) % WAITING])
                done += 1
            return done

        with spent.counting(), ThreadPoolExecutor(threads) as pool:
            return sum(pool.map(work, range(threads)))

    return task


def peak() -> int:
    """Return the most memory that this process ever had, with the largest that it started beside it, in bytes.

    What is known of a process that has ended is never less than what its parent had when it started it.
    """
    beside = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if STATUS.exists():
        own = next(int(line.split()[1]) for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return (own + beside) * 1024


TASKS = {"plan": set_one, "pack": set_pack, **{f"threads-{number}": set_together(number) for number in (1, 2, 4)}}

if __name__ == "__main__":
    main(*sys.argv[1:])
