"""The production server in a process of its own, started as `make run` starts it."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE_SECONDS = 60
SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "serve_demo.py"


@contextlib.contextmanager
def running() -> Iterator[int]:
    """Yield the port of a server of the site that the environment names; it is gone afterwards."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, str(SCRIPT)], env=os.environ | {"PORT": str(port)}, stdout=subprocess.DEVNULL
    )
    try:
        wait_until_ready(server, port)
        yield port
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket.create_server((HOST, 0)) as probe:
        return probe.getsockname()[1]


def wait_until_ready(server: subprocess.Popen, port: int) -> None:
    """Return as soon as the server is healthy."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), contextlib.closing(HTTPConnection(HOST, port, timeout=5)) as connection:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")
