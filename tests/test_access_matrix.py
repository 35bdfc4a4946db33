"""Who gets in where: every address of the site is asked for by everyone in the cast, by GET and by POST."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.access import DOORS, PUBLIC, World, address

BACKEND = "django.contrib.auth.backends.ModelBackend"
# The admin has its own rule: only staff.
OTHER_NAMESPACES = {"admin"}


@pytest.fixture
def world(cast):
    return World(cast)


def get_in(world: World, name: str, method: str) -> set[str]:
    """Ask for an address as each person, those with a right to it last, and return who got in."""
    url, door = address(name, world), DOORS[name]
    allowed = getattr(door, method)
    data = door.data(world) if method == "post" else {}
    return {
        who for who in sorted(PUBLIC, key=lambda who: (who in allowed, who)) if is_in(world, who, url, method, data)
    }


def is_in(world: World, who: str, url: str, method: str, data: dict) -> bool:
    client = Client(raise_request_exception=False)
    if who != "anonymous":
        client.force_login(getattr(world.cast, who), backend=BACKEND)
    response = getattr(client, method)(url, data)
    assert response.status_code < 500, (who, url, response.status_code)
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
def test_get_lets_in_just_those_of_the_matrix(world, name):
    assert get_in(world, name, "get") == DOORS[name].get


@pytest.mark.parametrize("name", DOORS)
def test_post_lets_in_just_those_of_the_matrix(world, name):
    assert get_in(world, name, "post") == DOORS[name].post


@pytest.mark.parametrize("who", sorted(PUBLIC))
def test_admin_is_closed_to_all_but_staff(world, who):
    assert not is_in_admin(world, who)


def test_admin_is_open_to_staff(world):
    world.cast.teacher.is_staff = world.cast.teacher.is_superuser = True
    world.cast.teacher.save()

    assert is_in_admin(world, "teacher")


def is_in_admin(world: World, who: str) -> bool:
    client = Client()
    if who != "anonymous":
        client.force_login(getattr(world.cast, who), backend=BACKEND)
    return client.get("/admin/").status_code == 200
