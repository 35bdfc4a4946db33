"""Who gets in where after people of a class have changed: a second teacher, one who left, a student who was removed.

The matrix asks for each address in a world of its own. These three ask for all addresses in one world, by GET, which
changes nothing, and by POST only where they must not get in.
"""

import pytest

from people.models import Membership, Role
from tests.access import CLASS, DOORS, OWNER, PEOPLE, TEACHER, World, address
from tests.test_access_matrix import is_in

# A colleague uses them, and only their owner changes them.
OWN = {"reviews:saved-edit", "reviews:profile-edit"}


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


@pytest.mark.parametrize("who", ["teacher", "student"])
def test_who_left_changes_nothing_of_the_class(world, cast, login, who):
    person = getattr(cast, who)
    client = login(person)
    cast.classroom.memberships.filter(user=person).delete()
    closed = {name for name, door in DOORS.items() if door.post in (TEACHER, CLASS)}

    entered = {name for name in closed if is_in(client, address(name, world), "post", DOORS[name].data(world))}

    assert entered == set()
