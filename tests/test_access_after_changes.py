"""Who gets in where after people of a class have changed: a second teacher, one who left, a student who was removed.

The matrix asks for each address in a world of its own. These three ask for all addresses in one world, by GET, which
changes nothing, and by POST, after which the world is put back.
"""

import pytest
from django.db import transaction

from people.models import Membership, Role
from tests.access import CLASS, DOORS, OWNER, PEOPLE, STUDENTS, TEACHER, TEACHERS, World, address
from tests.test_access_matrix import is_in

# A colleague uses or reads them, and only who made them changes them.
OWN = {
    "reviews:saved-edit",
    "reviews:saved-delete",
    "reviews:profile-edit",
    "reviews:comment-edit",
    "reviews:comment-delete",
    "exports:pack-made",
    "exports:pack-start",
    "exports:pack-cancel",
    "exports:pack-file",
}
# What one has made goes along to another class.
THEIR_OWN = {"reviews:saved-edit", "reviews:saved-delete", "reviews:profile-edit"}


@pytest.fixture
def world(cast):
    return World(cast)


@pytest.fixture
def opened(world, login):
    """Return a function that tells which addresses a person opens."""

    def names(person) -> set[str]:
        client = login(person)
        return {name for name in DOORS if is_in(client, address(name, world), "get", {})}

    return names


def doors(group: frozenset[str]) -> set[str]:
    """The addresses that everyone of the group opens."""
    return {name for name, door in DOORS.items() if group <= door.get}


def test_co_teacher_opens_what_the_teacher_opens(opened, cast):
    Membership.objects.create(user=cast.other_teacher, classroom=cast.classroom, role=Role.TEACHER)

    assert opened(cast.other_teacher) == doors(TEACHER) - OWN


def test_former_teacher_opens_what_a_newcomer_opens(opened, cast):
    cast.classroom.memberships.filter(user=cast.teacher).delete()

    assert opened(cast.teacher) == doors(PEOPLE)


def test_removed_student_opens_what_is_their_own(opened, cast):
    cast.classroom.memberships.filter(user=cast.student).delete()

    of_the_class = {name for name, door in DOORS.items() if door.get == CLASS}
    assert opened(cast.student) == doors(OWNER) - of_the_class


@pytest.fixture
def acted(world, login):
    """Return a function that tells at which addresses a person can do something, each tried in the world as it was.

    What everybody can do has nothing to do with a class, and is left out.
    """

    def try_out(client, name: str) -> bool:
        with transaction.atomic():
            entered = is_in(client, address(name, world), "post", DOORS[name].data(world))
            transaction.set_rollback(True)
        return entered

    def names(person) -> set[str]:
        client = login(person)
        return {name for name, door in DOORS.items() if not door.post >= PEOPLE and try_out(client, name)}

    return names


def acts(group: frozenset[str]) -> set[str]:
    """The addresses at which everyone of the group, and not everybody, can do something."""
    return {name for name, door in DOORS.items() if group <= door.post and not door.post >= PEOPLE}


def test_co_teacher_does_what_the_teacher_does(acted, cast):
    Membership.objects.create(user=cast.other_teacher, classroom=cast.classroom, role=Role.TEACHER)

    assert acted(cast.other_teacher) == acts(TEACHER) - OWN


def test_former_teacher_does_nothing_any_more(acted, cast):
    cast.classroom.memberships.filter(user=cast.teacher).delete()

    assert acted(cast.teacher) == set()


def test_former_teacher_who_teaches_elsewhere_does_what_any_teacher_does(acted, cast):
    cast.classroom.memberships.filter(user=cast.teacher).delete()
    cast.other_classroom.memberships.create(user=cast.teacher, role=Role.TEACHER)

    assert acted(cast.teacher) == acts(TEACHERS) | THEIR_OWN


def test_removed_student_does_what_is_their_own(acted, cast):
    cast.classroom.memberships.filter(user=cast.student).delete()

    of_the_class = acts(STUDENTS) | {"notices:open"}
    assert acted(cast.student) == acts(OWNER) - of_the_class
