"""A form that comes too late: without a script nothing but the request holds the words, so the answer shows them."""

import re
from html import unescape

import pytest
from django.test import Client

from essayplanner.words import words_in
from tests.plans.pages import form_data

OURS = "http://testserver"
WORDS = "\nTyped for an hour: «вера» & <more>"


def shown(response) -> list[str]:
    texts = re.findall(r"<textarea[^>]* readonly>\n(.*?)</textarea>", response.content.decode(), flags=re.S)
    return [unescape(text) for text in texts]


@pytest.fixture
def typed(login, cast):
    """The address of a plan, and what its page posts once somebody has written in it."""
    plan = cast.start()
    data = form_data(login(cast.student).get(plan.get_absolute_url()))
    name = next(name for name in data if name.startswith("slot-"))
    return plan.get_absolute_url(), {**data, name: WORDS}


def test_words_that_come_after_the_session_ended_are_shown(client, typed):
    url, data = typed
    client.logout()

    response = client.post(url, data, headers={"origin": OURS})

    assert response.status_code == 403
    assert "<h1>You were signed out, and this was not saved</h1>" in response.content.decode()
    assert shown(response) == [WORDS]


def test_words_that_come_with_an_old_token_are_shown(client, typed):
    url, data = typed
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies

    response = strict.post(url, {**data, "csrfmiddlewaretoken": "a" * 64}, headers={"origin": OURS})

    assert response.status_code == 403
    assert "<h1>This form could not be sent</h1>" in response.content.decode()
    assert shown(response) == [WORDS]


def test_form_without_words_leads_to_the_sign_in_page(client, typed):
    url, _ = typed
    client.logout()

    response = client.post(url, {"then": "submit"}, headers={"origin": OURS})

    assert response.status_code == 302
    assert response["Location"] == f"/accounts/login/?next={url}"


def test_script_is_told_to_sign_in_and_keeps_the_words_itself(client, typed):
    url, data = typed
    client.logout()

    response = client.post(url, data, headers={"origin": OURS, "sec-fetch-dest": "empty"})

    assert response.status_code == 302


def test_words_that_another_site_sends_are_not_shown(client, typed):
    url, data = typed
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(url, data, headers={"origin": "https://elsewhere.example.org"})

    assert response.status_code == 403
    assert WORDS.strip() not in unescape(response.content.decode())


def test_words_are_texts_and_never_what_is_chosen_or_secret(rf):
    data = {
        "csrfmiddlewaretoken": "a",
        "password": "b",
        "login": "c",
        "slot-1": "d",
        "rev-1": "2",
        "was-1": "e",
        "factor-1": " ",
        "reply-1": "f",
        "overall": "g",
    }

    assert words_in(rf.post("/", data, headers={"origin": OURS})) == ["d", "f", "g"]
