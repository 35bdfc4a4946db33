"""A wire between browser and server that counts what goes over it: headers, scripts of the worker, everything.

A browser's own figures leave out what its service worker fetches. A connection carries one request at a time, so what
comes back before the next request belongs to this one.
"""

import contextlib
import re
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from bench.server import HOST

CHUNK = 65_536
REQUEST = re.compile(rb"(GET|POST|HEAD) (\S+) HTTP/1\.1\r\n")
DESTINATION = re.compile(rb"\r\nSec-Fetch-Dest: (\S+)\r\n", re.I)
BY_WORKER = re.compile(rb"\r\n(Service-Worker: script|Referer: \S+/worker\.js)\r\n", re.I)
WORKER = "worker"


@dataclass
class Exchange:
    """A request and its answer: what the browser wanted it for (`script`, `font`, …), and the bytes both ways.

    What the service worker asks for on its own account, itself included, is for `worker`.
    """

    path: str
    destination: str
    sent: int = 0
    received: int = 0


class Wire:
    """Listens on `port` and passes all on to the server. `exchanges` grows as they happen."""

    def __init__(self, server_port: int):
        self.server_port = server_port
        self.exchanges: list[Exchange] = []
        self.last = time.monotonic()

    def __enter__(self) -> "Wire":
        self.listener = socket.create_server((HOST, 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_) -> None:
        self.listener.close()

    def take(self, quiet_seconds: float) -> list[Exchange]:
        """Wait until nothing passes for a while; return the exchanges since this was last asked."""
        self.last = time.monotonic()
        while (rest := self.last + quiet_seconds - time.monotonic()) > 0:
            time.sleep(rest)
        taken, self.exchanges = self.exchanges, []
        return taken

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                browser, _ = self.listener.accept()
                threading.Thread(target=self._connect, args=(browser,), daemon=True).start()

    def _connect(self, browser: socket.socket) -> None:
        with browser, socket.create_connection((HOST, self.server_port)) as server:
            current = [Exchange("", "")]
            answers = threading.Thread(target=self._answer, args=(server, browser, current), daemon=True)
            answers.start()
            for chunk in chunks(browser):
                if head := REQUEST.match(chunk):
                    current[0] = Exchange(head[2].decode(), purpose(chunk))
                    self.exchanges.append(current[0])
                current[0].sent += len(chunk)
                self.last = time.monotonic()
                server.sendall(chunk)
            with contextlib.suppress(OSError):
                server.shutdown(socket.SHUT_WR)
            answers.join()

    def _answer(self, server: socket.socket, browser: socket.socket, current: list[Exchange]) -> None:
        with contextlib.suppress(OSError):
            for chunk in chunks(server):
                current[0].received += len(chunk)
                self.last = time.monotonic()
                browser.sendall(chunk)


def purpose(request: bytes) -> str:
    """Return what the browser wants a request for, as its headers say."""
    if BY_WORKER.search(request):
        return WORKER
    destination = DESTINATION.search(request)
    return destination[1].decode() if destination else ""


def chunks(source: socket.socket) -> Iterator[bytes]:
    """Yield what comes from a socket until it closes or breaks."""
    with contextlib.suppress(OSError):
        while chunk := source.recv(CHUNK):
            yield chunk
