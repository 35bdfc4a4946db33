"""What the browser tests of the workspace have in common: its parts, and a plan that is open in several places."""

from playwright.sync_api import Page

FAULTS = ("Failed to load resource", "Failed to fetch", "htmx:sendError", "Response Status")
FORBID_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {
    get() { throw new DOMException("", "SecurityError"); },
});"""
FILL_STORAGE = "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }"


def open_tabs(browse, desk) -> tuple[Page, Page]:
    """The plan in two tabs of one browser."""
    first = browse(desk.student)
    second = first.context.new_page()
    for tab in (first, second):
        tab.goto(desk.url)
    return first, second


def settings(page: Page, section):
    return page.locator(f"#settings-{section.pk}")


def factor(page: Page, section):
    return page.locator(f"#factor-{section.pk}")


def choose(page: Page, section, name: str) -> None:
    """Choose a side or a weight."""
    settings(page, section).get_by_role("radio", name=name).evaluate("(radio) => radio.click()")


def described(section) -> tuple:
    section.refresh_from_db()
    return section.side, section.factor, section.weight


def listen(page: Page, part: str) -> list[str]:
    """Return a list that fills with what is sent to addresses with this part."""
    sent = []
    page.on("request", lambda request: part in request.url and request.method == "POST" and sent.append(request))
    return sent
