"""Who gets in where: every address of the site is asked for by everyone in the cast, by GET and by POST."""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver

from people.models import User
from tests.access import DOORS, PEOPLE, PUBLIC, World, address
from tests.cast import make_cast

BACKEND = "django.contrib.auth.backends.ModelBackend"
# The admin has its own rule: only staff.
OTHER_NAMESPACES = {"admin"}


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """The world, and the session of each person, made once: every test undoes what it does to them."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = World(make_cast())
        yield world, {who: session_of(getattr(world.cast, who)) for who in PEOPLE}
        transaction.set_rollback(True)


@pytest.fixture
def world(made, db) -> World:
    return made[0]


@pytest.fixture
def enter(made, db):
    """Return a function that gives the test client of a person."""

    def client_of(who: str) -> Client:
        client = Client(raise_request_exception=False)
        if who in PEOPLE:
            client.cookies[settings.SESSION_COOKIE_NAME] = made[1][who]
        return client

    return client_of


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def get_in(world: World, enter, name: str, method: str) -> set[str]:
    """Ask for an address as each person, those with a right to it last, and return who got in."""
    url, door = address(name, world), DOORS[name]
    allowed = getattr(door, method)
    data = door.data(world) if method == "post" else {}
    in_order = sorted(PUBLIC, key=lambda who: (who in allowed, who))
    return {who for who in in_order if is_in(enter(who), url, method, data)}


def is_in(client: Client, url: str, method: str, data: dict) -> bool:
    response = getattr(client, method)(url, data)
    assert response.status_code < 500, (url, response.status_code)
    to_sign_in = response.status_code == 302 and response["Location"].startswith("/accounts/login/?next=")
    return response.status_code not in (403, 404, 405) and not to_sign_in


def named_addresses() -> set[str]:
    names = set()

    def visit(patterns, namespace: str) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                names.add(f"{namespace}{pattern.name}")
            elif pattern.namespace not in OTHER_NAMESPACES:
                visit(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else namespace)

    visit(get_resolver().url_patterns, "")
    return names


def test_matrix_names_every_address_of_the_site():
    assert set(DOORS) == named_addresses()


@pytest.mark.parametrize("name", DOORS)
def test_get_lets_in_just_those_of_the_matrix(world, enter, name):
    assert get_in(world, enter, name, "get") == DOORS[name].get


@pytest.mark.parametrize("name", DOORS)
def test_post_lets_in_just_those_of_the_matrix(world, enter, name):
    assert get_in(world, enter, name, "post") == DOORS[name].post


@pytest.mark.parametrize("who", sorted(PUBLIC))
def test_admin_is_closed_to_all_but_staff(enter, who):
    assert enter(who).get("/admin/").status_code != 200


def test_admin_is_open_to_staff(enter):
    User.objects.filter(username="teacher").update(is_staff=True, is_superuser=True)

    assert enter("teacher").get("/admin/").status_code == 200
