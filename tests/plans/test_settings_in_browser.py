"""Side, factor and weight of a paragraph in a real browser: no choice is lost, none undoes another."""

import pytest
from playwright.sync_api import expect

from plans.actions import describe_section
from tests.plans.browsing import FAULTS, choose, described, factor, listen, open_tabs, settings
from tests.plans.test_two_places_in_browser import come_back
from tests.support.browser import cut_off
from tests.support.workspace import SLOTS, eventually, field, notice, saved, state

HOLDS_NOTHING = "() => !Object.keys(localStorage).some((key) => key.includes('settings-'))"


@pytest.fixture(autouse=True)
def browser_speaks_of_refusals(allow_error):
    for part in FAULTS:
        allow_error(part)


@pytest.fixture
def page(browse, desk):
    page = browse(desk.student)
    page.goto(desk.url)
    return page


def go_on(page, desk) -> None:
    """Have something else saved: what is sent again and again would be sent before it."""
    field(page, desk.slot("thesis")).fill("And on")
    eventually(page, lambda: desk.slot("thesis").text == "And on")


def test_choice_of_another_device_is_not_undone(browse, desk):
    section, pages = desk.sections()[0], (browse(desk.student), browse(desk.student))
    first, second = pages
    for page in pages:
        page.goto(desk.url)
    choose(first, section, "Challenges")
    saved(first)

    factor(second, section).fill("Film and theatre")
    saved(second)
    expect(settings(second, section).get_by_role("radio", name="Challenges")).to_be_checked()
    come_back(second)
    second.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(second.locator("#notice")).to_contain_text("All saved.")

    assert described(section) == ("challenges", "Film and theatre", None)


def test_choice_of_another_device_is_not_undone_by_what_this_one_kept(page, desk):
    section = desk.sections()[0]
    page.route("**/sections/*/", lambda route: route.abort())
    factor(page, section).fill("Film and theatre")
    expect(state(page)).to_have_text("Offline: 1 change kept on this device")
    describe_section(section=section, side="challenges")

    page.reload()
    page.unroute_all(behavior="wait")

    saved(page)
    assert described(section) == ("challenges", "Film and theatre", None)


def test_factor_of_another_device_stands_beside_an_older_one_that_this_one_kept(browse, desk):
    page, section, answers = browse(desk.student), desk.sections()[0], []
    page.goto(desk.url)
    page.route("**/sections/*/", lambda route: (answers or answers.append(route.fetch()), route.abort()))
    factor(page, section).fill("Film")
    expect(state(page)).to_contain_text("Offline")
    context = page.context
    cut_off(page)
    page.close()
    context.set_offline(False)
    describe_section(section=section, factor="Theatre in the 1930s")

    later = context.new_page()
    later.goto(desk.url)

    expect(notice(later)).to_contain_text("Another window wrote “Theatre in the 1930s” as a factor")
    expect(factor(later, section)).to_have_value("Theatre in the 1930s / Film")
    saved(later)
    assert described(section)[1] == "Theatre in the 1930s / Film"
    assert later.evaluate(HOLDS_NOTHING)


def test_factor_that_is_typed_while_another_device_writes_one_stands_beside_it(page, desk):
    section, held = desk.sections()[0], []
    page.route("**/sections/*/", lambda route: held.append(route), times=1)
    factor(page, section).press_sequentially("Film")
    eventually(page, lambda: held)
    describe_section(section=section, factor="Theatre in the 1930s")

    factor(page, section).press_sequentially("s")
    held[0].continue_()

    expect(factor(page, section)).to_have_value("Theatre in the 1930s / Films")
    saved(page)
    assert described(section)[1] == "Theatre in the 1930s / Films"
    factor(page, section).fill("Theatre and films")
    saved(page)
    assert described(section)[1] == "Theatre and films"


def test_factor_that_is_half_typed_when_the_page_follows_another_window_keeps_both(browse, desk):
    (first, second), section = open_tabs(browse, desk), desk.sections()[0]
    second.route("**/sections/*/", lambda route: route.abort())
    factor(second, section).fill("Film")
    expect(state(second)).to_contain_text("Offline")

    factor(first, section).fill("Theatre")
    saved(first)
    expect(second.locator("#outline-list")).to_contain_text("1. Theatre")
    second.unroute("**/sections/*/")

    for tab in (first, second):
        expect(factor(tab, section)).to_have_value("Theatre / Film")
    assert described(section)[1] == "Theatre / Film"


def test_factor_whose_answer_was_lost_is_not_joined_with_the_next(page, desk):
    section, answers = desk.sections()[0], []
    page.route("**/sections/*/", lambda route: (answers.append(route.fetch()), route.abort()), times=1)
    factor(page, section).fill("Film")
    eventually(page, lambda: answers)
    assert described(section)[1] == "Film"

    factor(page, section).fill("Theatre")

    saved(page)
    assert described(section)[1] == "Theatre"


def test_factor_that_was_sent_by_a_page_that_is_gone_is_not_joined_with_the_next(page, desk):
    section, answers = desk.sections()[0], []
    page.route("**/sections/*/", lambda route: (answers or answers.append(route.fetch()), route.abort()))
    factor(page, section).fill("Film")
    eventually(page, lambda: answers)
    factor(page, section).fill("Theatre")
    expect(state(page)).to_contain_text("Offline")
    describe_section(section=section, factor="Novels / Film")

    page.unroute("**/sections/*/")
    page.context.set_offline(True)
    page.close()
    page.context.set_offline(False)
    later = page.context.new_page()
    later.goto(desk.url)

    expect(factor(later, section)).to_have_value("Novels / Theatre")
    assert described(section)[1] == "Novels / Theatre"


def test_factor_that_was_joined_while_another_part_was_refused_shows_both(page, desk):
    section, thesis = desk.sections()[0], desk.slot("thesis")
    page.route(SLOTS, lambda route: route.abort())
    page.route("**/sections/*/", lambda route: route.abort())
    factor(page, section).fill("Film")
    field(page, thesis).fill("Mine")
    expect(state(page)).to_have_text("Offline: 2 changes kept on this device")
    describe_section(section=section, factor="Theatre")
    desk.write("thesis", "Theirs")

    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.locator(f"#state-{thesis.pk} .problem")).to_be_visible()
    page.unroute("**/sections/*/")

    expect(factor(page, section)).to_have_value("Theatre / Film")
    factor(page, section).fill("Theatre / Films")
    eventually(page, lambda: described(section)[1] == "Theatre / Films")


def test_factors_that_are_too_long_together_are_shown_to_choose_from(page, desk):
    section, mine = desk.sections()[0], "m" * 70
    describe_section(section=section, factor="Theatre in the 1930s")

    factor(page, section).fill(mine)
    expect(page.locator(f"#set-{section.pk}")).to_contain_text("Another window wrote “Theatre in the 1930s” here.")
    assert described(section)[1] == "Theatre in the 1930s"
    factor(page, section).fill("Theatre, and much more")

    saved(page)
    assert described(section)[1] == "Theatre, and much more"


def test_choice_that_is_taken_back_before_its_answer_stays_taken_back(page, desk):
    section, held = desk.sections()[0], []
    page.route("**/sections/*/", lambda route: held.append((route, route.fetch())), times=1)
    choose(page, section, "Challenges")
    eventually(page, lambda: held)

    choose(page, section, "No side")
    held[0][0].fulfill(response=held[0][1])

    saved(page)
    expect(settings(page, section).get_by_role("radio", name="No side")).to_be_checked()
    assert described(section) == ("", "", None)


def test_choices_stay_when_the_sheet_is_renewed_before_they_are_sent(page, desk):
    section = desk.sections()[0]
    page.route("**/sections/", lambda route: (choose_late(), route.continue_()))

    def choose_late():
        page.evaluate("(id) => document.querySelector(`#${id} [value=challenges]`).click()", f"settings-{section.pk}")

    page.get_by_role("button", name="Add paragraph").first.click()

    expect(page.locator(".para")).to_have_count(4)
    saved(page)
    expect(settings(page, section).get_by_role("radio", name="Challenges")).to_be_checked()
    assert described(section) == ("challenges", "", None)


def test_factor_with_spaces_is_saved_once(page, desk):
    section, sent = desk.sections()[0], listen(page, "/sections/")

    factor(page, section).fill("Film  and theatre ")
    saved(page)
    go_on(page, desk)

    assert (described(section)[1], len(sent)) == ("Film and theatre", 1)
    assert page.evaluate(HOLDS_NOTHING)
    saved(page)


def test_factor_that_is_too_long_is_marked_and_sent_once(page, desk):
    section, sent = desk.sections()[0], listen(page, "/sections/")

    choose(page, section, "Challenges")
    factor(page, section).fill("f" * 81)
    expect(factor(page, section)).to_have_attribute("aria-invalid", "true")
    go_on(page, desk)
    count = len(sent)
    expect(state(page)).to_contain_text("Not all saved")
    factor(page, section).fill("f" * 80)

    saved(page)
    expect(factor(page, section)).not_to_have_attribute("aria-invalid", "true")
    assert count == 1
    assert described(section) == ("challenges", "f" * 80, None)


def test_choices_beside_a_factor_that_is_too_long_stay_when_the_page_is_saved(page, desk):
    section = desk.sections()[0]
    choose(page, section, "Challenges")
    factor(page, section).fill("f" * 81)

    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.locator(f"#set-{section.pk} .problem")).to_be_visible()
    factor(page, section).fill("Theatre")

    saved(page)
    assert described(section) == ("challenges", "Theatre", None)


def test_factor_typed_into_a_closed_plan_is_offered_to_be_copied(page, desk):
    section = desk.sections()[0]
    desk.close()

    factor(page, section).fill("Film and theatre")
    expect(page.locator("#unsaved textarea")).to_have_value("Film and theatre")
    page.reload()

    expect(page.locator("#kept-words blockquote")).to_have_text("Film and theatre")


def test_choice_is_sent_when_the_page_is_left(page, desk):
    section = desk.sections()[0]

    factor(page, section).fill("Film and theatre")
    page.goto("/plans/")

    eventually(page, lambda: described(section)[1] == "Film and theatre")


def test_choice_in_one_tab_shows_in_the_other(browse, desk):
    (first, second), section = open_tabs(browse, desk), desk.sections()[0]
    field(second, desk.slot("thesis")).focus()

    choose(first, section, "Challenges")
    factor(first, section).fill("Film and theatre")

    expect(factor(second, section)).to_have_value("Film and theatre")
    expect(settings(second, section).get_by_role("radio", name="Challenges")).to_be_checked()
    expect(second.locator("#outline-list")).to_contain_text("1. Film and theatre")
    expect(field(second, desk.slot("thesis"))).to_be_focused()
