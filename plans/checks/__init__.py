"""Checks of a plan: rules that anybody can follow, which say what, where and why, and never stand in the way. Pure."""

from collections.abc import Iterable

from plans.checks.demands import DemandState, read_demands
from plans.checks.finding import Check, Finding, Report
from plans.checks.first import FIRST
from plans.checks.stronger import STRONGER
from plans.document import PlanDocument

__all__ = [
    "ABOUT_EMPTY_PARTS",
    "FIRST",
    "STRONGER",
    "Check",
    "DemandState",
    "Finding",
    "Report",
    "check_plan",
    "read_demands",
]

# What these find is told as well by a list of what is still empty.
ABOUT_EMPTY_PARTS = ("line", "parts", "judgement", "degree")


def check_plan(document: PlanDocument) -> Report:
    """Return what the checks say of a plan, each group in the order of its checks and then of the plan."""
    asked = [check for check in (*FIRST, *STRONGER) if check.asks(document)]
    found = {check.key: tuple(check.find(document)) for check in asked}

    def listed(checks: Iterable[Check]) -> tuple[tuple[str, Finding], ...]:
        return tuple((check.key, finding) for check in checks for finding in found.get(check.key, ()))

    fine = tuple(check.rule for check in asked if not found[check.key])
    return Report(listed(FIRST), listed(STRONGER), fine)
