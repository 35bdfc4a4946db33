"""A teacher who writes on a review page while the server is killed, answers are lost and sessions end."""

import contextlib

import pytest
from playwright.sync_api import Error, Page, Route, expect

from reviews.models import Draft, Submission
from tests.reviews.scene import slot_of, submitted
from tests.support.browser import PATIENCE_MS, close, session_cookie
from tests.support.workspace import eventually

DRAFT = "**/draft/"
WORDS = "Which people? «Вера» names none."
MORE = " Name one group."
NOT_SAVED = "Not saved yet: kept on this device, trying again"


@pytest.fixture
def submission(cast) -> Submission:
    return submitted(cast)


@pytest.fixture
def page(server, chromium, submission, cast, allow_error) -> Page:
    """The review page in a browser, before a server that can be killed."""
    context = chromium.new_context(locale="en-GB", reduced_motion="reduce", service_workers="block")
    context.set_default_timeout(PATIENCE_MS)
    context.add_cookies([session_cookie(cast.teacher, server.url)])
    page = context.new_page()
    page.goto(server.url + submission.get_absolute_url())
    yield page
    close(context)


@pytest.fixture
def name(submission) -> str:
    """The name of the field for a new comment on the thesis."""
    return f"comment-{slot_of(submission.plan, 'thesis', 'thesis').pk}"


def write(page: Page, name: str, words: str) -> None:
    """Type at the end of the box, which is opened for it."""
    box = page.locator(f"[id='{name}']")
    if not box.is_visible():
        page.locator(f"[id='{name.replace('comment', 'compose')}'] > summary").click()
    box.press("End")
    page.keyboard.insert_text(words)


def state(page: Page):
    return page.locator("#draft-state")


def is_kept(page: Page, name: str, words: str) -> None:
    """The page says so: the words are in their field and in the database, and nothing is asked."""
    expect(state(page)).to_contain_text("Saved")
    are_there(page, name, words)


def are_there(page: Page, name: str, words: str) -> None:
    expect(page.locator(f"[id='{name}']")).to_have_value(words)
    assert dict(Draft.objects.written().values_list("name", "text")) == {name: words}
    assert page.locator(".problem, #kept-words:not([hidden])").count() == 0


def test_server_killed_while_words_are_saved(page, server, name):
    write(page, name, WORDS)
    expect(state(page)).to_contain_text("Saved")

    with page.expect_request(DRAFT):
        write(page, name, MORE)
    server.kill()
    write(page, name, " And when?")
    expect(state(page)).to_have_text(NOT_SAVED)
    server.start()

    is_kept(page, name, WORDS + MORE + " And when?")


def test_answers_that_are_lost_or_wrong(page, name):
    answers = []

    def fail(route: Route) -> None:
        """The first save is made and its answer lost; the second is refused."""
        with contextlib.suppress(Error):
            answers.append(route.fetch() if not answers else None)
            if len(answers) == 1:
                route.abort()
            else:
                route.fulfill(status=500, body="No")

    page.route(DRAFT, fail, times=2)
    write(page, name, WORDS)
    expect(state(page)).to_have_text(NOT_SAVED)
    write(page, name, MORE)

    is_kept(page, name, WORDS + MORE)
    assert len(answers) == 2


def test_answer_that_is_lost_before_the_page_is_loaded_again(page, name):
    def lose(route: Route) -> None:
        with contextlib.suppress(Error):
            route.fetch()
            route.abort()

    page.route(DRAFT, lose, times=1)
    write(page, name, WORDS)
    expect(state(page)).to_have_text(NOT_SAVED)
    page.route(DRAFT, lambda route: route.abort())
    write(page, name, MORE)
    expect(page.locator(f"[id='{name}']")).to_have_value(WORDS + MORE)
    page.unroute_all(behavior="ignoreErrors")
    page.reload()

    is_kept(page, name, WORDS + MORE)


def test_session_that_ended_and_came_back(page, name, cast, server):
    page.context.clear_cookies(name="sessionid")
    write(page, name, WORDS)
    expect(state(page)).to_have_text("Not saved yet: sign in again")
    write(page, name, MORE)

    page.context.add_cookies([session_cookie(cast.teacher, server.url)])

    is_kept(page, name, WORDS + MORE)


def test_words_typed_offline_and_a_page_loaded_again(page, name):
    write(page, name, WORDS)
    expect(state(page)).to_contain_text("Saved")
    url = page.url
    page.context.set_offline(True)
    write(page, name, MORE)
    expect(state(page)).to_have_text(NOT_SAVED)
    with contextlib.suppress(Error):
        page.reload()

    page.context.set_offline(False)
    page.goto(url)

    # They may have been saved before this page was loaded: then there is nothing to say.
    eventually(page, lambda: Draft.objects.written().values_list("text", flat=True).get() == WORDS + MORE)
    page.goto(url)
    are_there(page, name, WORDS + MORE)
