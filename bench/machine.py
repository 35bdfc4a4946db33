"""On what something was measured, in one line: figures of two machines cannot be compared."""

import contextlib
import os
import platform
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from scripts import programs
from scripts.temp_postgres import find_programs

CPU_INFO = Path("/proc/cpuinfo")


def describe() -> str:
    """Return processor, cores and the versions of all that took part."""
    chromium = programs.chromium()
    parts = [
        f"{processor()}, {os.cpu_count()} cores",
        platform.system(),
        f"Python {platform.python_version()}",
        *versions("Django", "granian", "typst", "WeasyPrint", "ReportLab"),
        f"SQLite {sqlite3.sqlite_version}",
        f"PostgreSQL {programs.version(str(find_programs() / 'postgres')).split()[-1]}",
        programs.version(chromium) if chromium else "no Chromium",
    ]
    return f"Machine: {'; '.join(parts)}."


def versions(*packages: str) -> Iterator[str]:
    """Yield each package that is installed, with its version."""
    for package in packages:
        with contextlib.suppress(PackageNotFoundError):
            yield f"{package} {version(package)}"


def processor() -> str:
    """Return the processor's name as Linux gives it, else what Python knows."""
    lines = CPU_INFO.read_text().splitlines() if CPU_INFO.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "") or platform.processor() or platform.machine()
