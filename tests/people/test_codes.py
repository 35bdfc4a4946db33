"""The code of a class: renewed, closed and opened by its teachers."""

import pytest
from django.urls import reverse

from people.actions import CodeClosed, close_code, join_classroom, open_code, renew_code
from people.models import CODE_LENGTH, Membership
from people.views.joining import CLOSED, UNKNOWN_CODE
from tests.people.reading import errors_of, words_of

JOIN = reverse("people:join")


@pytest.fixture
def urls(cast) -> tuple[str, str]:
    """The settings of the class, and where its code is changed."""
    base = cast.classroom.get_absolute_url()
    return f"{base}settings/", f"{base}code/"


def code_of(cast) -> str:
    cast.classroom.refresh_from_db()
    return cast.classroom.code


def test_settings_show_the_code_and_its_link(login, cast, urls):
    words = words_of(login(cast.teacher).get(urls[0]))

    assert f"Code of the class {cast.classroom.code} Students sign up" in words
    assert f"http://testserver/classes/join/?code={cast.classroom.code}" in words


def test_old_code_stops_working_once_it_is_renewed(login, cast, urls):
    old = cast.classroom.code

    page = login(cast.teacher).post(urls[1], {"do": "renew"}, follow=True)
    refused = login(cast.newcomer).post(JOIN, {"code": old})

    new = code_of(cast)
    assert (new != old, len(new)) == (True, CODE_LENGTH)
    assert f"The old one no longer works. {cast.classroom.name} Settings Code of the class {new}" in words_of(page)
    assert errors_of(refused) == {"code": [UNKNOWN_CODE]}
    assert join_classroom(user=cast.newcomer, code=new).classroom == cast.classroom


def test_renewing_keeps_everybody_in_the_class(cast):
    renew_code(classroom=cast.classroom)

    assert cast.classroom.memberships.count() == 3


def test_closed_code_says_so_and_lets_nobody_new_in(login, cast, urls):
    login(cast.teacher).post(urls[1], {"do": "close"})

    response = login(cast.newcomer).post(JOIN, {"code": cast.classroom.code})

    assert response.status_code == 422
    assert errors_of(response) == {"code": [CLOSED]}
    assert response.context["form"]["code"].value() == cast.classroom.code
    assert not Membership.objects.filter(user=cast.newcomer).exists()


def test_member_keeps_their_place_behind_a_closed_code(cast):
    close_code(classroom=cast.classroom)

    assert join_classroom(user=cast.student, code=cast.classroom.code).classroom == cast.classroom


def test_code_works_again_once_it_is_opened(login, cast, urls):
    close_code(classroom=cast.classroom)

    page = login(cast.teacher).post(urls[1], {"do": "open"}, follow=True)

    assert "The code is open: who has it can join." in words_of(page)
    assert join_classroom(user=cast.newcomer, code=cast.classroom.code).classroom == cast.classroom


def test_new_code_of_a_closed_class_stays_closed(cast):
    close_code(classroom=cast.classroom)
    renew_code(classroom=cast.classroom)

    with pytest.raises(CodeClosed):
        join_classroom(user=cast.newcomer, code=code_of(cast))


def test_closed_code_is_shown_nowhere(login, cast, urls):
    close_code(classroom=cast.classroom)
    client = login(cast.teacher)

    pages = [words_of(client.get(page)) for page in ("/", "/classes/", cast.classroom.get_absolute_url(), urls[0])]

    assert [cast.classroom.code in words for words in pages] == [False] * 4
    assert ["losed" in words for words in pages] == [True] * 4
    open_code(classroom=cast.classroom)
    assert cast.classroom.code in words_of(client.get(urls[0]))


@pytest.mark.parametrize("do", ["", "delete"])
def test_nothing_else_is_done_to_a_code(login, cast, urls, do):
    before = code_of(cast)

    response = login(cast.teacher).post(urls[1], {"do": do})

    assert response.status_code == 400
    assert code_of(cast) == before


def test_archived_class_shows_its_end_and_no_code(login, cast, urls):
    client = login(cast.teacher)
    client.post(f"{cast.classroom.get_absolute_url()}archive/")

    words = words_of(client.get(urls[0]))

    assert "Bring it back" in words
    assert cast.classroom.code not in words


def test_code_page_stays_with_teachers_of_the_class(login, cast, urls):
    answers = {who: login(getattr(cast, who)).get(urls[0]).status_code for who in ("student", "other_teacher")}

    assert answers == {"student": 403, "other_teacher": 404}
