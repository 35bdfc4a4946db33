"""What a teacher's pages cost the server in a school, beside the same pages in a class of twelve.

The class of twelve has the site to itself: its pages are measured first, then the school is made, then its pages are
measured. A bare view is measured in both, to show whether the machine was as quick both times.
"""

import argparse
import statistics
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.urls import reverse

from bench.budgets import PAGE_QUERIES
from bench.plans import SIGN_IN_BY
from bench.save import HOST, Contestant, application, compete
from bench.tables import Result, milliseconds
from demo.school import Size, make_school
from people.models import Classroom, User
from plans.models import Slot
from reviews.models import Submission

# A student has as many plans, submissions and comments in the one as in the other.
CLASS_OF_TWELVE = Size(classes=1, students=12, submissions=100, comments=1_000)
SCHOOL = Size()
MOST_ROUNDS = 100  # pages take longer than saves, and there are more of them
BARE = "bare view, one SELECT"


def measure(options: argparse.Namespace, *, small: Size = CLASS_OF_TWELVE, large: Size = SCHOOL) -> Result:
    rounds = min(options.rounds, MOST_ROUNDS)
    with application() as app:
        alone = compare(app, make_school(small, domain="class.example")[0], rounds)
        school = compare(app, make_school(large)[0], rounds)
    return judge(options.database, alone, school)


def compare(app: Callable, teacher: User, rounds: int) -> list[Contestant]:
    """Measure the pages of a teacher on the site as it is now."""
    gather_statistics()
    contestants = make_contestants(teacher)
    compete(app, contestants, rounds)
    return contestants


def gather_statistics() -> None:
    """Let the database look at what it holds, as PostgreSQL does by itself after a while."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make_contestants(teacher: User) -> list[Contestant]:
    room = Classroom.objects.taught_by(teacher).first()
    waiting = Submission.objects.reviewable_by(teacher).waiting().order_by("-number", "pk").first()
    slot = Slot.objects.filter(section__plan__owner=waiting.plan.owner).first()
    pages = {
        BARE: f"/bare/{slot.pk}/text/",
        "home": reverse("home"),
        "class": room.get_absolute_url(),
        "class at a glance": reverse("reviews:glance", args=[room.pk]),
        "people of the class": reverse("people:classroom-people", args=[room.pk]),
        "queue": reverse("reviews:queue"),
        "review": waiting.get_absolute_url(),
    }
    cookies, token = sign_in(teacher)
    return [Contestant(name, path, cookies, token, nothing, 200, method="GET") for name, path in pages.items()]


def nothing(number: int) -> dict:
    return {}


def sign_in(user: User) -> tuple[str, str]:
    """Return the cookies and the CSRF token of somebody who is signed in."""
    client = Client(SERVER_NAME=HOST)
    client.force_login(user, backend=SIGN_IN_BY)
    client.get(reverse("people:account"))
    cookies = "; ".join(f"{key}={morsel.value}" for key, morsel in client.cookies.items())
    return cookies, client.cookies["csrftoken"].value


def judge(database: str, alone: list[Contestant], school: list[Contestant]) -> Result:
    result = Result()
    for one, other in zip(alone, school, strict=True):
        times = [statistics.median(each.seconds) for each in (one, other)]
        cells = (one.queries, other.queries, *map(milliseconds, times), f"{times[1] / times[0]:.2f}")
        result.rows.append((database, one.name, *cells))
        result.expect(other.queries <= PAGE_QUERIES, f"{one.name}: {other.queries} queries, not {PAGE_QUERIES} at most")
    return result
