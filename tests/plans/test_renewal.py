"""What a tab gets that asks whether the plan has changed, and what opens beside and without the server."""

import pytest

from tests.plans.pages import text_of
from tests.support.queries import count_queries


@pytest.fixture
def ask(student, desk):
    """Return a function that asks as the page's script does."""
    return lambda stamp="": student.get(desk.url, {"stamp": stamp}, headers={"HX-Request": "true"})


def stamp_of(desk) -> str:
    desk.plan.refresh_from_db()
    return f"{desk.plan.updated_at.isoformat()} {desk.plan.state}"


def test_plan_that_has_not_changed_is_not_sent(ask, desk):
    assert ask(stamp_of(desk)).status_code == 204


def test_plan_that_has_changed_is_sent_with_every_field_as_it_is_on_the_server(ask, desk):
    stamp = stamp_of(desk)
    desk.write("thesis", "From another device")

    response = ask(stamp)

    html = response.content.decode()
    assert "From another device" in html
    assert html.count("data-hx-preserve") == html.count('class="para-set"') == 3  # those follow by themselves
    assert "<html" not in html
    assert 'data-hx-swap-oob="innerHTML:#outline-list"' in html
    assert "#notice" not in html


def test_plan_that_was_submitted_meanwhile_is_loaded_afresh(ask, desk):
    desk.close()

    assert ask().headers["HX-Refresh"] == "true"


def test_plan_that_came_back_meanwhile_is_loaded_afresh(ask, desk):
    stamp = stamp_of(desk)
    desk.close("returned")

    assert ask(stamp).headers["HX-Refresh"] == "true"


def test_asking_costs_no_more_than_a_page(ask, desk, commented):
    with count_queries(at_most=12):
        ask()


def test_page_says_for_whom_it_may_be_kept(student, desk):
    response = student.get(desk.url)

    assert response.headers["X-Kept-For"] == str(desk.student.pk)
    assert "HX-Request" in response.headers["Vary"]


def test_page_that_is_not_ones_own_may_be_kept_for_nobody(login, desk):
    response = login(desk.cast.outsider).get(desk.url)

    assert response.status_code == 404
    assert "X-Kept-For" not in response.headers


def test_worker_is_asked_for_anew_each_time(client):
    response = client.get("/worker.js")

    assert response.headers["Content-Type"] == "text/javascript"
    assert response.headers["Cache-Control"] == "no-cache"
    assert b'addEventListener("fetch"' in response.content


def test_page_beside_an_open_plan_says_that_one_is_signed_in_and_renews_the_token(student):
    response = student.get("/signed-in/")

    assert "You are signed in" in text_of(response)
    assert "csrftoken" in response.cookies
