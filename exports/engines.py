"""What tells one version of all that makes files from another. Pure."""

from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Whatever can change a byte of a file: the words, the charts, the comparison, the names that are taken out.
CODE = ("exports", "topics", "plans", "reviews", "people")
FILES = ("exports/typst/*.typ", "exports/fonts/*.ttf")
LIBRARIES = ("typst", "python-docx", "lxml")


@lru_cache(maxsize=1)
def engine_fingerprint() -> str:
    """Return a value that changes when the same plan might give other bytes: our code, templates, fonts or libraries.

    It may change more often than need be: a file is then made once more, and never too seldom.
    """
    digest = sha256(" ".join(map(version, LIBRARIES)).encode())
    for path in _sources():
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources() -> list[Path]:
    code = [path for app in CODE for path in (ROOT / app).rglob("*.py")]
    return sorted([*code, *(path for pattern in FILES for path in ROOT.glob(pattern))])
