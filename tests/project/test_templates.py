"""What must hold for every template: nothing inline, nothing unused, every static file there."""

import re

import pytest
from django.contrib.staticfiles import finders

from tests.project.tree import STATIC, TEMPLATES, files, own_scripts, short

ALL = sorted(TEMPLATES.rglob("*.*"))
# Django, allauth and crispy-forms look these up themselves.
LOOKED_UP_BY_NAME = re.compile(
    r"^(4\d\d(_csrf)?|500)\.html$|^(account|admin|allauth|bootstrap5|django|mfa|registration)/"
)
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=.application/(ld\+)?json)", re.I),
    "an event handler": re.compile(r"<[^>]*\s(on[a-z]+|(data-)?hx-on[:\w-]*)\s*=", re.I),
    "a script address": re.compile(r"javascript:", re.I),
}
EVALUATED = re.compile(r"\beval\(|new Function\(|setAttribute\(.style.")
STATIC_TAG = re.compile(r"""\{% static ['"]([^'"]+)['"]""")
COMMENT = re.compile(r"\{#.*?#\}|\{% comment .*?endcomment %\}", re.S)


def name_of(path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", [*ALL, *STATIC.rglob("*.svg")], ids=short)
def test_template_or_drawing_has_nothing_inline(path):
    text = COMMENT.sub("", path.read_text())

    assert [what for what, pattern in INLINE.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", ALL, ids=short)
def test_attributes_of_htmx_are_valid_html(path):
    assert re.findall(r"[^-]\bhx-[a-z-]+", COMMENT.sub("", path.read_text())) == []


def test_no_script_evaluates_text():
    assert [short(path) for path in own_scripts() if EVALUATED.search(path.read_text())] == []


@pytest.mark.parametrize("path", ALL, ids=short)
def test_static_files_that_a_template_names_are_there(path):
    names = STATIC_TAG.findall(path.read_text())

    assert [name for name in names if not finders.find(name)] == []


def test_every_template_is_used():
    sources = [path.read_text() for path in files(".py", ".html", ".txt") if "tests" not in path.parts]
    by_hand = [name_of(path) for path in ALL if not LOOKED_UP_BY_NAME.match(name_of(path))]

    unused = [name for name in by_hand if not any(f'"{name}' in text for text in sources)]

    assert unused == []


def test_every_script_and_style_sheet_is_used():
    sources = [path.read_text() for path in [*files(".html", ".py"), *own_scripts(), *STATIC.rglob("*.css")]]
    own = [path for path in STATIC.rglob("*") if path.suffix in {".js", ".css"}]

    unused = [short(path) for path in own if not any(path.name in text for text in sources)]

    assert unused == []
