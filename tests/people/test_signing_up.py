"""Signing up."""

import pytest
from allauth.account.models import EmailAddress

from people.forms.accounts import SignupForm
from people.models import User
from tests.cast import PASSWORD
from tests.people.reading import errors_of, words_of

SIGN_UP = "/accounts/signup/"
UNSEEN = "This holds characters that cannot be seen. Type it by hand instead of pasting it."
TAKEN = "Another account uses this e-mail address. Sign in with it, or use a different one."
PERSON = {"display_name": "Vera Novak", "username": "vera", "password1": PASSWORD, "password2": PASSWORD}


def test_sign_up_makes_an_account_and_signs_in(client, db):
    response = client.post(SIGN_UP, PERSON)

    vera = User.objects.get(username="vera")
    assert (response.status_code, response.url) == (302, "/")
    assert (vera.shown_name, vera.email, vera.is_staff) == ("Vera Novak", "", False)
    assert client.session["_auth_user_id"] == str(vera.pk)


def test_sign_up_leads_to_joining_or_making_a_class(client, db):
    words = words_of(client.post(SIGN_UP, PERSON, follow=True))

    assert "Join your class with a code" in words
    assert "Make a class" in words


def test_sign_up_keeps_an_address_in_small_letters(client, db):
    client.post(SIGN_UP, PERSON | {"email": "Vera@School.Example"})

    assert User.objects.get().email == "vera@school.example"
    assert EmailAddress.objects.get().email == "vera@school.example"


def test_sign_up_stores_usernames_in_small_letters(client, db):
    client.post(SIGN_UP, PERSON | {"username": "Vera"})

    assert User.objects.get().username == "vera"


def test_sign_up_keeps_where_one_was_going(client, db):
    going = "/classes/join/?code=ABC"

    first = client.get(going)
    page = client.get(first.url)
    response = client.post(SIGN_UP, PERSON | {"next": going})

    assert first.url == "/accounts/login/?next=/classes/join/%3Fcode%3DABC"
    assert "/accounts/signup/?next=%2Fclasses%2Fjoin%2F%3Fcode%3DABC" in page.content.decode()
    assert response.url == going


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_sign_up_does_not_lead_off_the_site(client, db, address):
    assert client.post(SIGN_UP, PERSON | {"next": address}).url == "/"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("display_name", "", "Give the name that your teacher and your class know you by."),
        ("display_name", " \t ", "Give the name that your teacher and your class know you by."),
        ("display_name", "Vera\x00", UNSEEN),
        ("display_name", "Ve\x07ra", UNSEEN),
        ("display_name", "areV\u202e", UNSEEN),
        ("display_name", "\u200b\u200b", "Use at least one letter or digit."),
        ("display_name", "V" * 81, "This has 81 characters. Shorten it to 80."),
        ("username", "student", "Somebody has this username. Choose another one."),
        ("username", "STUDENT", "Somebody has this username. Choose another one."),
        ("email", "student@example.org", TAKEN),
        ("password2", "something-else", "You must type the same password each time."),
    ],
)  # fmt: skip
def test_sign_up_says_what_is_wrong(client, cast, field, value, message):
    response = client.post(SIGN_UP, PERSON | {field: value})

    assert errors_of(response) == {field: [message]}
    assert not User.objects.filter(username="vera").exists()


@pytest.mark.parametrize("username", ["vera novak", "vera@school.example", "<vera>", "ve\x00ra"])
def test_sign_up_refuses_usernames_that_mislead(client, db, username):
    assert "username" in errors_of(client.post(SIGN_UP, PERSON | {"username": username}))


@pytest.mark.parametrize("password", ["short", "1357924680", "qwertyuiop", "veranovak1"])
def test_sign_up_refuses_weak_passwords(client, db, password):
    typed = {"username": "veranovak", "password1": password, "password2": password}

    errors = errors_of(client.post(SIGN_UP, PERSON | typed))

    assert list(errors) == ["password1"]


def test_sign_up_keeps_what_was_typed_but_no_password(client, db):
    html = client.post(SIGN_UP, PERSON | {"password2": "other"}).content.decode()

    assert 'value="Vera Novak"' in html
    assert PASSWORD not in html


def test_names_are_put_in_order(client, db):
    client.post(SIGN_UP, PERSON | {"display_name": "  Zoe\u0301 \t  Ω  "})

    assert User.objects.get().display_name == "Zo\u00e9 Ω"


def test_sign_up_says_the_rules_for_passwords(client, db):
    words = words_of(client.get(SIGN_UP))

    assert "At least 10 characters. Not a password that many people use, not only digits" in words


def test_sign_up_is_limited(client, db, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/m/ip"}
    for _ in range(2):
        client.post(SIGN_UP, PERSON | {"password2": "other"})

    response = client.post(SIGN_UP, PERSON)

    assert response.status_code == 429
    assert "Too many tries in a short time" in words_of(response)
    assert not User.objects.exists()


def test_a_whole_class_can_sign_up_at_once(client, db):
    for number in range(30):
        client.logout()
        response = client.post(SIGN_UP, PERSON | {"username": f"vera{number}"})

    assert response.status_code == 302
    assert User.objects.count() == 30


def test_who_is_signed_in_does_not_sign_up_again(login, cast):
    assert login(cast.student).get(SIGN_UP).url == "/"


@pytest.mark.parametrize(
    ("same", "field", "message"),
    [
        ({"email": "vera@school.example"}, "email", TAKEN),
        ({"username": "vera"}, "username", "Somebody has this username. Choose another one."),
    ],
)
def test_sign_up_just_after_somebody_took_the_name_is_refused(client, db, monkeypatch, same, field, message):
    check = SignupForm.clean

    def somebody_is_quicker(form):
        cleaned = check(form)
        if not User.objects.exists():
            User.objects.create_user(**{"username": "quicker", "email": "quicker@school.example"} | same)
        return cleaned

    monkeypatch.setattr(SignupForm, "clean", somebody_is_quicker)
    response = client.post(SIGN_UP, PERSON | {"email": "vera@school.example"})

    assert errors_of(response) == {field: [message]}
    assert response.context["form"]["display_name"].value() == "Vera Novak"
    assert User.objects.get().display_name == ""
    assert "_auth_user_id" not in client.session
