"""Joining a class by its code."""

import pytest

from people.actions import UnknownCode, join_classroom
from people.models import Membership, Role
from tests.people.reading import errors_of, words_of

JOIN = "/classes/join/"
UNKNOWN = "No class has this code. Compare it with what your teacher gave you, letter by letter."


@pytest.fixture
def newcomer(login, cast):
    """The test client, with somebody signed in who is in no class."""
    return login(cast.newcomer)


def spell(code: str) -> str:
    """Return the code as somebody may type it: small letters, spaces, a hyphen."""
    return f" {code[:3].lower()} {code[3:5]}-{code[5:].lower()} "


def test_student_joins_by_the_code(newcomer, cast):
    response = newcomer.post(JOIN, {"code": cast.classroom.code}, follow=True)

    assert cast.classroom.memberships.get(user=cast.newcomer).role == Role.STUDENT
    assert response.redirect_chain == [(f"/classes/{cast.classroom.pk}/", 302)]
    assert "You are in 11B." in words_of(response)
    assert "How far did official culture affect Soviet people?" in words_of(response)


def test_code_is_taken_in_any_case_with_spaces(newcomer, cast):
    newcomer.post(JOIN, {"code": spell(cast.classroom.code)})

    assert cast.classroom.memberships.filter(user=cast.newcomer).exists()


def test_joining_twice_changes_nothing(newcomer, cast):
    newcomer.post(JOIN, {"code": cast.classroom.code})

    response = newcomer.post(JOIN, {"code": cast.classroom.code})

    assert response.status_code == 302
    assert Membership.objects.filter(user=cast.newcomer).count() == 1


def test_teacher_stays_the_teacher(login, cast):
    response = login(cast.teacher).post(JOIN, {"code": cast.classroom.code}, follow=True)

    assert "You teach 11B; nothing has changed." in words_of(response)
    assert cast.classroom.memberships.get(user=cast.teacher).role == Role.TEACHER


def test_teacher_of_one_class_may_learn_in_another(login, cast):
    login(cast.teacher).post(JOIN, {"code": cast.other_classroom.code})

    assert cast.other_classroom.memberships.get(user=cast.teacher).role == Role.STUDENT


def test_link_brings_the_code_along(newcomer):
    assert 'value="ABC&lt;"' in newcomer.get(JOIN, {"code": "ABC<"}).content.decode()


def test_opening_the_link_joins_nobody(newcomer, cast):
    newcomer.get(JOIN, {"code": cast.classroom.code})

    assert not Membership.objects.filter(user=cast.newcomer).exists()


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("", "Type the code that your teacher gave you."),
        ("   ", "Type the code that your teacher gave you."),
        ("NOSUCH7", UNKNOWN),
        ("' OR 1=1 --", UNKNOWN),
        ("ß" * 20, UNKNOWN),
        ("-", UNKNOWN),
        ("A" * 41, "This is too long for a class code. Type only the code."),
    ],
)
def test_wrong_code_is_explained_and_kept(newcomer, cast, code, message):
    response = newcomer.post(JOIN, {"code": code})

    assert response.status_code == 422
    assert errors_of(response) == {"code": [message]}
    assert response.context["form"]["code"].value() == code
    assert not Membership.objects.filter(user=cast.newcomer).exists()


def test_null_character_is_refused(newcomer):
    assert list(errors_of(newcomer.post(JOIN, {"code": "ABC\x00"}))) == ["code"]


def test_unknown_code_is_an_error_of_its_own(cast):
    with pytest.raises(UnknownCode):
        join_classroom(user=cast.newcomer, code="NOSUCH7")


def test_codes_cannot_be_guessed(newcomer, cast):
    for number in range(10):
        newcomer.post(JOIN, {"code": f"WRONG{number}"})

    response = newcomer.post(JOIN, {"code": cast.classroom.code})

    assert "These were too many wrong codes." in words_of(response)
    assert not Membership.objects.filter(user=cast.newcomer).exists()


def test_right_codes_do_not_count_as_tries(newcomer, cast):
    for _ in range(12):
        response = newcomer.post(JOIN, {"code": cast.classroom.code})

    assert response.status_code == 302
