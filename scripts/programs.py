"""Find the programs that the tests drive but pip cannot install; install them from Debian where that is allowed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from ctypes.util import find_library

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
POPPLER_NAMES = ("pdftotext", "pdftoppm")
PANGO_LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


class MissingProgramError(Exception):
    """A program is not there and could not be installed; the message says in one line what to do."""


def chromium() -> str | None:
    """Return the path of a Chromium: the one that CHROMIUM names, and no other, or the first on PATH."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def poppler() -> str | None:
    """Return the path of pdftotext if all that we use of poppler-utils is there."""
    paths = [shutil.which(name) for name in POPPLER_NAMES]
    return paths[0] if all(paths) else None


def java() -> str | None:
    """Return the path of a Java that can compile, as veraPDF is asked by a program of ours. Nothing else needs Java."""
    return shutil.which("java") if shutil.which("javac") else None


def office() -> str | None:
    """Return the path of a LibreOffice, which opens what is made for word processors. Nothing else needs it."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def pango() -> bool:
    """Return whether the libraries are there with which WeasyPrint sets text. Only a benchmark needs them."""
    return all(map(find_library, PANGO_LIBRARIES))


def try_pango() -> None:
    """Install Debian's Pango if there is none; where that cannot be done, go without."""
    if not pango():
        install(*PANGO_PACKAGES)


def require_chromium() -> str:
    """Return the path of a Chromium, installing Debian's if there is none."""
    if os.environ.get("CHROMIUM") and not chromium():
        raise MissingProgramError(f"CHROMIUM={os.environ['CHROMIUM']} is not a program: correct or unset it.")
    return require(chromium, "chromium")


def require_poppler() -> str:
    """Return the path of pdftotext, installing Debian's poppler-utils if it is missing."""
    return require(poppler, "poppler-utils")


def require(find: Callable[[], str | None], package: str) -> str:
    """Return what `find` finds, before or after installing the package that carries it."""
    if path := find():
        return path
    install(package)
    if path := find():
        return path
    raise MissingProgramError(f"{package} is missing: install it, e.g. `sudo apt-get install {package}`.")


def install(*packages: str) -> None:
    """Install Debian packages as root; do nothing where that is not ours to do."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {' '.join(packages)} ...", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]):
        result = subprocess.run(command, env=environment, capture_output=True, text=True)
        if result.returncode:
            print(result.stderr, file=sys.stderr)
            return


def version(path: str) -> str:
    """Return the first line of what a program says about its version, e.g. `Chromium 156.0.1`."""
    command = [path, "-v" if path.endswith("pdftotext") else "--version"]
    result = subprocess.run(command, capture_output=True, text=True)
    return (result.stdout or result.stderr).strip().partition("\n")[0].partition(" built on")[0]
