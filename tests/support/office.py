"""LibreOffice, which shows whether a word processor finds in a document what we put there.

Where there is none, the tests that use it are left out, and the summary of `make test` says so.
"""

import subprocess
from collections.abc import Callable, Mapping

import pytest

from scripts import programs


def pytest_collection_modifyitems(config, items):
    if programs.office():
        return
    left_out = [item for item in items if "office" in item.fixturenames]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def office(tmp_path) -> Callable[[Mapping[str, bytes], str], dict[str, bytes]]:
    """Return a function that opens files by name and gives them back saved with another suffix, by their old name."""

    def save_as(files: Mapping[str, bytes], suffix: str) -> dict[str, bytes]:
        before, after = tmp_path / "before", tmp_path / suffix
        before.mkdir(exist_ok=True)
        for name, content in files.items():
            (before / name).write_bytes(content)
        # A profile of its own: a second LibreOffice hands its work to one that runs already, and returns.
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        names = [str(before / name) for name in files]
        command = [programs.office(), profile, "--headless", "--convert-to", suffix, "--outdir", str(after), *names]
        said = subprocess.run(command, capture_output=True, text=True)
        saved = {name: after / f"{name.rpartition('.')[0]}.{suffix}" for name in files}
        assert all(path.exists() for path in saved.values()), said.stderr
        return {name: path.read_bytes() for name, path in saved.items()}

    return save_as
