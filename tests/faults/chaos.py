"""A student who types, moves, removes and takes back, while everything around them fails at random.

Every word that is typed is a new one, so that a lost word can be counted: whenever the student comes back to a part,
and at the end. `Chaos(...).run(operations)` leaves the plan with all faults gone; `report()` compares what was typed
with what the page shows and what the server holds.
"""

import contextlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Error, Page, Route, expect

from plans.models import Section, Slot
from tests.faults.killable import KillableServer, database_away
from tests.plans.conftest import Desk
from tests.support.browser import session_cookie
from tests.support.workspace import SAVED, state

TYPE = """([place, start, share, words]) => {
    const fields = [...document.querySelectorAll("#plan textarea[id^='slot-']")];
    if (!fields.length) return null;
    const field = fields[place % fields.length];
    const found = field.value;
    const from = Math.floor(start * field.value.length);
    field.setRangeText(words, from, from + Math.floor(share * (field.value.length - from)), "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return [field.id.slice("slot-".length), found, field.value];
}"""
DESCRIBE = """([place, words]) => {
    const fields = [...document.querySelectorAll("#plan input[id^='factor-']")];
    if (!fields.length) return null;
    const field = fields[place % fields.length];
    field.value = words;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return [field.id.slice("factor-".length), words];
}"""
PRESS = """([selector, place]) => {
    const buttons = [...document.querySelectorAll(selector)].filter((button) => !button.disabled);
    buttons[place % buttons.length]?.click();
}"""
SHOWN = """() => Object.fromEntries(
    [...document.querySelectorAll("#plan textarea[id^='slot-'], #plan input[id^='factor-']")]
        .map((field) => [field.id, field.value]))"""
FILL = """(milliseconds) => {
    const { setItem } = Storage.prototype;
    if (window.isFull) return;
    window.isFull = true;
    Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
    setTimeout(() => {
        Storage.prototype.setItem = setItem;
        window.isFull = false;
    }, milliseconds);
}"""
KEEPS_ALL = "() => window.workspace?.kept?.isSafe() ?? true"
LETS_GO = "() => dispatchEvent(new Event('beforeunload', { cancelable: true }))"
BUTTONS = {
    "add": ".sheet-add",
    "remove": "[data-hx-post$='/remove/']:not([value])",
    "undo": "#undo",
    "move": "[id^='up-'], [id^='down-']",
}
# What happens how often; the rest of the time the student types.
WEIGHTS = {
    "type": 60,
    "describe": 5,
    "add": 3,
    "remove": 3,
    "undo": 5,
    "move": 8,
    "reload": 3,
    "close_tab": 1,
    "go_offline": 3,
    "lose_answers": 4,
    "refuse": 3,
    "sign_out": 2,
    "kill_server": 2,
    "hold_database": 1,
    "fill_storage": 2,
}
# Whether what other tabs left has come into this one, or is shown to be copied.
IS_TAKEN_UP = """() => window.workspace?.kept.all().every(({ key }) =>
    workspace.kept.isMine(key) || document.querySelector(`#kept-words [data-key="${CSS.escape(key)}"]`))"""
LONGEST_PAUSE_MS = 150
FULL_MS = 4_000
PATIENCE_MS = 40_000


@dataclass
class Report:
    """What came of a run. `lost` are words that were typed last and are neither on the server nor offered by the page.

    The page offers words to be copied where a paragraph was removed, and changed, before they came. Words that were
    gone when the student came back to type on are lost, too, whatever was typed over them since.
    """

    seed: int
    operations: dict[str, int]
    lost: int
    differences: list[str]
    problems: int

    def __str__(self) -> str:
        done = ", ".join(f"{name} {count}" for name, count in self.operations.items())
        return f"chaos: seed {self.seed}, {sum(self.operations.values())} operations ({done}): lost words {self.lost}"


@dataclass
class Chaos:
    page: Page
    server: KillableServer
    desk: Desk
    seed: int
    typed: dict[str, str] = field(default_factory=dict)
    factors: dict[str, str] = field(default_factory=dict)
    missed: dict[str, str] = field(default_factory=dict)
    unsettled: list[str] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)
    words: int = 0

    def __post_init__(self):
        self.random = random.Random(self.seed)
        self.url = self.server.url + self.desk.url
        self.is_away = False

    def run(self, operations: int) -> Report:
        names, weights = zip(*WEIGHTS.items(), strict=True)
        for _ in range(operations):
            name = self.random.choices(names, weights)[0]
            self.done[name] = self.done.get(name, 0) + 1
            getattr(self, name)()
            self.page.wait_for_timeout(self.random.randrange(LONGEST_PAUSE_MS))
            if self.is_away and self.random.random() < 0.1:
                self.come_back()
        self.come_back()
        self.settle()
        return self.report()

    # ---- What the student does

    def type(self) -> None:
        self.words += 1
        words = f" w{self.words} слово{self.words}"
        share = self.random.choice([0, 0, 0, 0.2, 1])
        answer = self.page.evaluate(TYPE, [self.random.randrange(100), self.random.random(), share, words])
        if answer:
            pk, found, text = answer
            self.look_again(pk, found, words)
            self.typed[pk] = text

    def look_again(self, pk: str, found: str, words: str) -> None:
        """Note the words that were typed into a part and are not in it any more, now that others are typed."""
        typed = self.typed.get(pk, "")
        gone = set(typed.split()) - set(found.split())
        if gone and typed not in self.offered():
            self.missed |= {word: f"{word} of slot-{pk} was gone before{words}" for word in gone}

    def offered(self) -> list[str]:
        return self.page.locator("#kept-words blockquote").all_text_contents()

    def describe(self) -> None:
        self.words += 1
        answer = self.page.evaluate(DESCRIBE, [self.random.randrange(100), f"factor {self.words}"])
        if answer:
            self.factors[answer[0]] = answer[1]

    def press(self, name: str) -> None:
        self.page.evaluate(PRESS, [BUTTONS[name], self.random.randrange(100)])

    def add(self) -> None:
        self.press("add")

    def remove(self) -> None:
        self.press("remove")

    def undo(self) -> None:
        self.press("undo")

    def move(self) -> None:
        self.press("move")

    def reload(self) -> None:
        """Open the plan again; without a network or a server this device has it, unless nobody is signed in."""
        if self.stays():
            return
        if self.is_signed_out or self.random.random() < 0.5 or not self.page.evaluate(KEEPS_ALL):
            self.come_back()
        try:
            self.page.goto(self.url)
        except Error:  # the device had not kept it yet
            self.come_back()
            self.page.goto(self.url)

    def close_tab(self) -> None:
        if self.stays():
            return
        context = self.page.context
        self.page.close()
        self.come_back(context)
        self.page = context.new_page()
        self.page.goto(self.url)
        # Nobody types so fast that what the tab left has not come yet.
        self.page.wait_for_function(IS_TAKEN_UP)

    def stays(self) -> bool:
        """Whether the page asks not to be left, and so is not, since it alone has what was typed."""
        return not self.page.evaluate(LETS_GO)

    # ---- What goes wrong

    def go_offline(self) -> None:
        self.is_away = True
        self.page.context.set_offline(True)

    def lose_answers(self) -> None:
        def lose(route: Route) -> None:
            with contextlib.suppress(Error):  # the page or the server is gone meanwhile
                route.fetch()
                route.abort()

        self.intercept(lose)

    def refuse(self) -> None:
        status = self.random.choice([413, 429, 500, 503])
        self.intercept(lambda route: route.fulfill(status=status, body="No"))

    def intercept(self, handle: Callable[[Route], None]) -> None:
        """Let the next few things that are sent end otherwise."""

        def handle_if_sent(route: Route) -> None:
            if route.request.method == "POST":
                handle(route)
            else:
                route.fallback()

        self.page.route("**/plans/**", handle_if_sent, times=self.random.randint(1, 3))

    def sign_out(self) -> None:
        self.is_away = True
        self.page.context.clear_cookies()

    def kill_server(self) -> None:
        self.is_away = True
        self.server.kill()

    def hold_database(self) -> None:
        if self.server.process:
            with database_away():
                self.page.wait_for_timeout(500)

    def fill_storage(self) -> None:
        """For a while, the browser keeps nothing more of what it is given."""
        self.page.evaluate(FILL, FULL_MS)

    # ---- And comes right again

    @property
    def is_signed_out(self) -> bool:
        return not any(cookie["name"] == "sessionid" for cookie in self.page.context.cookies())

    def come_back(self, context=None) -> None:
        context = context or self.page.context
        self.is_away = False
        if not self.server.process:
            self.server.start()
        context.set_offline(False)
        if not any(cookie["name"] == "sessionid" for cookie in context.cookies()):
            context.add_cookies([session_cookie(self.desk.student, self.server.url)])

    def settle(self) -> None:
        """Wait until the page says that all is saved, and goes on saying so."""
        self.page.unroute_all(behavior="ignoreErrors")
        self.page.wait_for_function(LETS_GO)
        self.page.reload()
        with self.told_in_the_report():
            for _ in range(2):
                expect(state(self.page)).to_have_text(SAVED, timeout=PATIENCE_MS)
                self.page.wait_for_timeout(1_500)

    @contextlib.contextmanager
    def told_in_the_report(self) -> Iterator[None]:
        """What never came to be saved is a difference; how many words are lost is counted all the same."""
        try:
            yield
        except AssertionError:
            self.unsettled.append(f"the page ends with {state(self.page).text_content()!r}")

    def report(self) -> Report:
        shown = self.page.evaluate(SHOWN)
        held = {f"slot-{pk}": text for pk, text in Slot.objects.values_list("pk", "text")}
        held |= {f"factor-{pk}": factor for pk, factor in Section.objects.values_list("pk", "factor")}
        offered = self.offered()
        typed = {f"slot-{pk}": text for pk, text in self.typed.items() if text not in offered}
        typed |= {f"factor-{pk}": text for pk, text in self.factors.items()}
        lost, differences = set(self.missed), [*self.unsettled, *self.missed.values()]
        for pk, text in typed.items():
            lost |= set(text.split()) - set(held[pk].split())
            if len({text, held[pk], shown.get(pk, text)}) > 1:
                differences.append(f"{pk}: typed {text!r}, on the server {held[pk]!r}, shown {shown.get(pk)!r}")
        return Report(self.seed, self.done, len(lost), differences, self.page.locator(".problem").count())
