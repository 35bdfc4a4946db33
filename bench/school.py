"""What the pages of a teacher and of a student cost the server in a school, beside the same in a class of twelve.

The class of twelve has the site to itself: its pages are measured first, then the school is made, then its pages are
measured. A bare view is measured in both, to show whether the machine was as quick both times.
"""

import argparse
import statistics
from collections.abc import Callable
from functools import partial
from urllib.parse import parse_qsl

from django.db import connection
from django.db.models import Count
from django.test import Client
from django.urls import reverse

from bench.budgets import PAGE_QUERIES
from bench.plans import SIGN_IN_BY
from bench.save import HOST, Contestant, application, compete
from bench.tables import Result, milliseconds
from demo.school import Size, make_school
from people.models import Classroom, User
from plans.models import PlanState, Slot
from reviews.actions import agree_to_exemplar, ask_exemplar, make_sheet
from reviews.models import Exemplar, FeedbackSheet, Submission
from reviews.reading import draft_sheet

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
    """Measure the pages of a teacher, and of one of their students, on the site as it is now."""
    room = Classroom.objects.taught_by(teacher).first()
    sheet, exemplar = add_sheet(room, teacher), add_exemplar(room, teacher)
    gather_statistics()
    contestants = [
        *contestants_of(teacher, pages_of_teacher(teacher, room, sheet, exemplar)),
        *contestants_of(exemplar.submission.plan.owner, pages_of_student(exemplar.submission)),
    ]
    compete(app, contestants, rounds)
    return contestants


def gather_statistics() -> None:
    """Let the database look at what it holds, as PostgreSQL does by itself after a while."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def add_sheet(room: Classroom, teacher: User) -> FeedbackSheet:
    """Make the feedback sheet of the assignment of the class in which most is decided."""
    by_decided = room.assignments.annotate(decided=Count("plans__submissions__review")).order_by("-decided", "pk")
    assignment = by_decided.first()
    sheet, plans = draft_sheet(assignment, teacher)
    return make_sheet(assignment=assignment, teacher=teacher, sheet=sheet, plans=plans)


def add_exemplar(room: Classroom, teacher: User) -> Exemplar:
    """Have a student of the class agree to show an approved plan that was handed in more than once."""
    approved = Submission.objects.latest().filter(plan__classroom=room, plan__state=PlanState.APPROVED)
    submission = approved.order_by("-number", "pk").first()
    exemplar = ask_exemplar(submission=submission, teacher=teacher)
    agree_to_exemplar(exemplar=exemplar)
    return exemplar


def pages_of_teacher(teacher: User, room: Classroom, sheet: FeedbackSheet, exemplar: Exemplar) -> dict[str, str]:
    waiting = Submission.objects.reviewable_by(teacher).waiting().order_by("-number", "pk").first()
    slot = Slot.objects.filter(section__plan__owner=waiting.plan.owner).first()
    queue = reverse("reviews:queue")
    return {
        BARE: f"/bare/{slot.pk}/text/",
        "home": reverse("home"),
        "class": room.get_absolute_url(),
        "class at a glance": reverse("reviews:glance", args=[room.pk]),
        "people of the class": reverse("people:classroom-people", args=[room.pk]),
        "queue": queue,
        "queue, returned": f"{queue}?state=returned",
        "queue, approved": f"{queue}?state=approved",
        "review": waiting.get_absolute_url(),
        "review, decided": exemplar.submission.get_absolute_url(),
        "saved comments": reverse("reviews:saved-list"),
        "criteria": reverse("reviews:profile-list"),
        "feedback sheets": reverse("reviews:sheet-list", args=[sheet.assignment_id]),
        "one feedback sheet": sheet.get_absolute_url(),
        "exemplars": reverse("reviews:exemplar-list", args=[room.pk]),
        "notices": reverse("notices:list"),
    }


def pages_of_student(submission: Submission) -> dict[str, str]:
    plan = submission.plan
    return {
        "student: home": reverse("home"),
        "student: plans": reverse("plans:list"),
        "student: class": plan.classroom.get_absolute_url(),
        "student: plan with feedback": plan.get_absolute_url(),
        "student: submissions compared": reverse("reviews:submission", args=[plan.pk, submission.number]),
        "student: what teachers see": reverse("reviews:standings", args=[plan.classroom_id]),
        "student: notices": reverse("notices:list"),
    }


def contestants_of(user: User, pages: dict[str, str]) -> list[Contestant]:
    cookies, token = sign_in(user)
    found = []
    for name, address in pages.items():
        path, _, query = address.partition("?")
        found.append(Contestant(name, path, cookies, token, partial(_asked, query), 200, method="GET", is_htmx=False))
    return found


def _asked(query: str, number: int) -> dict:
    return dict(parse_qsl(query))


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
