"""Planning by keyboard alone, in a real browser: shortcuts, their switch, and where the focus goes."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from people.models import User
from plans.models import Citation
from tests.plans.browsing import FAULTS
from tests.support.workspace import eventually, field, found_evidence, notice, saved, search, settled, state, write
from topics.models import Evidence

pytestmark = pytest.mark.any_database


@pytest.fixture
def open_plan(browse, desk):
    """Return a function that opens the student's plan in a browser, once the evidence is there."""

    def go(**how) -> Page:
        page = browse(desk.student, **how)
        page.goto(desk.url)
        found_evidence(page)
        return page

    return go


def test_checks_are_walked_by_keyboard_and_lead_to_their_places(open_plan, bank):
    page = open_plan()
    finds = page.locator("#checks .find")

    press(page, "x")
    expect(finds.first).to_be_focused()
    expect(finds.first).to_contain_text("Your answer in one sentence is still empty.")
    press(page, "x")
    expect(finds.nth(1)).to_be_focused()
    press(page, "Shift+Tab", "Enter")
    expect(field(page, bank.slot("thesis"))).to_be_focused()


def test_checks_and_demands_follow_what_is_written(open_plan, bank):
    page = open_plan()
    expect(page.locator("#checks-count-tab")).to_have_text("2")

    press(page, "x", "Enter")
    page.keyboard.type("It changed what they saw.")
    saved(page)

    expect(page.locator("#checks-count-tab")).to_have_text("1")
    expect(page.locator("#checks .find")).to_have_count(1)
    expect(field(page, bank.slot("thesis"))).to_be_focused()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_paragraph_is_planned_without_a_mouse(open_plan, bank):
    page, first = open_plan(), bank.sections()[0]

    press(page, "j")
    expect(field(page, bank.slot("thesis"))).to_be_focused()
    page.keyboard.type("I argue, just so?")  # letters and "?" are typed, not obeyed
    press(page, "Alt+ArrowDown")
    expect(field(page, bank.slot("point"))).to_be_focused()
    page.keyboard.type("Plays were banned.")
    press(page, "Escape")
    expect(page.locator(f"#fold-{first.pk}")).to_be_focused()
    press(page, "s", "3")
    expect(page.locator("#shortcut-said")).to_have_text("1. Paragraph. Weight: Decisive")
    expect(page.locator(f"#tags-{first.pk}")).to_contain_text("Decisive")
    press(page, "e")
    expect(field(page, bank.slot("point"))).to_be_focused()

    press(page, "Control+Enter")
    expect(page.get_by_label("Search evidence")).to_be_focused()
    search(page, "withdr")
    press(page, "Enter")
    expect(page.get_by_role("button", name="Add: Plays withdrawn")).to_be_focused()
    press(page, "Enter")
    expect(notice(page)).to_contain_text("Added to paragraph 1.")
    expect(field(page, bank.slot("evidence"))).to_be_focused()
    page.keyboard.type("Ten of nineteen.")
    saved(page)

    press(page, "Escape", "Shift+J")
    expect(notice(page)).to_contain_text("Paragraph moved down. It is number 2 now.")
    expect(page.locator(f"#fold-{first.pk}")).to_be_focused()
    press(page, "Shift+J")
    expect(page.locator("#outline-list li:nth-child(4)")).to_have_class(re.compile("is-current"))
    press(page, "Shift+K")
    expect(page.locator("#outline-list li:nth-child(3)")).to_have_class(re.compile("is-current"))
    expect(page.locator(f"#fold-{first.pk}")).to_be_focused()
    press(page, "n")
    expect(notice(page)).to_contain_text("Paragraph added.")
    expect(field(page, bank.slot("point", 4))).to_be_focused()
    press(page, "Escape", "Shift+S")
    page.wait_for_url(f"**{bank.url}submit/")

    first.refresh_from_db()
    assert (first.side, first.weight, Citation.objects.get().slot.section_id) == ("supports", 3, first.pk)
    assert bank.texts("thesis") == ["I argue, just so?"]
    assert bank.texts() == ["", "Plays were banned.", "", ""]
    assert bank.texts("evidence") == ["", "Ten of nineteen.", "", ""]


def test_every_part_is_reached_and_folded_paragraphs_open(open_plan, bank):
    page = open_plan()
    parts = page.evaluate("[...document.querySelectorAll('#plan [id^=slot-]')].map(({ id }) => id)")
    here = "document.activeElement.id"

    down = [press(page, "Alt+ArrowDown") or page.evaluate(here) for _ in parts]
    up = [press(page, "Alt+ArrowUp") or page.evaluate(here) for _ in parts[1:]]
    press(page, "Escape", "j")  # goes on from the part that was left, not from the head of its paragraph

    assert len(parts) == 18
    assert (down, up) == (parts, parts[-2::-1])
    assert page.evaluate(here) == parts[1]


def test_single_keys_are_switched_off_and_the_others_stay(open_plan, bank):
    page, sent = open_plan(), []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))

    page.get_by_role("button", name="Keyboard shortcuts").press("Enter")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    press(page, "n", "j")  # nothing happens behind the list
    page.get_by_role("switch", name="Use single-key shortcuts").press("Space")
    eventually(page, lambda: not User.objects.get(pk=bank.student.pk).shortcuts)
    press(page, "Escape")
    expect(page.get_by_role("button", name="Keyboard shortcuts")).to_be_focused()
    press(page, "n", "j", "?", "Shift+S")
    expect(page.get_by_role("dialog")).to_have_count(0)
    press(page, "Alt+ArrowDown")

    expect(field(page, bank.slot("thesis"))).to_be_focused()
    page.reload()
    expect(page.locator("#single-keys")).not_to_be_checked()
    assert [urlsplit(url).path for url in sent] == ["/shortcuts/"]


def test_list_of_shortcuts_is_accessible(open_plan, bank, axe_in_every_look):
    page = open_plan()

    press(page, "?")

    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    axe_in_every_look(page)


def test_switch_that_could_not_be_kept_goes_back(open_plan, bank, expect_error):
    for part in ("net::ERR_FAILED", "htmx:sendError"):
        expect_error(part)
    page = open_plan()
    page.route("**/shortcuts/", lambda route: route.abort())
    press(page, "?")

    page.locator("#single-keys").press("Space")

    expect(page.locator("#single-keys")).to_be_checked()


def test_letters_and_digits_are_those_of_the_key_on_any_keyboard(open_plan, bank):
    page, first = open_plan(), bank.sections()[0]

    def press_key(key: str, code: str) -> None:
        page.evaluate(
            "(key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {...key, bubbles: true}))",
            {"key": key, "code": code},
        )

    press_key("о", "KeyJ")
    expect(field(page, bank.slot("thesis"))).to_be_focused()
    press(page, "Alt+ArrowDown", "Escape")
    press_key("۳", "Digit3")

    expect(page.locator(f"#tags-{first.pk}")).to_contain_text("Decisive")


def test_comments_are_gone_through(open_plan, bank, commented):
    page = open_plan()
    comments = page.locator("#feedback .find")

    press(page, "f")
    expect(comments.nth(0)).to_be_focused()
    press(page, "f")
    expect(comments.nth(1)).to_be_focused()
    press(page, "f", "Enter")
    expect(page.locator(".note").first).to_be_focused()
    press(page, "k")

    expect(field(page, commented.slot("point"))).to_be_focused()


def test_results_are_gone_through_and_left(open_plan, bank):
    page = open_plan()
    search = page.get_by_label("Search evidence")
    adds = page.locator("#evidence-results [name=evidence]")
    field(page, bank.slot("explanation")).focus()

    press(page, "Escape", "/")
    settled(page)  # the results of this paragraph take the place of the others
    press(page, "ArrowDown", "ArrowDown")
    expect(adds.nth(1)).to_be_focused()
    press(page, "ArrowUp", "ArrowUp")
    expect(search).to_be_focused()
    page.keyboard.type("po")
    press(page, "Escape")
    expect(search).to_have_value("")
    press(page, "Escape")

    expect(field(page, bank.slot("evidence"))).to_be_focused()


def test_focus_stays_near_when_the_results_change(open_plan, bank, theme):
    for number in range(12):
        Evidence.objects.create(key=f"card-{number}", theme=theme, title=f"Card {number}", text="Text.", position=9)
    page = open_plan()
    results = page.locator("#evidence-results")

    results.get_by_role("button", name="Show more").press("Enter")
    expect(results.get_by_role("button", name="Add: Card 9")).to_be_focused()
    settled(page)
    page.get_by_text("Not yet used").click()
    expect(results.locator(".bank")).to_have_count(12)
    settled(page)
    results.get_by_role("button", name="Add: Plays withdrawn").click()
    expect(results.get_by_role("button", name="Add: The poem")).to_be_focused()
    settled(page)
    press(page, "Enter")

    expect(field(page, bank.slot("evidence"))).to_be_focused()
    expect(results.get_by_role("button", name="Add: The poem")).to_have_count(0)
    assert Citation.objects.count() == 2


def test_phone_with_a_keyboard_shows_the_plan_again_after_adding(open_plan, bank):
    page = open_plan(phone=True)
    field(page, bank.slot("point")).focus()

    press(page, "Control+Enter")
    expect(page.get_by_label("Search evidence")).to_be_focused()
    search(page, "mandel")
    press(page, "Enter")
    expect(page.get_by_role("button", name="Add: The poem")).to_be_focused()
    press(page, "Enter")

    expect(notice(page)).to_contain_text("Added to paragraph 1.")
    expect(field(page, bank.slot("evidence"))).to_be_focused()
    expect(page.locator("#evidence")).not_to_be_visible()


def test_own_evidence_is_written_without_a_mouse(open_plan, bank, expect_error):
    expect_error("status of 422")
    page = open_plan()
    own = page.locator("#own-evidence")

    own.get_by_role("button").press("Enter")
    expect(own.get_by_label("What happened, or what it says")).to_be_focused()
    own.get_by_label("How reliable").select_option("contested")
    own.get_by_label("Title").press("Enter")
    expect(own.get_by_label("What happened, or what it says")).to_be_focused()
    page.keyboard.type("An icon stood behind the stove.")
    own.get_by_label("How reliable").select_option("")
    own.get_by_label("Title").press("Enter")

    expect(page.locator(".ev", has_text="An icon stood behind the stove.")).to_be_visible()
    expect(field(page, bank.slot("evidence"))).to_be_focused()


def test_outline_leads_to_a_part_and_marks_it(open_plan, bank):
    page, second = open_plan(), bank.sections()[1]
    link = page.locator("#outline-list").get_by_role("link", name="2. Paragraph")

    link.press("Enter")
    expect(page.locator(f"#fold-{second.pk}")).to_be_focused()
    expect(link).to_have_attribute("aria-current", "true")
    press(page, "j")
    expect(field(page, bank.slot("point", 2))).to_be_focused()
    page.locator("#outline-list").get_by_role("link", name="Conclusion").press("Enter")

    expect(page.locator("#outline-list [aria-current]")).to_have_text("Conclusion")
    expect(page.locator("#conclusion")).to_be_focused()


def test_closing_a_message_leaves_the_focus_where_the_work_is(open_plan, bank):
    page = open_plan()
    press(page, "n")
    expect(notice(page)).to_contain_text("Paragraph added.")

    notice(page).get_by_role("button", name="Close this message").press("Enter")

    expect(field(page, bank.slot("point", 4))).to_be_focused()


def test_screen_reader_hears_the_first_save_what_is_wrong_and_that_it_is_right_again(open_plan, bank, allow_error):
    for part in FAULTS:
        allow_error(part)
    page, thesis = open_plan(), bank.slot("thesis")
    heard = listen_to(page, "#save-heard")

    for words in ("Twelve", " words", " more"):
        write(page, thesis, words)
        eventually(page, lambda: bank.slot("thesis").text == field(page, thesis).input_value())
        saved(page)
    page.route("**/slots/**", lambda route: route.abort())
    write(page, thesis, ", typed offline")
    expect(state(page)).to_contain_text("Offline")
    page.unroute("**/slots/**")
    saved(page)

    assert [re.sub("^Saved .*", "Saved at", words) for words in page.evaluate(heard)] == [
        "Saved at",
        "Offline: 1 change kept on this device",
        "Saved at",
    ]


def test_number_of_cards_is_told_to_who_searches_alone(open_plan, bank):
    page = open_plan()
    heard = listen_to(page, "#evidence-count")

    press(page, "n")
    expect(notice(page)).to_contain_text("Paragraph added.")
    settled(page)
    assert page.evaluate(heard) == []
    search(page, "mandel")

    assert page.evaluate(heard) == ["1 card found."]


def listen_to(page: Page, part: str) -> str:
    """Return what to evaluate for each thing that a screen reader has heard from a part since."""
    page.evaluate(
        """(part) => {
            const place = document.querySelector(part);
            window.heard = [];
            const hear = () => place.textContent.trim() && window.heard.push(place.textContent.trim());
            new MutationObserver((changes) => changes.forEach(hear)).observe(place, { childList: true });
        }""",
        part,
    )
    return "heard"


# A ring around it or around the label that it is in.
SHOWS_FOCUS = """() => {
    const active = document.activeElement;
    return [active, active.closest("label") ?? active].some((place) => getComputedStyle(place).outlineStyle !== "none");
}"""


def test_what_has_the_focus_shows_it(open_plan, commented, bank):
    page, hidden = open_plan(), []
    page.get_by_role("button", name="Write your own evidence").press("Enter")
    expect(page.get_by_label("What happened, or what it says")).to_be_focused()
    page.locator("#main").focus()

    for _ in iter(lambda: press(page, "Tab") or page.evaluate("document.activeElement.tagName"), "BODY"):
        if not page.evaluate(SHOWS_FOCUS):
            hidden.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))

    assert hidden == []
