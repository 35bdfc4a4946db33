"""Chores that are easily forgotten."""

import re

import pytest
from django.core.management import call_command

from tests.project.tree import files, short

TEXT_FILES = {".py", ".html", ".js", ".css", ".json", ".md", ".txt", ".toml", ".svg", ".typ", ""}
MACHINE_PATH = re.compile(r"(^|[^\w.-])/(root|home/\w+|Users/\w+|work/main)(/|\b)", re.M)


@pytest.mark.django_db
def test_models_have_no_missing_migrations():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_static_files_refer_to_files_that_are_there(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").exists()


def test_no_file_names_a_folder_of_somebodys_machine():
    texts = [path for path in files() if path.suffix in TEXT_FILES and "vendor" not in path.parts]

    assert [short(path) for path in texts if MACHINE_PATH.search(path.read_text())] == []
