"""Start an engine in a process of its own, and hear what its work took."""

import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plans.document import PlanDocument
from plans.document_json import document_to_json

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Engine:
    """A module of this folder, and the package without which it cannot be measured."""

    module: str
    package: str


ENGINES = {
    "Typst (ours)": Engine("bench.rivals.ours", "typst"),
    "WeasyPrint": Engine("bench.rivals.weasy", "weasyprint"),
    "ReportLab": Engine("bench.rivals.platypus", "reportlab"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a child said of its work: plans set, seconds on the clock and of the processor, most memory, the files."""

    done: int
    seconds: float
    processor: float
    memory: int
    files: list[bytes] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return self.done / self.seconds


class NotMeasuredError(Exception):
    """The engine is not there, and the message says what is missing."""


@contextlib.contextmanager
def folder_with(document: PlanDocument) -> Iterator[Path]:
    """Yield a folder that holds the plan for the children."""
    with tempfile.TemporaryDirectory(prefix="essayplanner-engines-") as folder:
        (Path(folder) / "plan.json").write_text(json.dumps(document_to_json(document)))
        yield Path(folder)


def start(engine: Engine, task: str, size: float, folder: Path) -> Told:
    """Have an engine do a task of `bench.rivals.child`. Raises NotMeasuredError."""
    for left in folder.glob("*.pdf"):
        left.unlink()
    command = [sys.executable, "-m", "bench.rivals.child", engine.package, engine.module, task, str(size), str(folder)]
    said = json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
    if "missing" in said:
        raise NotMeasuredError(f"not measured: {said['missing']}")
    return Told(**said, files=[path.read_bytes() for path in sorted(folder.glob("*.pdf"))])
