"""A simulated student at the keyboard: opens the workspace and saves one slot again and again, as the page does.

Knows nothing of Django or the database: all of it goes over HTTP, on a connection that stays open.
"""

import gzip
import random
import re
import threading
import time
import uuid
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from bench.plans import SENTENCE

HOST = "127.0.0.1"
TIMEOUT_SECONDS = 30
MOST_NAMES = 20
WORDS = SENTENCE.split()
FIRST_WORDS = 80


@dataclass
class Typist:
    """Who types, where, and what came of it. `text` is the last text that was sent."""

    port: int
    session: str
    plan_url: str
    slot: str
    text: str = " ".join(WORDS * (FIRST_WORDS // len(WORDS)))
    revision: str = ""
    token: str = ""
    names: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.connection = HTTPConnection(HOST, self.port, timeout=TIMEOUT_SECONDS)

    def open(self) -> None:
        """Open the workspace, and read off the page what a save has to name."""
        page = self.ask("GET", self.plan_url, {"Cookie": f"sessionid={self.session}"})
        self.revision = self.find(rf'name="rev-{self.slot}" value="([0-9]+)"', page)

    def type(self, start: float, seconds: float, pause: float) -> None:
        """From `start` on, at a moment of one's own in each `pause`, write a word and save.

        As on the page a save waits for the answer to the one before it.
        """
        begin = start + random.uniform(0, pause)
        due = begin
        while due < begin + seconds:
            time.sleep(max(due - time.monotonic(), 0))
            self.text += f" {random.choice(WORDS)}"
            self.save()
            due = max(due + pause, time.monotonic())

    def save(self) -> None:
        """Save the text. What goes wrong is noted; the next save names this edit, too, as it had no answer."""
        self.names = [str(uuid.uuid4()), *self.names][:MOST_NAMES]
        fields = {
            f"slot-{self.slot}": self.text,
            f"rev-{self.slot}": self.revision,
            f"edit-{self.slot}": " ".join(self.names),
            "csrfmiddlewaretoken": self.token,
        }
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={self.token}",
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": self.token,
            "HX-Request": "true",
        }
        began = time.monotonic()
        try:
            answer = self.ask("POST", f"{self.plan_url}slots/{self.slot}/", headers, urlencode(fields))
            self.revision = self.find(rf'name="rev-{self.slot}" value="([0-9]+)"', answer)
        except (OSError, HTTPException, ValueError) as error:
            self.errors.append(f"{type(error).__name__}: {error}")
            self.connection.close()
            return
        self.seconds.append(time.monotonic() - began)
        self.names = []

    def ask(self, method: str, path: str, headers: dict, body: str | None = None) -> str:
        """Return the body of the answer. Raise ValueError for any status but 200."""
        self.connection.request(method, path, body, headers | {"Accept-Encoding": "gzip"})
        response = self.connection.getresponse()
        content = response.read()
        if response.status != 200:
            raise ValueError(f"status {response.status}")
        if cookie := re.search(r"csrftoken=(\w+)", response.headers.get("Set-Cookie", "")):
            self.token = cookie[1]
        return (gzip.decompress(content) if response.headers.get("Content-Encoding") == "gzip" else content).decode()

    @staticmethod
    def find(pattern: str, html: str) -> str:
        found = re.search(pattern, html)
        if not found:
            raise ValueError(f"no {pattern} in the answer")
        return found[1]


def type_together(typists: list[Typist], seconds: float, pause: float) -> float:
    """Let all open their plans, then type at once; return for how long they typed."""
    for typist in typists:
        typist.open()
    start = time.monotonic() + 0.5
    threads = [threading.Thread(target=typist.type, args=(start, seconds, pause)) for typist in typists]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - start
    for typist in typists:
        typist.connection.close()
    return took
