"""Making classes, and who may open them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import RequestFactory

from people.access import get_membership, get_taught_classroom, teaches
from people.actions import create_classroom
from people.models import CODE_ALPHABET, CODE_LENGTH, Classroom, Role, new_class_code
from tests.people.reading import errors_of, words_of
from tests.support.queries import count_queries

NEW = "/classes/new/"


def test_teacher_makes_a_class_and_gets_its_code(login, cast):
    response = login(cast.newcomer).post(NEW, {"name": " 12A  History ", "time_zone": "Asia/Almaty"}, follow=True)

    room = Classroom.objects.get(name="12A History")
    assert room.time_zone == "Asia/Almaty"
    assert response.redirect_chain == [(f"/classes/{room.pk}/", 302)]
    assert room.code in words_of(response)
    assert teaches(cast.newcomer) is True


def test_second_click_makes_no_second_class(login, cast):
    client = login(cast.newcomer)
    first = client.post(NEW, {"name": "12A", "time_zone": "UTC"})

    second = client.post(NEW, {"name": "12A", "time_zone": "UTC"}, follow=True)

    assert Classroom.objects.filter(name="12A").count() == 1
    assert second.redirect_chain == [(first.url, 302)]
    assert "You teach a class of this name already; this is it." in words_of(second)


def test_another_teacher_may_use_the_same_name(cast):
    mine, _ = create_classroom(name="11B", time_zone="UTC", teacher=cast.other_teacher)

    assert mine != cast.classroom
    assert mine.code != cast.classroom.code


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "", "Give the class a name, such as 11B History."),
        ("name", "12A\x00", "This holds characters that cannot be seen. Type it by hand instead of pasting it."),
        ("name", "x" * 81, "This has 81 characters. Shorten it to 80."),
        ("time_zone", "Mars/Olympus", "Choose a time zone from the list."),
    ],
)
def test_class_form_says_what_is_wrong(login, cast, field, value, message):
    response = login(cast.teacher).post(NEW, {"name": "12A", "time_zone": "UTC"} | {field: value})

    assert response.status_code == 422
    assert errors_of(response) == {field: [message]}
    assert Classroom.objects.count() == 2


def test_class_form_offers_the_sites_time_zone_first(login, cast):
    html = login(cast.teacher).get(NEW).content.decode()

    assert '<option value="Europe/London" selected>London</option>' in html
    assert '<option value="America/Argentina/Buenos_Aires">Argentina: Buenos Aires</option>' in html


def test_time_zone_is_checked_by_the_model():
    with pytest.raises(ValidationError, match="Choose a time zone from the list"):
        Classroom(name="12A", time_zone="Mars/Olympus").full_clean(exclude=["code"], validate_unique=False)


def test_codes_are_easy_to_read_aloud():
    code = new_class_code()

    assert len(code) == CODE_LENGTH == 7
    assert set(code) <= set(CODE_ALPHABET)
    assert not set(CODE_ALPHABET) & set("O0I1LZ2S5B8")


def test_list_shows_classes_by_role(login, cast):
    cast.other_classroom.memberships.create(user=cast.teacher, role=Role.STUDENT)

    words = words_of(login(cast.teacher).get("/classes/"))

    assert f"You teach 11B 2 students code {cast.classroom.code}" in words
    assert "You learn 9C 2 students" in words
    assert cast.other_classroom.code not in words


def test_list_of_one_without_class_says_how_to_begin(login, cast):
    assert "Join your class with a code" in words_of(login(cast.newcomer).get("/classes/"))


def test_list_costs_the_same_for_many_classes(login, cast):
    client = login(cast.teacher)
    with count_queries(at_most=12) as few:
        client.get("/classes/")
    for number in range(4):
        create_classroom(name=f"Class {number}", time_zone="UTC", teacher=cast.teacher)

    with count_queries(exactly=few.count):
        client.get("/classes/")


@pytest.mark.parametrize(("who", "role"), [("student", "student"), ("teacher", "teacher")])
def test_membership_is_found_with_its_role(cast, who, role):
    assert get_membership(getattr(cast, who), cast.classroom.pk).role == role


@pytest.mark.parametrize("who", ["outsider", "other_teacher", "newcomer"])
def test_class_is_not_there_for_others(cast, who):
    with pytest.raises(Http404):
        get_membership(getattr(cast, who), cast.classroom.pk)
    with pytest.raises(Http404):
        get_taught_classroom(getattr(cast, who), cast.classroom.pk)


def test_student_may_not_do_what_teachers_do(cast):
    with pytest.raises(PermissionDenied):
        get_taught_classroom(cast.student, cast.classroom.pk)


def test_whether_one_teaches_is_looked_up_once(cast):
    request = RequestFactory().get("/")
    request.user = cast.teacher

    with count_queries(exactly=1):
        answers = [teaches(request.user) for _ in range(3)]

    assert answers == [True, True, True]
