"""Signing in and out."""

import copy

import pytest
from django.core.cache import caches

from people.models import User
from tests.cast import PASSWORD
from tests.people.reading import words_of

SIGN_IN = "/accounts/login/"
WRONG = "The name or the password is not right. Check both, and whether Caps Lock is on."


def sign_in(client, name: str, password: str = PASSWORD, **more):
    return client.post(SIGN_IN, {"login": name, "password": password, **more})


@pytest.mark.parametrize("name", ["student", "Student", " student ", "student@example.org", "STUDENT@example.org"])
def test_sign_in_by_username_or_address(client, cast, name):
    response = sign_in(client, name)

    assert (response.status_code, response.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(cast.student.pk)


@pytest.mark.parametrize("name", ["student", "student@example.org", "nobody", "nobody@example.org", "\x00", "x" * 9999])
def test_sign_in_fails_alike_whoever_it_is(client, cast, name):
    response = sign_in(client, name, "not-the-password")

    assert "_auth_user_id" not in client.session
    if "\x00" not in name:
        assert WRONG in words_of(response)


def test_sign_in_leads_where_one_was_going(client, cast):
    assert sign_in(client, "student", next="/topics/").url == "/topics/"


def test_sign_in_does_not_lead_off_the_site(client, cast):
    assert sign_in(client, "student", next="https://evil.example/").url == "/"


def test_wrong_passwords_are_limited_for_each_account(client, cast):
    for _ in range(5):
        sign_in(client, "student", "not-the-password")

    response = sign_in(client, "student")

    assert "Too many wrong tries. Wait five minutes, and then try again." in words_of(response)
    assert "_auth_user_id" not in client.session
    assert sign_in(client, "classmate").status_code == 302


def test_wrong_passwords_are_counted_for_all_processes(client, cast, settings):
    settings.CACHES = settings.SHARED_CACHES
    for _ in range(5):
        sign_in(client, "student", "not-the-password")
        caches.close_all()
        settings.CACHES = copy.deepcopy(settings.SHARED_CACHES)  # a new cache object, as another process has

    response = sign_in(client, "student")

    assert "Too many wrong tries. Wait five minutes, and then try again." in words_of(response)


def test_the_session_ends_with_the_browser_unless_asked(client, cast):
    sign_in(client, "student")
    ends = client.session.get_expire_at_browser_close()
    client.logout()
    sign_in(client, "student", remember="on")

    assert ends is True
    assert client.session.get_expire_at_browser_close() is False


def test_a_closed_account_does_not_sign_in(client, cast):
    User.objects.filter(pk=cast.student.pk).update(is_active=False)

    response = client.post(SIGN_IN, {"login": "student", "password": PASSWORD}, follow=True)

    assert "This account is closed" in words_of(response)
    assert "_auth_user_id" not in client.session


def test_sign_out_asks_and_then_does(login, cast):
    client = login(cast.student)

    asked = words_of(client.get("/accounts/logout/"))
    response = client.post("/accounts/logout/")

    assert "What you wrote is saved." in asked
    assert response.url == "/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "path",
    [
        "email/", "confirm-email/", "confirm-email/x/", "password/set/", "reauthenticate/", "login/code/",
        "login/code/confirm/", "phone/verify/", "signup/passkey/",
    ],
)  # fmt: skip
def test_pages_that_the_site_does_not_have_are_closed(login, cast, path):
    assert login(cast.student).get(f"/accounts/{path}").status_code == 404


def test_every_page_asks_to_sign_in_first(client, db):
    assert client.get("/classes/").url == "/accounts/login/?next=/classes/"


def test_the_first_page_is_for_everybody(client, db):
    words = words_of(client.get("/"))

    assert "Plan a history essay before you write it" in words
    assert "Sign up" in words


def test_the_admin_has_no_door_of_its_own(client, cast):
    response = client.post("/admin/login/?next=/admin/", {"username": "student", "password": PASSWORD})

    assert response.url == "/accounts/login/?next=%2Fadmin%2F"
