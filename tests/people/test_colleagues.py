"""Several teachers: inviting a colleague, leaving, and who sees a class afterwards."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from people.actions import (
    InvitationGone,
    LastTeacher,
    LearnsHere,
    accept_invitation,
    archive_classroom,
    end_membership,
    invite_colleague,
)
from people.models import Invitation, Membership, Role
from people.views.members import LAST_TEACHER
from tests.cast import Cast
from tests.people.reading import words_of
from tests.support.queries import count_queries

GONE = "This invitation works no more"


@pytest.fixture
def url(cast) -> str:
    return cast.classroom.get_absolute_url()


@pytest.fixture
def invitation(cast) -> Invitation:
    return invite_colleague(classroom=cast.classroom, teacher=cast.teacher)


def place_of(cast: Cast, person) -> Membership:
    return Membership.objects.get(classroom=cast.classroom, user=person)


def join_as_teacher(cast: Cast, person) -> Membership:
    return Membership.objects.create(classroom=cast.classroom, user=person, role=Role.TEACHER)


def test_colleague_with_the_link_teaches_after_agreeing(login, cast, url):
    page = login(cast.teacher).post(f"{url}invitations/", follow=True)
    link = re.search(r"http://testserver(/classes/teach/\S+/)", words_of(page))[1]
    colleague = login(cast.other_teacher)

    asked = colleague.get(link)
    before = cast.classroom.memberships.filter(user=cast.other_teacher).exists()
    told = colleague.post(link, follow=True)

    assert "Teach 11B? Teacher invites you to teach this class together." in words_of(asked)
    assert before is False
    assert place_of(cast, cast.other_teacher).role == Role.TEACHER
    assert told.redirect_chain == [(url, 302)]
    assert "You teach 11B." in words_of(told)
    assert "taught by Other Teacher, Teacher" in words_of(told)


def test_invitation_works_once(login, cast, invitation):
    accept_invitation(token=invitation.token, user=cast.other_teacher)

    answers = [getattr(login(cast.newcomer), method)(invitation.get_absolute_url()) for method in ("get", "post")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert [GONE in words_of(answer) for answer in answers] == [True, True]
    assert not Membership.objects.filter(user=cast.newcomer).exists()


@pytest.mark.parametrize(("days", "works"), [(6, True), (8, False)])
def test_invitation_lasts_a_week(cast, invitation, days, works):
    Invitation.objects.update(made_at=timezone.now() - timedelta(days=days))

    assert Invitation.objects.open().exists() is works


def test_invitation_that_is_too_old_makes_nobody_a_teacher(cast, invitation):
    Invitation.objects.update(made_at=timezone.now() - timedelta(days=8))

    with pytest.raises(InvitationGone):
        accept_invitation(token=invitation.token, user=cast.newcomer)


def test_old_invitations_are_cleared_away_by_a_new_one(cast, invitation):
    Invitation.objects.update(made_at=timezone.now() - timedelta(days=8))

    new = invite_colleague(classroom=cast.classroom, teacher=cast.teacher)

    assert list(Invitation.objects.all()) == [new]


def test_teacher_withdraws_an_invitation(login, cast, url, invitation):
    page = login(cast.teacher).post(f"{url}invitations/{invitation.pk}/withdraw/", follow=True)

    assert "The invitation is withdrawn: its link works no more." in words_of(page)
    assert login(cast.newcomer).get(invitation.get_absolute_url()).status_code == 404


def test_invitation_of_another_class_cannot_be_withdrawn(login, cast, invitation):
    login(cast.other_teacher).post(f"/classes/{cast.other_classroom.pk}/invitations/{invitation.pk}/withdraw/")

    assert Invitation.objects.count() == 1


def test_student_of_the_class_does_not_become_its_teacher(login, cast, invitation):
    client = login(cast.student)

    asked, answered = client.get(invitation.get_absolute_url()), client.post(invitation.get_absolute_url())

    assert (asked.status_code, answered.status_code) == (200, 422)
    assert "You learn in this class with this account, so you cannot teach it." in words_of(asked)
    assert place_of(cast, cast.student).role == Role.STUDENT
    with pytest.raises(LearnsHere):
        accept_invitation(token=invitation.token, user=cast.student)
    assert Invitation.objects.count() == 1


def test_teacher_who_opens_their_own_link_does_not_use_it_up(login, cast, invitation):
    page = login(cast.teacher).post(invitation.get_absolute_url(), follow=True)

    assert "You teach 11B already; the invitation stays for another colleague." in words_of(page)
    assert Invitation.objects.count() == 1


def test_visitor_signs_in_before_they_see_whose_class_it_is(client, invitation):
    response = client.get(invitation.get_absolute_url())

    assert response.url == f"/accounts/login/?next={invitation.get_absolute_url()}"


def test_archived_class_invites_nobody(login, cast, url, invitation):
    archive_classroom(classroom=cast.classroom)

    page = login(cast.teacher).post(f"{url}invitations/", follow=True)

    assert "11B is archived. Bring it back first." in words_of(page)
    assert Invitation.objects.count() == 1
    assert login(cast.newcomer).get(invitation.get_absolute_url()).status_code == 404


def test_links_cannot_be_guessed(cast, invitation):
    assert len(invitation.token) == 32


def test_teacher_leaves_the_class_to_a_colleague(login, cast, url):
    join_as_teacher(cast, cast.other_teacher)
    client = login(cast.teacher)

    asked = words_of(client.get(f"{url}leave/"))
    told = client.post(f"{url}leave/", follow=True)

    assert "Leave 11B? You will no longer see the class" in asked
    assert "You have left 11B." in words_of(told)
    assert client.get(url).status_code == 404


def test_last_teacher_cannot_leave(login, cast, url):
    client = login(cast.teacher)

    asked, answered = client.get(f"{url}leave/"), client.post(f"{url}leave/")

    assert "You are the only teacher of this class, so you cannot leave it" in words_of(asked)
    assert answered.status_code == 422
    assert LAST_TEACHER in words_of(answered)
    assert place_of(cast, cast.teacher).role == Role.TEACHER


def test_of_two_teachers_who_remove_each_other_one_stays(cast):
    first, second = place_of(cast, cast.teacher), join_as_teacher(cast, cast.other_teacher)

    end_membership(membership=second)

    with pytest.raises(LastTeacher):
        end_membership(membership=first)


def test_teacher_removes_a_colleague(login, cast, url):
    place = join_as_teacher(cast, cast.other_teacher)
    client = login(cast.teacher)

    asked = words_of(client.get(f"{url}people/{place.pk}/remove/"))
    told = client.post(f"{url}people/{place.pk}/remove/", follow=True)

    assert "Remove Other Teacher? They no longer see the class" in asked
    assert "Other Teacher is no longer in 11B. Plans and comments are kept." in words_of(told)
    assert not cast.classroom.memberships.filter(user=cast.other_teacher).exists()


def test_open_invitations_end_with_a_teacher_who_knows_them(cast, invitation):
    end_membership(membership=join_as_teacher(cast, cast.other_teacher))

    assert Invitation.objects.count() == 0


def test_open_invitations_outlast_a_student(cast, invitation):
    end_membership(membership=place_of(cast, cast.student))

    assert Invitation.objects.count() == 1


def test_oneself_is_left_and_not_removed(login, cast, url):
    response = login(cast.teacher).post(f"{url}people/{place_of(cast, cast.teacher).pk}/remove/")

    assert (response.status_code, response.url) == (302, f"{url}leave/")


def test_member_of_another_class_cannot_be_removed(login, cast, url):
    place = Membership.objects.get(user=cast.outsider)

    assert login(cast.teacher).post(f"{url}people/{place.pk}/remove/").status_code == 404
    assert Membership.objects.filter(user=cast.outsider).exists()


def test_people_are_listed_by_role(login, cast, url):
    words = words_of(login(cast.teacher).get(f"{url}people/"))

    assert re.search(
        r"Teachers Teacher since .* Leave the class Students 2 Classmate since .* Remove Classmate Student since", words
    )


def test_page_of_people_costs_the_same_for_many(login, cast, url, invitation):
    client = login(cast.teacher)
    with count_queries(at_most=12) as few:
        client.get(f"{url}people/")
    for person in (cast.other_teacher, cast.newcomer, cast.outsider):
        join_as_teacher(cast, person)
        invite_colleague(classroom=cast.classroom, teacher=person)

    with count_queries(exactly=few.count):
        client.get(f"{url}people/")
