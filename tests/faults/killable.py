"""A production server of its own process, on the database of the running test: it can be killed and started again."""

import contextlib
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.error import URLError
from urllib.request import urlopen

import psycopg
from django.conf import settings
from django.db import connection

HOST = "127.0.0.1"
PATIENCE_S = 60
PORTS = range(20_000, 30_000)


class KillableServer:
    """granian as a school runs it, with the settings of `tests.faults.serving`."""

    def __init__(self):
        self.port = free_port()
        self.process = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def start(self) -> None:
        """Start it, on the port that it had before; where that is taken for a moment, try again."""
        deadline = time.monotonic() + PATIENCE_S
        self._launch()
        while not self._answers():
            if time.monotonic() > deadline:
                raise RuntimeError("The server does not start.")
            if self.process.poll() is not None:
                self._launch()
            time.sleep(0.05)

    def _launch(self) -> None:
        arguments = ["--interface", "wsgi", "--host", HOST, "--port", str(self.port), "--no-ws", "--log-level", "error"]
        arguments += ["--workers", "1", "--blocking-threads", "4", "essayplanner.wsgi:application"]
        # A group of its own, so that a kill reaches the workers as well.
        self.process = subprocess.Popen(
            [sys.executable, "-m", "granian", *arguments],
            env=os.environ | self.environment(),
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def environment(self) -> dict[str, str]:
        return {
            "DJANGO_SETTINGS_MODULE": "tests.faults.serving",
            "DATABASE_URL": url_of_database(),
            "DATABASE_CONN_MAX_AGE": "60",
            "SECRET_KEY": settings.SECRET_KEY,
            "DEBUG": "0",
            "HTTPS": "0",
            "ALLOWED_HOSTS": HOST,
            "LOG_LEVEL": "CRITICAL",
        }

    def _answers(self) -> bool:
        with contextlib.suppress(URLError, OSError), urlopen(f"{self.url}/healthz", timeout=2):
            return True
        return False

    def kill(self) -> None:
        """End it as a power cut would: at once, in the middle of whatever it does."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def free_port() -> int:
    """Return a port that stays free while the server is down: the system hands out by itself only higher ones."""
    for port in random.sample(PORTS, len(PORTS)):
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.bind((HOST, port))
            return port
    raise RuntimeError("No port is free.")


def url_of_database(name: str = "") -> str:
    """The URL of the database that the test itself uses, or of another of the same server."""
    name = name or connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    base, _, query = os.environ["DATABASE_URL"].partition("?")
    return f"{base.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")


@contextlib.contextmanager
def database_away() -> Iterator[None]:
    """For the server the database is gone, as while it restarts: connections break off, and none is answered.

    SQLite has no server that could go; there another process holds the database instead.
    """
    if connection.vendor == "sqlite":
        with contextlib.closing(
            sqlite3.connect(connection.settings_dict["NAME"], timeout=30, isolation_level=None)
        ) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
            other.execute("ROLLBACK")
        return
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    own = connection.connection.info.backend_pid
    with psycopg.connect(url_of_database("postgres"), autocommit=True) as other:
        other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s",
            [connection.settings_dict["NAME"], own],
        )
        try:
            yield
        finally:
            other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
