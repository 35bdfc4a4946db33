"""Arranging a plan in a real browser: paragraphs, evidence, the outline, the phone, and no JavaScript at all."""

import re

import pytest
from playwright.sync_api import Page, expect

from plans.models import Citation
from tests.support.browser import cut_off
from tests.support.workspace import eventually, field, found_evidence, notice, saved, search, state


@pytest.fixture
def open_plan(browse, desk):
    """Return a function that opens the student's plan in a browser."""

    def go(**how) -> Page:
        page = browse(desk.student, **how)
        page.goto(desk.url)
        return page

    return go


@pytest.fixture
def three(desk):
    """A plan whose paragraphs make the points A, B and C."""
    for number, text in enumerate("ABC", start=1):
        desk.write("point", text, number)
    return desk


def line(page: Page, number: int):
    """The line of a paragraph in the outline."""
    return page.locator(f"#outline-list li:nth-child({number + 1})")


def test_paragraph_is_added_and_one_can_write_in_it_at_once(open_plan, desk):
    page = open_plan()

    page.locator("#outline").get_by_role("button", name="Add paragraph").click()
    expect(notice(page)).to_contain_text("Paragraph added.")
    expect(field(page, desk.slot("point", 4))).to_be_focused()
    page.keyboard.type("A fourth point")

    eventually(page, lambda: desk.texts() == ["", "", "", "A fourth point"])


def test_paragraph_moves_by_buttons_and_focus_goes_with_it(open_plan, three):
    page, first = open_plan(), three.sections()[0]

    page.locator(f"#down-{first.pk}").focus()
    page.keyboard.press("Enter")
    expect(notice(page)).to_contain_text("Paragraph moved down.")
    expect(page.locator(f"#down-{first.pk}")).to_be_focused()
    page.keyboard.press("Enter")

    expect(line(page, 3).locator(f"#down-{first.pk}")).to_be_focused()
    assert three.texts() == ["B", "C", "A"]


def test_button_pressed_the_moment_it_comes_does_not_leave_the_page(open_plan, three):
    page, first = open_plan(), three.sections()[0]
    page.evaluate(
        """(id) => {
            window.isSamePage = true;
            window.pressed = 0;
            document.addEventListener("htmx:afterSwap", ({ detail }) => {
                const press = () => document.getElementById(id).click();
                if (detail.target.id === "plan" && window.pressed++ === 0) setTimeout(press, 1);
            });
        }""",
        f"down-{first.pk}",
    )

    page.locator(f"#down-{first.pk}").press("Enter")

    expect(line(page, 3).locator(f"#down-{first.pk}")).to_have_count(1)
    assert three.texts() == ["B", "C", "A"]
    assert page.evaluate("window.isSamePage") is True


def test_button_pressed_twice_in_a_moment_acts_twice(open_plan, three):
    page, first = open_plan(), three.sections()[0]

    page.locator(f"#down-{first.pk}").evaluate("(button) => { button.click(); button.click(); }")

    expect(line(page, 3).locator(f"#down-{first.pk}")).to_have_count(1)
    assert three.texts() == ["B", "C", "A"]


def has_come_to(page: Page, number: int) -> bool:
    """Drag a little, as a hand does, to a line: the page may miss a single move. Return whether the third is there."""
    for height in (2, 6):
        line(page, number).hover(position={"x": 20, "y": height})
    return "3. Paragraph" in line(page, number).inner_text()


def test_paragraph_moves_by_drag(open_plan, three):
    page = open_plan()
    line(page, 3).hover()
    page.wait_for_function("() => Boolean(window.Sortable?.get(document.querySelector('[data-sortable]')))")

    line(page, 3).locator(".grip").hover()
    page.mouse.down()
    for number in (2, 1):
        eventually(page, lambda number=number: has_come_to(page, number))
    page.mouse.up()

    expect(notice(page)).to_contain_text("New order saved.")
    assert three.texts() == ["C", "A", "B"]
    expect(page.locator(".para-line").first).to_have_text("C")


def test_evidence_goes_to_a_paragraph_that_was_brought_back(open_plan, three):
    page, point = open_plan(), three.slot("point", 1)
    field(page, point).focus()

    page.get_by_role("button", name="Remove paragraph 1").press("Enter")
    page.get_by_role("button", name="Undo").press("Enter")

    expect(field(page, point)).to_be_focused()
    expect(page.locator("#target option:checked")).to_have_text("1. Paragraph")


def test_paragraph_is_removed_and_brought_back(open_plan, three):
    page, point = open_plan(), three.slot("point", 1)

    page.get_by_role("button", name="Remove paragraph 1").click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    assert three.texts() == ["B", "C"]
    page.keyboard.press("Enter")

    expect(field(page, point)).to_be_focused()
    expect(field(page, point)).to_have_value("A")
    assert three.texts() == ["A", "B", "C"]


def test_folds_stay_as_they_are_when_the_sheet_is_renewed(open_plan, three):
    page = open_plan()
    second = page.locator(f"#section-{three.sections()[1].pk}")
    second.locator("summary").click()

    page.get_by_role("button", name="Add counterargument").click()
    expect(notice(page)).to_contain_text("Counterargument added.")

    expect(second).to_have_attribute("open", "")


def test_outline_and_target_follow_the_focus(open_plan, three):
    page, second = open_plan(), three.sections()[1]

    page.locator(f"#section-{second.pk} summary").click()
    field(page, three.slot("point", 2)).click()

    expect(line(page, 2).locator("a")).to_have_attribute("aria-current", "true")
    expect(page.locator("#target")).to_have_value(str(second.pk))


def test_evidence_is_found_as_one_types_and_added(open_plan, three, plays, poem):
    page = open_plan()
    field(page, three.slot("point")).click()

    page.get_by_label("Search evidence").fill("withdr")
    card = page.locator("#evidence-results .bank", has_text="Ten of nineteen plays")
    expect(page.locator("#evidence-results .bank")).to_have_count(1)
    card.get_by_role("button", name="Add: Plays withdrawn").click()

    expect(notice(page)).to_contain_text("Added to paragraph 1.")
    expect(page.locator(f"#part-{three.slot('evidence').pk} .ev svg[role=img]")).to_be_visible()
    expect(card).to_contain_text("In paragraph 1")
    expect(card.get_by_role("button")).to_be_focused()
    assert Citation.objects.get().slot == three.slot("evidence")


def test_evidence_is_taken_out(open_plan, three, plays):
    Citation.objects.create(slot=three.slot("evidence"), evidence=plays)
    page = open_plan()

    page.get_by_role("button", name="Take out: Plays withdrawn").click()

    expect(notice(page)).to_contain_text("Card taken out.")
    expect(page.locator(f"#add-to-{three.slot('evidence').pk}")).to_be_focused()
    assert Citation.objects.count() == 0


def test_add_evidence_leads_to_the_search_for_that_paragraph(open_plan, three):
    page, second = open_plan(), three.sections()[1]
    page.locator(f"#section-{second.pk} summary").click()

    page.get_by_role("button", name="Add evidence to paragraph 2").click()

    expect(page.get_by_label("Search evidence")).to_be_focused()
    expect(page.locator("#target")).to_have_value(str(second.pk))


def test_own_evidence_with_a_slip_and_then_without(open_plan, three, expect_error):
    expect_error("status of 422")
    page = open_plan()

    page.get_by_role("button", name="Write your own evidence").click()
    form = page.locator("#own-evidence form")
    form.get_by_label("What happened, or what it says").fill("An icon stood behind the stove.")
    form.get_by_text("A figure, if it has one").click()
    figure = form.get_by_role("group", name="A figure, if it has one")
    figure.get_by_label("Kind of figure").select_option("amount")
    form.get_by_role("button", name="Add to the plan").click()
    expect(form).to_contain_text("Give the number.")
    saved(page)
    expect(form.get_by_label("What happened, or what it says")).to_have_value("An icon stood behind the stove.")
    figure.get_by_label("Number").fill("3")
    figure.get_by_label("What is counted").fill("icons")
    form.get_by_role("button", name="Add to the plan").click()

    expect(page.locator(".ev", has_text="An icon stood behind the stove.")).to_contain_text("3 icons")
    expect(page.get_by_role("button", name="Write your own evidence")).to_be_visible()


def test_two_windows_write_different_parts(open_plan, three):
    one, other = open_plan(), open_plan()

    field(one, three.slot("thesis")).fill("From one window")
    saved(one)
    field(other, three.slot("judgement")).fill("From the other")
    saved(other)
    other.get_by_role("button", name="Add paragraph").first.click()
    expect(notice(other)).to_contain_text("Paragraph added.")

    assert (three.slot("thesis").text, three.slot("judgement").text) == ("From one window", "From the other")
    expect(field(other, three.slot("thesis"))).to_have_value("From one window")


def test_buttons_stand_beside_each_line_where_nothing_hovers(open_plan, three):
    page = open_plan()
    tablet = page.context.new_cdp_session(page)
    tablet.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    tablet.send("Emulation.setEmitTouchEventsForMouse", {"enabled": True, "configuration": "mobile"})

    moves = page.locator(".outline-move")

    assert moves.evaluate_all("all => all.map((one) => getComputedStyle(one).opacity)") == ["1", "1", "1"]


def test_phone_has_one_thing_at_a_time(open_plan, three, plays):
    page = open_plan(phone=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    page.get_by_role("button", name="Add evidence to paragraph 1").click()
    expect(page.get_by_label("Search evidence")).to_be_focused()
    search(page, "plays")
    page.get_by_role("button", name="Add: Plays withdrawn").click()
    expect(notice(page)).to_contain_text("Added to paragraph 1.")
    page.locator("#evidence").get_by_role("link", name="Close").click()
    page.get_by_role("link", name="Outline and order").click()
    page.get_by_role("button", name="Move paragraph 1 down").click()

    expect(notice(page)).to_contain_text("Paragraph moved down.")
    expect(page.get_by_role("button", name="Move paragraph 2 up")).to_be_visible()
    assert three.texts() == ["B", "A", "C"]


def test_whole_job_at_200_percent(open_plan, three, plays):
    page = open_plan()
    page.set_viewport_size({"width": 720, "height": 450})  # what 1440 x 900 is at 200 %
    assert page.evaluate("document.documentElement.scrollWidth") == 720

    field(page, three.slot("thesis")).fill("I argue it")
    page.get_by_role("button", name="Add evidence to paragraph 1").click()
    search(page, "plays")
    page.get_by_role("button", name="Add: Plays withdrawn").click()
    expect(notice(page)).to_contain_text("Added to paragraph 1.")
    page.locator("#evidence").get_by_role("link", name="Close").click()
    page.get_by_role("link", name="Outline and order").click()
    page.get_by_role("button", name="Move paragraph 1 down").click()
    expect(notice(page)).to_contain_text("Paragraph moved down.")
    page.locator("#outline").get_by_role("link", name="Close").click()
    expect(state(page)).to_be_in_viewport()
    page.get_by_role("button", name="Submit").click()
    page.wait_for_url("**/submit/")

    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".plan-closed")).to_contain_text("1st submission")
    assert three.texts() == ["B", "A", "C"]


def test_whether_all_is_saved_stays_in_sight_on_a_phone(open_plan, three):
    page, judgement = open_plan(phone=True), three.slot("judgement")

    field(page, judgement).fill("On balance, it did.")

    saved(page)
    expect(state(page)).to_be_in_viewport()
    expect(page.locator(".plan-head h1")).not_to_be_in_viewport()


def test_what_keeps_words_from_being_saved_stays_in_sight(open_plan, three, allow_error):
    for part in ("Failed to load resource", "htmx:sendError"):
        allow_error(part)
    page, judgement = open_plan(), three.slot("judgement")
    cut_off(page)

    field(page, judgement).fill("On balance, it did.")

    expect(state(page)).to_contain_text("Offline: 1 change kept on this device")
    expect(state(page)).to_be_in_viewport()
    expect(page.locator(".plan-head h1")).not_to_be_in_viewport()


def test_page_is_accessible_and_never_scrolls_sideways(open_plan, written, bank, axe_in_every_look):
    page = open_plan()
    found_evidence(page)
    page.evaluate("document.querySelectorAll('details.para').forEach(fold => { fold.open = true; })")

    axe_in_every_look(page)
    for width in (320, 768, 1024, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_pages_around_the_plan_are_accessible(browse, written, axe_in_every_look):
    page = browse(written.student)

    for address in ("/plans/", "/plans/new/", f"{written.url}evidence/", f"{written.url}evidence/new/"):
        page.goto(address)
        axe_in_every_look(page)


@pytest.mark.parametrize("state", ["returned", "approved"])
def test_plan_with_feedback_is_accessible(open_plan, commented, bank, axe_in_every_look, state):
    commented.close(state)
    page = open_plan()
    if state == "returned":
        found_evidence(page)

    axe_in_every_look(page)


def test_whole_job_without_javascript(open_plan, three, plays):
    page, second = open_plan(javascript=False), three.sections()[1]

    field(page, three.slot("thesis")).fill("I argue without a script")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".flash")).to_have_text(re.compile("All saved."))
    page.locator(f"#section-{second.pk} summary").click()
    field(page, three.slot("link", 2)).fill("So, to answer")
    page.get_by_role("button", name="Add evidence to paragraph 2").click()
    page.get_by_label("Search evidence").fill("withdrawn")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("button", name="Add: Plays withdrawn").click()
    expect(page.locator(f"#section-{second.pk} .ev")).to_have_count(1)
    page.locator(f"#up-{second.pk}").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("Paragraph moved up.")
    page.get_by_role("button", name="Submit", exact=True).click()
    page.wait_for_url(f"**{three.url}submit/")

    assert three.texts("thesis") == ["I argue without a script"]
    assert three.texts() == ["B", "A", "C"]
    assert three.texts("link") == ["So, to answer", "", ""]


def test_reply_that_is_half_written_stays_when_the_sheet_is_renewed(open_plan, commented):
    page = open_plan()
    page.get_by_text("Reply", exact=True).first.click()
    reply = page.get_by_label("Your reply to Teacher").first
    reply.fill("I meant the")

    page.get_by_role("button", name="Add counterargument").click()
    expect(notice(page)).to_contain_text("Counterargument added.")

    expect(reply).to_have_value("I meant the")
    expect(reply).to_be_visible()
    page.get_by_role("button", name="Send reply").first.click()
    expect(page.locator(".note").first).to_contain_text("I meant the")
    saved(page)
