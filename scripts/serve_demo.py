"""Serve a demo with the production server: database, bank, demo people and static files made ready first.

Whatever the environment already says wins, e.g. DATABASE_URL for a demo on PostgreSQL. Every step is a management
command that can be run by itself and may be run again; data stays between runs.
"""

import contextlib
import io
import logging
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
HOST = "127.0.0.1"
PREPARE = (
    ("migrate", {"interactive": False, "verbosity": 0}),
    ("load_bank", {"stdout": io.StringIO()}),
    ("collectstatic", {"interactive": False, "verbosity": 0}),
    ("make_demo", {}),  # last, because it prints the sign-ins
)
THREADS = "4"  # one process is enough for a demo, and SQLite has one writer anyway


def main() -> int:
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    port = free_port(os.environ.get("PORT") or "8000")
    VAR.mkdir(exist_ok=True)
    use_demo_settings()
    prepare()
    return serve(port)


def free_port(text: str) -> int:
    """Return the port as a number, or stop with a line that says what is wrong with it."""
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        sys.exit(f"error: PORT must be a number from 1 to 65535; it is {text!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(text)))
        except OSError as error:
            sys.exit(f"error: port {text} cannot be used ({error.strerror}): try `make run PORT={int(text) + 1}`.")
    return int(text)


def use_demo_settings() -> None:
    """As in production, but over plain HTTP on this machine and with the demo people."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "essayplanner.settings")
    os.environ.setdefault("DEBUG", "0")
    os.environ.setdefault("DEMO", "1")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    if not os.environ.get("SECRET_KEY"):
        os.environ["SECRET_KEY"] = own_secret(VAR / "secret_key")


def own_secret(path: Path) -> str:
    """Return this copy's secret key, made on the first run, readable by its owner only."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


def prepare() -> None:
    """Run the management commands that bring everything up to date."""
    import django
    from django.core.management import CommandError, call_command

    django.setup()
    logging.getLogger("django").setLevel(logging.WARNING)
    for command, options in PREPARE:
        try:
            call_command(command, **options)
        except CommandError as error:
            sys.exit(f"error: {command} failed: {error}")


def serve(port: int) -> int:
    """Run the server until it ends; pass on what asks us to end."""
    arguments = ["--interface", "wsgi", "--host", HOST, "--port", str(port), "--no-ws", "--log-level", "warning"]
    arguments += ["--workers", "1", "--blocking-threads", THREADS, "--workers-kill-timeout", "5"]
    granian = str(Path(sys.executable).with_name("granian"))
    # A session of its own: Ctrl-C reaches a whole process group, and granian 2.8.7 mostly hangs when its worker gets
    # the terminal's signal and its parent's.
    server = subprocess.Popen([granian, *arguments, "essayplanner.wsgi:application"], start_new_session=True)
    for request in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(request, lambda *_: server.terminate())
    if listens(server, port):
        print(f"Essay Planner: http://{HOST}:{port}  (Ctrl-C stops it, your data stays)", flush=True)
    return server.wait()


def listens(server: subprocess.Popen, port: int) -> bool:
    """Wait until the server takes connections; False if it ended instead."""
    while server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return True
        time.sleep(0.05)
    return False


if __name__ == "__main__":
    sys.exit(main())
