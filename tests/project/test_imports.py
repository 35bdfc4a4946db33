"""The house's floors: an import only ever goes down.

Every module of an app is pure unless it is listed here, so a new file that touches the database or a request has to
be placed on purpose.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.tree import ROOT, short

FLOORS = ["people", "topics", "plans", "reviews", "notices", "exports", "demo", "essayplanner", "bench"]
LAYERS = ["models", "access", "actions", "forms", "views"]
# Modules beside the layers that may use Django's database, forms and requests.
WIRING = {"admin", "apps", "urls", "sign_in_urls", "management", "migrations", "templatetags"}
READERS = {"loading", "reading", "search", "browsing", "feedback"}
CONNECTED = WIRING | READERS
NOT_FOR_PURE_MODULES = (
    "django.conf",
    "django.db",
    "django.forms",
    "django.http",
    "django.shortcuts",
    "django.utils.crypto",
    "django.views",
)

APPS = FLOORS[:6]
MODULES = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
APP_MODULES = [path for path in MODULES if short(path).split("/")[0] in APPS]


def imported_by(path: Path) -> Iterator[str]:
    """Yield the dotted name of whatever a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = resolve(path, node)
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def resolve(path: Path, node: ast.ImportFrom) -> str:
    """Return the absolute name of `from x import`, which may be written with leading dots."""
    package = list(path.parent.relative_to(ROOT).parts)
    above = package[: len(package) - node.level + 1] if node.level else []
    return ".".join([*above, *([node.module] if node.module else [])])


def area(path: Path) -> str:
    """Return the part of its app that a file belongs to, e.g. `actions` for plans/actions/slots.py."""
    return Path(short(path)).parts[1].removesuffix(".py")


def is_pure(app: str, name: str) -> bool:
    return app in APPS and name not in {*LAYERS, *CONNECTED, "__init__", ""}


def ours(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (app, area) for each import of our own code."""
    for name in imported_by(path):
        app, _, rest = name.partition(".")
        if app in FLOORS:
            yield app, rest.partition(".")[0]


def ids(path: Path) -> str:
    return short(path)


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_import_goes_to_a_lower_floor(path):
    floor = FLOORS.index(short(path).split("/")[0])

    upwards = {f"{app}.{name}" for app, name in ours(path) if FLOORS.index(app) > floor}

    assert upwards == set()


@pytest.mark.parametrize("path", [path for path in APP_MODULES if area(path) in LAYERS], ids=ids)
def test_import_within_an_app_goes_to_a_lower_layer(path):
    own_app, layer = short(path).split("/")[0], LAYERS.index(area(path))

    upwards = {name for app, name in ours(path) if app == own_app and name in LAYERS and LAYERS.index(name) > layer}

    assert upwards == set()


@pytest.mark.parametrize(
    "path", [path for path in APP_MODULES if is_pure(short(path).split("/")[0], area(path))], ids=ids
)
def test_pure_module_knows_no_database_and_no_request(path):
    of_django = {name for name in imported_by(path) if name.startswith(NOT_FOR_PURE_MODULES)}
    of_ours = {f"{app}.{name}" for app, name in ours(path) if name and not is_pure(app, name)}

    assert of_django | of_ours == set()
