"""Static files for production: compressed once, and again when they change."""

import os
import time

import brotli
import pytest
from django.core.management import call_command

WORDS = "main { color: black }\n" * 50
CHANGED = "main { color: white }\n" * 50


@pytest.fixture
def source(settings, tmp_path):
    """The only file there is, in a site that collects it as a school does."""
    source = tmp_path / "source" / "page.css"
    source.parent.mkdir()
    source.write_text(WORDS)
    settings.STATICFILES_DIRS = [source.parent]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "essayplanner.storage.PackedOnceStorage"}}
    return source


def collect(settings) -> dict[str, tuple[str, int]]:
    """The words in each compressed file, and when it was written."""
    call_command("collectstatic", interactive=False, verbosity=0)
    packed = settings.STATIC_ROOT.glob("*.br")
    return {file.name: (brotli.decompress(file.read_bytes()).decode(), file.stat().st_ctime_ns) for file in packed}


def test_file_that_did_not_change_is_not_compressed_again(settings, source):
    before = collect(settings)

    after = collect(settings)

    assert len(before) == 2
    assert after == before


def test_file_that_changed_is_compressed_under_both_names(settings, source):
    before = collect(settings)

    source.write_text(CHANGED)
    os.utime(source, (time.time() + 60,) * 2)  # Django compares whole seconds
    after = collect(settings)

    [new] = set(after) - set(before)
    assert {after["page.css.br"][0], after[new][0]} == {CHANGED}


def test_compressed_file_that_is_missing_is_made(settings, source):
    before = collect(settings)
    for packed in settings.STATIC_ROOT.glob("*.br"):
        packed.unlink()

    after = collect(settings)

    assert {name: words for name, (words, _) in after.items()} == {name: words for name, (words, _) in before.items()}
