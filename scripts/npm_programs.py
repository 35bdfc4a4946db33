"""Fetch the programs from npm that read back what we make, once, into var/. They need Node.js with npm.

`make test` does this by itself where it can, and says so where it cannot.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "tests" / "packages"
FETCHED = ROOT / "var" / "packages"
SECONDS = 180


class NotFetchedError(Exception):
    """A program is not there and could not be fetched; the message says in a few words why."""


@dataclass(frozen=True)
class NpmProgram:
    """A program that tests with the marker `key` ask: a folder of tests/packages, what runs it, and its file."""

    key: str
    name: str
    runner: tuple[str, ...]
    file: str

    @property
    def source(self) -> Path:
        return PACKAGES / self.key

    @property
    def folder(self) -> Path:
        return FETCHED / self.key

    @property
    def command(self) -> list[str]:
        return [*self.runner, str(self.folder / self.file)]

    def lacks(self) -> str:
        """Return the program that this one needs and that is not here, or ""."""
        return next((name for name in ("node", "npm", self.runner[0]) if not shutil.which(name)), "")

    def is_there(self) -> bool:
        """Whether what the source tree asks for is what was fetched, and can run."""
        return bool(shutil.which(self.runner[0])) and _read(self._note) == self._wanted

    def fetch(self) -> None:
        """Fetch the program unless it is there. Raises NotFetchedError."""
        if self.is_there():
            return
        if lacks := self.lacks():
            raise NotFetchedError(f"there is no {lacks}")
        print(f"Fetching {self.name} ...", flush=True)
        shutil.copytree(self.source, self.folder, dirs_exist_ok=True)
        self._note.unlink(missing_ok=True)
        self._install()
        self._note.write_bytes(self._wanted)  # the last to come, so that half a program is none

    def _install(self) -> None:
        command = [shutil.which("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        try:
            result = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise NotFetchedError(f"npm took more than {SECONDS} seconds") from None
        if result.returncode:
            raise NotFetchedError(f"npm could not fetch it: {' '.join(result.stderr.split())[:200]}")

    @property
    def _note(self) -> Path:
        return self.folder / "fetched"

    @property
    def _wanted(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self.source.iterdir()))


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


ARGDOWN = NpmProgram("argdown", "the Argdown parser", ("node",), "parse.mjs")
HTML_CHECKER = NpmProgram(
    "html_checker", "the Nu Html Checker", ("java", "-Xss4m", "-jar"), "node_modules/vnu-jar/build/dist/vnu.jar"
)
ALL = (ARGDOWN, HTML_CHECKER)


def main() -> int:
    try:
        for program in ALL:
            program.fetch()
    except NotFetchedError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
