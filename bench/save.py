"""What saving one slot costs the server, beside a view that does nothing but one UPDATE.

Requests go through the whole WSGI application in this process, with all middleware, a session and a CSRF token, so
that neither a network nor another program is measured. The requests take turns, so that whatever disturbs the machine
disturbs all of them.
"""

import argparse
import io
import statistics
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.wsgi import get_wsgi_application
from django.test import Client, override_settings

from bench.budgets import SAVE_ANSWER_BYTES, SAVE_QUERIES
from bench.plans import SENTENCE, SIGN_IN_BY, begin, fill, first_point, make_class
from bench.tables import Result, milliseconds, percentile
from plans.models import Plan, Slot
from tests.support.queries import count_queries

SIZES = (4, 40)
HOST = "localhost"
WARM_UP = 20


@dataclass
class Contestant:
    """A request that is made again and again, each time with other fields."""

    name: str
    path: str
    cookies: str
    token: str
    fields: Callable[[int], dict]
    status: int
    method: str = "POST"
    is_htmx: bool = True
    seconds: list[float] = field(default_factory=list)
    queries: int = 0
    longest_answer: int = 0

    def environ(self, number: int) -> dict:
        fields = urlencode(self.fields(number))
        body = b"" if self.method == "GET" else fields.encode()
        return {
            "REQUEST_METHOD": self.method,
            "PATH_INFO": self.path,
            "QUERY_STRING": fields if self.method == "GET" else "",
            "SERVER_NAME": HOST,
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_COOKIE": self.cookies,
            "HTTP_X_CSRFTOKEN": self.token,
            "HTTP_ACCEPT_ENCODING": "gzip",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
        } | ({"HTTP_HX_REQUEST": "true"} if self.is_htmx else {})

    def run(self, application, number: int) -> float:
        """Make the request; return how long the application took. A failure stops the measurement."""
        environ, statuses = self.environ(number), []
        began = time.perf_counter()
        response = application(environ, lambda status, headers: statuses.append(status))
        body = b"".join(response)
        response.close()
        took = time.perf_counter() - began
        if not statuses[0].startswith(str(self.status)):
            raise RuntimeError(f"{self.name} answered {statuses[0]}")
        self.longest_answer = max(self.longest_answer, len(body))
        return took


def measure(options: argparse.Namespace) -> Result:
    with application() as app:
        contestants = make_contestants()
        compete(app, contestants, options.rounds)
    return judge(options.database, contestants)


@contextmanager
def application() -> Iterator[Callable]:
    """Yield the WSGI application with the bare view beside the site's own."""
    with override_settings(ROOT_URLCONF="bench.bare"):
        yield get_wsgi_application()


def make_contestants() -> list[Contestant]:
    assignment, students = make_class("save", len(SIZES) + 1)
    plans = [begin(student, assignment) for student in students]
    for plan, paragraphs in zip(plans, (*SIZES, SIZES[0]), strict=True):
        fill(plan, paragraphs)
    bare = contestant("bare view, one UPDATE", plans[-1], is_bare=True)
    return [bare, *(contestant(f"save, {size} paragraphs", plan) for size, plan in zip(SIZES, plans, strict=False))]


def contestant(name: str, plan: Plan, *, is_bare: bool = False) -> Contestant:
    slot, (cookies, token) = first_point(plan), open_plan(plan)
    if is_bare:
        return Contestant(name, f"/bare/{slot.pk}/", cookies, token, lambda number: {"text": text(number)}, 204)
    path = f"{plan.get_absolute_url()}slots/{slot.pk}/"
    return Contestant(name, path, cookies, token, lambda number: fields(slot, number), 200)


def open_plan(plan: Plan) -> tuple[str, str]:
    """Open the plan's page as its owner; return the cookies that the browser then has, and the CSRF token."""
    client = Client(SERVER_NAME=HOST)
    client.force_login(plan.owner, backend=SIGN_IN_BY)
    client.get(plan.get_absolute_url())
    cookies = "; ".join(f"{key}={morsel.value}" for key, morsel in client.cookies.items())
    return cookies, client.cookies["csrftoken"].value


def text(number: int) -> str:
    return f"{number} {SENTENCE * 2}"


def fields(slot: Slot, number: int) -> dict:
    """What the page sends: each save names its edit, and the revision that the one before it made."""
    return {
        f"slot-{slot.pk}": text(number),
        f"rev-{slot.pk}": slot.revision + number,
        f"edit-{slot.pk}": uuid.uuid4(),
    }


def compete(app: Callable, contestants: list[Contestant], rounds: int) -> None:
    """Let each make its request once a round, another one first each time; then count the queries of one more."""
    for number in range(WARM_UP + rounds):
        turn = number % len(contestants)
        for one in contestants[turn:] + contestants[:turn]:
            took = one.run(app, number)
            if number >= WARM_UP:
                one.seconds.append(took)
    for one in contestants:
        with count_queries() as queries:
            one.run(app, WARM_UP + rounds)
        one.queries = queries.count


def judge(database: str, contestants: list[Contestant]) -> Result:
    result = Result(rows=rows_of(database, contestants))
    for one in contestants[1:]:
        result.expect(one.queries <= SAVE_QUERIES, f"{one.name}: {one.queries} queries, not {SAVE_QUERIES} at most")
        size = one.longest_answer
        result.expect(size <= SAVE_ANSWER_BYTES, f"{one.name}: {size} bytes, not {SAVE_ANSWER_BYTES} at most")
    return result


def rows_of(database: str, contestants: list[Contestant]) -> list[tuple]:
    """Return a row for each: name, queries, median, p95, and the ratio of its median to the first one's."""
    floor, rows = statistics.median(contestants[0].seconds), []
    for one in contestants:
        median = statistics.median(one.seconds)
        times = (milliseconds(median), milliseconds(percentile(one.seconds, 0.95)))
        rows.append((database, one.name, one.queries, *times, f"{median / floor:.2f}"))
    return rows
