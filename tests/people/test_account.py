"""One's own account: name, colours, e-mail address."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import authenticate

from people.forms.accounts import EmailForm
from tests.cast import PASSWORD
from tests.people.reading import errors_of, words_of

ACCOUNT, EMAIL, THEME, SHORTCUTS = "/account/", "/account/email/", "/theme/", "/shortcuts/"


@pytest.fixture
def student(login, cast):
    """The test client, with the student signed in."""
    return login(cast.student)


def test_account_shows_how_one_signs_in(student):
    words = words_of(student.get(ACCOUNT))

    assert "Username student" in words
    assert "E-mail address student@example.org" in words


def test_name_and_colours_are_saved(student, cast):
    response = student.post(ACCOUNT, {"display_name": "Mira Ó Novak", "theme": "dark"}, follow=True)

    cast.student.refresh_from_db()
    assert (cast.student.display_name, cast.student.theme) == ("Mira Ó Novak", "dark")
    assert "Saved." in words_of(response)
    assert 'data-bs-theme="dark"' in response.content.decode()


@pytest.mark.parametrize(("posted", "kept"), [({}, False), ({"shortcuts": "on"}, True)])
def test_single_key_shortcuts_are_switched_on_the_account_page(student, cast, posted, kept):
    student.post(ACCOUNT, {"display_name": "Mira", "theme": "auto"} | posted)

    cast.student.refresh_from_db()
    assert cast.student.shortcuts is kept
    assert student.get(ACCOUNT).context["form"]["shortcuts"].value() is kept


def test_name_that_cannot_be_seen_is_refused_and_kept(student, cast):
    response = student.post(ACCOUNT, {"display_name": "Mi\x07ra", "theme": "dark"})

    cast.student.refresh_from_db()
    assert response.status_code == 422
    assert "display_name" in errors_of(response)
    assert response.context["form"]["display_name"].value() == "Mi\x07ra"
    assert (cast.student.display_name, cast.student.theme) == ("Student", "auto")


def test_name_is_text_and_never_markup(student, cast):
    page = student.post(ACCOUNT, {"display_name": "<b>Mira</b>", "theme": "auto"}, follow=True).content.decode()

    assert "<b>Mira</b>" not in page
    assert "&lt;b&gt;Mira&lt;/b&gt;" in page


def test_address_is_changed_with_the_password(student, cast):
    EmailAddress.objects.create(user=cast.student, email="student@example.org", primary=True)

    response = student.post(EMAIL, {"email": "Mira@School.Example", "password": PASSWORD})

    assert response.url == ACCOUNT
    assert authenticate(None, email="mira@school.example", password=PASSWORD) == cast.student
    assert authenticate(None, email="student@example.org", password=PASSWORD) is None


def test_address_can_be_removed(student, cast):
    student.post(EMAIL, {"email": "", "password": PASSWORD})

    cast.student.refresh_from_db()
    assert cast.student.email == ""
    assert not EmailAddress.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("password", "", "Type your password, so that nobody else can change the address."),
        ("password", "guess", "This is not your password. Type it again."),
        ("email", "mira", "This is not an e-mail address. Write it like name@school.example."),
        ("email", "TEACHER@example.org", "Another account uses this e-mail address. Use a different one."),
    ],
)
def test_address_is_not_changed_otherwise(student, cast, field, value, message):
    response = student.post(EMAIL, {"email": "mira@school.example", "password": PASSWORD} | {field: value})

    cast.student.refresh_from_db()
    assert response.status_code == 422
    assert errors_of(response) == {field: [message]}
    assert cast.student.email == "student@example.org"


def test_address_that_somebody_took_just_now_is_refused(student, cast, monkeypatch):
    monkeypatch.setattr(EmailForm, "clean_email", lambda form: "teacher@example.org")

    response = student.post(EMAIL, {"email": "teacher@example.org", "password": PASSWORD})

    cast.student.refresh_from_db()
    assert response.status_code == 422
    assert errors_of(response) == {"email": ["Another account uses this e-mail address. Use a different one."]}
    assert cast.student.email == "student@example.org"


def test_password_cannot_be_guessed_here(student):
    answers = [student.post(EMAIL, {"email": "", "password": "guess"}).status_code for _ in range(11)]

    assert answers == [422] * 10 + [429]


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_theme_is_switched_on_the_page_where_one_is(student, cast, theme):
    response = student.post(THEME, {"theme": theme, "next": "/topics/?q=Kirov"})

    cast.student.refresh_from_db()
    assert cast.student.theme == theme
    assert (response.status_code, response.url) == (302, "/topics/?q=Kirov")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "no-such-page",
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "\x00/",
        "http:///evil",
    ],
)
def test_theme_switch_does_not_lead_off_the_site(student, address):
    assert student.post(THEME, {"theme": "dark", "next": address}).url == "/"


@pytest.mark.parametrize("theme", ["", "purple", "dark\x00"])
def test_unknown_theme_is_refused(student, cast, theme):
    response = student.post(THEME, {"theme": theme, "next": "/"})

    cast.student.refresh_from_db()
    assert response.status_code == 400
    assert cast.student.theme == "auto"


def test_theme_is_not_switched_by_a_link(student):
    assert student.get(THEME, {"theme": "dark"}).status_code == 405


@pytest.mark.parametrize(("posted", "kept"), [(["off"], False), (["off", "on"], True)])
def test_shortcuts_are_switched_on_the_page_where_one_is(student, cast, posted, kept):
    response = student.post(SHORTCUTS, {"shortcuts": posted, "next": "/plans/"})

    cast.student.refresh_from_db()
    assert cast.student.shortcuts is kept
    assert (response.status_code, response.url) == (302, "/plans/")


def test_shortcuts_are_switched_without_leaving_the_page(student, cast):
    response = student.post(SHORTCUTS, {"shortcuts": "off"}, headers={"HX-Request": "true"})

    cast.student.refresh_from_db()
    assert (response.status_code, response.content) == (204, b"")
    assert cast.student.shortcuts is False


@pytest.mark.parametrize("chosen", ["", "perhaps", "on\x00"])
def test_shortcuts_are_on_or_off_and_nothing_else(student, cast, chosen):
    response = student.post(SHORTCUTS, {"shortcuts": chosen, "next": "/"})

    cast.student.refresh_from_db()
    assert response.status_code == 400
    assert cast.student.shortcuts is True
