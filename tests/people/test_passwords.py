"""Changing the password, and getting a new one by mail."""

import re

from django.core import mail

from tests.cast import PASSWORD
from tests.people.reading import errors_of, words_of

CHANGE, RESET = "/accounts/password/change/", "/accounts/password/reset/"
NEW = "another-long-password"


def test_password_is_changed(login, cast):
    client = login(cast.student)

    response = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}, follow=True)

    cast.student.refresh_from_db()
    assert cast.student.check_password(NEW)
    assert response.redirect_chain == [("/account/", 302)]
    assert "Your password is changed." in words_of(response)


def test_password_is_not_changed_by_one_who_does_not_know_it(login, cast):
    response = login(cast.student).post(CHANGE, {"oldpassword": "guess", "password1": NEW, "password2": NEW})

    assert errors_of(response) == {"oldpassword": ["This is not your password. Type it again."]}


def test_new_password_comes_by_mail(client, cast):
    asked = client.post(RESET, {"email": "student@example.org"}, follow=True)
    link = re.search(r"https?://testserver(\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    done = client.post(page.redirect_chain[0][0], {"password1": NEW, "password2": NEW}, follow=True)

    cast.student.refresh_from_db()
    assert "Look into your mail" in words_of(asked)
    assert mail.outbox[0].subject == "A new password for Essay Planner"
    assert "student" in mail.outbox[0].body
    assert "Choose a new password" in words_of(page)
    assert "Your new password is saved" in words_of(done)
    assert cast.student.check_password(NEW)


def test_link_for_a_new_password_works_once(client, cast):
    client.post(RESET, {"email": "student@example.org"})
    link = re.search(r"https?://testserver(\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    client.post(page.redirect_chain[0][0], {"password1": NEW, "password2": NEW})

    assert "This link is used up" in words_of(client.get(link, follow=True))


def test_strangers_get_no_mail_and_learn_nothing(client, cast):
    known = client.post(RESET, {"email": "student@example.org"}, follow=True)
    unknown = client.post(RESET, {"email": "nobody@example.org"}, follow=True)

    assert words_of(known) == words_of(unknown)
    assert [message.to for message in mail.outbox] == [["student@example.org"]]


def test_mails_for_one_address_are_limited(client, cast):
    answers = [client.post(RESET, {"email": "student@example.org"}).status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]
