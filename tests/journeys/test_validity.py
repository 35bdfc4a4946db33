"""The Nu Html Checker finds no error in any page, but for one that we make on purpose."""

import json
import subprocess
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from scripts.npm_programs import HTML_CHECKER
from tests.journeys.openings import ERROR_PAGES, OPENED, person

# Tables that stack on a phone keep their roles, or Safari forgets that they are tables.
TABLE_ROLES = r"The “role” attribute must not be used on a “t[dhr]” element which has a “table” ancestor .*"

pytestmark = [pytest.mark.html_checker, pytest.mark.any_database]


def errors(folder: Path) -> list[str]:
    """Return "file:line: message" for each error in the pages of a folder."""
    command = [*HTML_CHECKER.command, "--errors-only", "--format", "json", "--filterpattern", TABLE_ROLES, str(folder)]
    result = subprocess.run(command, capture_output=True, text=True)
    return [
        f"{Path(found['url']).name}:{found['lastLine']}: {found['message']}"
        for found in json.loads(result.stderr)["messages"]
    ]


def test_checker_finds_an_error_in_a_page_that_has_one(tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>A</title><p made=up>B</p>")

    assert errors(tmp_path) == ["page.html:1: Attribute “made” not allowed on element “p” at this point."]


def test_no_page_has_an_error(demo, tmp_path):
    for who, openings in OPENED.items():
        client = Client()
        if who != "visitor":
            client.force_login(person(who), backend="django.contrib.auth.backends.ModelBackend")
        for number, opening in enumerate(openings):
            response = client.get(opening.address, follow=True)
            assert response.status_code == 200
            (tmp_path / f"{who} {number} {opening.name.replace(':', ' ')}.html").write_bytes(response.content)

    assert len(list(tmp_path.iterdir())) == sum(map(len, OPENED.values()))
    assert errors(tmp_path) == []


def test_no_page_of_errors_has_an_error(tmp_path):
    for number, (template, reason) in enumerate(ERROR_PAGES):
        html = render_to_string(template, {"back": "/", "reason": reason, "words": ["Mine"]}, RequestFactory().get("/"))
        (tmp_path / f"{number}.html").write_text(html)

    assert errors(tmp_path) == []
