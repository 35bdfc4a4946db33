"""What a search for evidence costs the server on the shipped bank, beside a view that does nothing but one SELECT.

Measured as a save is (see `bench.save`): each request gives the fragment that the evidence panel shows as one types.
"""

import argparse

from bench.budgets import PAGE_QUERIES
from bench.plans import begin, fill, first_point, make_class
from bench.save import Contestant, application, compete, open_plan, rows_of
from bench.tables import Result

SEARCHES = (
    ("all of the bank", {}),
    ("one letter", {"q": "w"}),
    ("two words", {"q": "women workers"}),
    ("a word that is nowhere", {"q": "zebra"}),
    ("every filter", {"q": "w", "side": "supports", "figure": "1", "unused": "1"}),
)


def measure(options: argparse.Namespace) -> Result:
    with application() as app:
        contestants = make_contestants()
        compete(app, contestants, options.rounds)
    return judge(options.database, contestants)


def make_contestants() -> list[Contestant]:
    assignment, (student,) = make_class("search", 1)
    plan = begin(student, assignment)
    fill(plan, 4)
    cookies, token = open_plan(plan)

    def contestant(name: str, path: str, asked: dict) -> Contestant:
        return Contestant(name, path, cookies, token, lambda number: asked, 200, method="GET")

    bare = contestant("bare view, one SELECT", f"/bare/{first_point(plan).pk}/text/", {})
    path = f"{plan.get_absolute_url()}evidence/"
    return [bare, *(contestant(name, path, {"topic": "", **asked}) for name, asked in SEARCHES)]


def judge(database: str, contestants: list[Contestant]) -> Result:
    result = Result(rows=rows_of(database, contestants))
    for one in contestants[1:]:
        result.expect(one.queries <= PAGE_QUERIES, f"{one.name}: {one.queries} queries, not {PAGE_QUERIES} at most")
    return result
