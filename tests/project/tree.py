"""What is in the source tree, for the tests that look at it."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
MADE_BY_MACHINES = {".git", ".venv", "var", ".pytest_cache", ".ruff_cache", ".hypothesis"}


def files(*suffixes: str) -> Iterator[Path]:
    """Yield the files that people wrote, or vendored, anywhere in the tree."""
    for entry in ROOT.iterdir():
        if entry.name not in MADE_BY_MACHINES:
            found = entry.rglob("*") if entry.is_dir() else [entry]
            yield from (path for path in found if path.is_file() and (not suffixes or path.suffix in suffixes))


def own_scripts() -> list[Path]:
    """Our own JavaScript, without vendored libraries."""
    return [path for path in STATIC.rglob("*.js") if "vendor" not in path.parts]


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
