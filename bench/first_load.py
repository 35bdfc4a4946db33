"""What a real Chromium fetches from the production server: when it opens the workspace, comes back, and saves.

What the service worker fetches behind the page, to keep a copy for working offline, is counted apart.
"""

import argparse

from playwright.sync_api import Page, sync_playwright

from bench import server
from bench.budgets import FIRST_LOAD_BYTES, SAVE_ANSWER_BYTES, SCRIPT_BYTES
from bench.plans import begin, fill, make_class, sign_in
from bench.tables import Result
from bench.wire import WORKER, Exchange, Wire
from plans.models import PlanState, Slot
from scripts.programs import require_chromium
from tests.support.browser import FLAGS, WIDE

DEMO_STUDENT = "student@demo.example"
LONG = 12
QUIET_SECONDS = 2
KINDS = ("script", "style", "font")
# Whether the service worker has its copy.
IS_KEPT = """async () => {
    const parts = await (await caches.open("parts")).keys();
    return parts.length > 0 && Boolean(await caches.match(location.pathname));
}"""


def measure(options: argparse.Namespace) -> Result:
    result, plans = Result(), make_plans()
    with server.running() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=require_chromium(), args=FLAGS)
        for name, (path, session) in plans.items():
            with Wire(port) as wire:
                url = f"http://{server.HOST}:{wire.port}"
                context = browser.new_context(base_url=url, viewport=WIDE)
                context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
                visit(context.new_page(), path, wire, name, result)
                context.close()
        browser.close()
    return result


def make_plans() -> dict[str, tuple[str, str]]:
    """Return the address of each plan to open, and a session of its owner."""
    drafts = Slot.objects.filter(section__plan__owner__email=DEMO_STUDENT, section__plan__state=PlanState.DRAFT)
    demo = drafts.exclude(text="").get(role="thesis").section.plan
    assignment, students = make_class("first-load", 1)
    long = begin(students[0], assignment)
    fill(long, LONG)
    plans = {"the demo's": demo, f"{LONG} paragraphs": long}
    return {name: (plan.get_absolute_url(), sign_in(plan.owner)) for name, plan in plans.items()}


def visit(page: Page, path: str, wire: Wire, name: str, result: Result) -> None:
    """Open the plan for the first time and again, then write a word; add a row for each, and hold the budgets."""
    page.goto(path)
    page.wait_for_function(IS_KEPT)
    first = wire.take(QUIET_SECONDS)
    page.goto("about:blank")
    page.goto(path)
    again = wire.take(QUIET_SECONDS)
    with page.expect_response("**/slots/**"):
        page.locator("textarea.slot-text:visible").first.press_sequentially("word ")
    save = wire.take(QUIET_SECONDS)
    for what, exchanges in (("first load", first), ("load again", again), ("one save", save)):
        result.rows.append((name, what, *figures(exchanges)))
    for what, size, most in (
        ("the first load", received(first) - received(first, WORKER), FIRST_LOAD_BYTES),
        ("its scripts", received(first, "script"), SCRIPT_BYTES),
        ("a save", received(save), SAVE_ANSWER_BYTES),
    ):
        result.expect(0 < size <= most, f"{name}: {what}: {size:,} bytes, not {most:,} at most")


def figures(exchanges: list[Exchange]) -> tuple[str, ...]:
    """Requests, bytes received by the page: in all, each kind, the rest; bytes received by the worker; bytes sent."""
    kinds, worker = [received(exchanges, kind) for kind in KINDS], received(exchanges, WORKER)
    page = received(exchanges) - worker
    sent = sum(exchange.sent for exchange in exchanges)
    return (str(len(exchanges)), *(f"{size:,} B" for size in (page, *kinds, page - sum(kinds), worker, sent)))


def received(exchanges: list[Exchange], kind: str | None = None) -> int:
    return sum(exchange.received for exchange in exchanges if kind in (None, exchange.destination))
