"""axe finds nothing on any page, in both themes, wide and on a phone."""

from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import resolve
from playwright.sync_api import Page

from tests.access import DOORS, Door, World, address
from tests.journeys.openings import ERROR_PAGES, NO_PAGES, OPENED, person
from tests.support.browser import PHONE
from tests.support.workspace import found_evidence

# Where a form comes back when nothing is filled in.
REFUSED = {
    "account_login",
    "account_signup",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_from_key",
    "exports:pack-new",
    "notices:choices",
    "people:account",
    "people:classroom-new",
    "people:email",
    "people:join",
    "people:roster",
    "plans:assign",
    "plans:assignment",
    "plans:history",
    "plans:import",
    "plans:language",
    "plans:new",
    "reviews:comment-edit",
    "reviews:decide",
    "reviews:profile-edit",
    "reviews:profile-new",
    "reviews:reply",
    "reviews:saved-edit",
    "reviews:saved-import",
    "reviews:saved-new",
    "reviews:sheet-edit",
}


def test_every_page_is_opened_or_is_none():
    opened = {opening.name for openings in OPENED.values() for opening in openings}

    # An invitation lets in whoever has one, which the matrix cannot say.
    assert opened | set(NO_PAGES) == {name for name, door in DOORS.items() if door.get} | {"people:invitation"}
    assert opened & set(NO_PAGES) == set()


@pytest.mark.parametrize("who", OPENED)
def test_axe_finds_nothing(demo, browse, axe_in_every_look, who):
    page = browse() if who == "visitor" else browse(person(who))

    for opening in OPENED[who]:
        response = page.goto(opening.address)

        assert (response.status, resolve(urlsplit(response.url).path).view_name) == (200, opening.name)
        if page.locator("#evidence-results").count():
            found_evidence(page)
        axe_in_every_look(page)


def test_axe_finds_nothing_on_a_form_that_comes_back(cast, browse, axe_in_every_look, allow_error):
    allow_error("status of 403")  # the page of a review tells that it is open, and nobody is signed in here
    world, page, refused = World(cast), browse(), set()

    for name, door in DOORS.items():
        response = post_nothing(cast, door, address(name, world)) if door.post else None
        if response and response.status_code in (200, 409, 422) and response.content.startswith(b"<!doctype html>"):
            refused.add(name)
            show(page, response.content.decode())
            axe_in_every_look(page, sizes=[PHONE])  # which is strict: wide, the same parts have more room

    assert refused == REFUSED


def test_axe_finds_nothing_on_a_page_of_errors(browse, axe_in_every_look):
    page = browse()

    for template, reason in ERROR_PAGES:
        show(
            page,
            render_to_string(template, {"back": "/", "reason": reason, "words": ["Mine"]}, RequestFactory().get("/")),
        )
        axe_in_every_look(page)


def post_nothing(cast, door: Door, url: str) -> HttpResponse:
    """Send the form empty, as somebody who may, and undo what it does all the same."""
    client = Client()
    with transaction.atomic():
        if "anonymous" not in door.post:
            client.force_login(getattr(cast, min(door.post)), backend="django.contrib.auth.backends.ModelBackend")
        response = client.post(url, {"nothing": ""})
        transaction.set_rollback(True)
    return response


def show(page: Page, html: str) -> None:
    """Let the browser get this page from the site, as if it had asked for it."""
    page.route("**/shown/", lambda route: route.fulfill(body=html, content_type="text/html"), times=1)
    page.goto("/shown/")
