"""A class at its end: nothing new comes in, and nothing is lost."""

import pytest
from django.urls import reverse

from people.actions import ClassroomArchived, archive_classroom, join_classroom, reopen_classroom
from people.models import Membership
from people.views.joining import ENDED
from plans.actions import assign, save_slot
from reviews.actions import ClassroomNeeded, decide, submit_plan
from reviews.models import Submission
from tests.people.reading import errors_of, words_of
from tests.reviews.scene import submitted, written_plan

JOIN, START = reverse("people:join"), reverse("plans:start")


@pytest.fixture
def url(cast) -> str:
    return cast.classroom.get_absolute_url()


@pytest.fixture
def archived(cast):
    archive_classroom(classroom=cast.classroom)
    cast.classroom.refresh_from_db()
    return cast.classroom


def test_teacher_archives_a_class_and_brings_it_back(login, cast, url):
    client = login(cast.teacher)

    page = client.post(f"{url}archive/", follow=True)
    assert "11B is archived. All plans and comments are kept." in words_of(page)
    assert cast.classroom.code not in words_of(page)
    assert "New assignment" not in words_of(page)

    page = client.post(f"{url}archive/", {"do": "reopen"}, follow=True)
    assert "11B is open again." in words_of(page)
    assert cast.classroom.code in words_of(page)


def test_archiving_again_keeps_the_day(cast, archived):
    day = archived.archived_at

    archive_classroom(classroom=archived)

    archived.refresh_from_db()
    assert archived.archived_at == day


def test_archived_class_leaves_the_daily_lists_and_stays_to_be_found(login, cast, archived, url):
    teacher = login(cast.teacher)
    assert url not in teacher.get("/").content.decode()
    assert "All the classes that you teach are archived." in words_of(teacher.get("/"))

    student = login(cast.student)
    assert url not in student.get("/").content.decode()
    assert "Join your class with a code" in words_of(student.get("/"))

    for person in (cast.teacher, cast.student):
        page = login(person).get("/classes/").content.decode()
        assert '<summary>Archived <span class="count">1</span></summary>' in page
        assert page.count(f'href="{url}"') == 1


def test_archived_class_leaves_the_page_of_criteria(login, cast, archived):
    words = words_of(login(cast.teacher).get("/criteria/"))

    assert "11B" not in words
    assert str(cast.assignment.question) not in words


def test_nobody_new_joins_an_archived_class(login, cast, archived):
    response = login(cast.newcomer).post(JOIN, {"code": archived.code})

    assert response.status_code == 422
    assert errors_of(response) == {"code": [ENDED]}
    assert not Membership.objects.filter(user=cast.newcomer).exists()


def test_member_who_joins_again_keeps_their_place(cast, archived):
    assert join_classroom(user=cast.student, code=archived.code).classroom == archived


def test_nothing_is_set_for_an_archived_class(login, cast, archived, url):
    page = login(cast.teacher).get(f"{url}assign/", follow=True)

    assert page.redirect_chain == [(url, 302)]
    assert "11B is archived, so nothing can be set for it. Bring it back first." in words_of(page)
    with pytest.raises(ClassroomArchived):
        assign(
            classroom=cast.classroom,
            question=cast.question,
            paragraph_model=cast.peel,
            due_at=None,
            teacher=cast.teacher,
        )


def test_assignment_of_an_archived_class_is_not_started(login, cast, archived):
    response = login(cast.student).post(START, {"assignment": cast.assignment.pk})

    assert response.status_code == 404


def test_plan_of_an_archived_class_is_written_on_and_not_submitted(login, cast, archived):
    plan = written_plan(cast)
    slot = plan.sections.get(kind="thesis").slots.get()

    save_slot(slot=slot, text="Written after the end", revision=slot.revision, author=cast.student)

    slot.refresh_from_db()
    assert slot.text == "Written after the end"
    page = login(cast.student).get(f"/plans/{plan.pk}/submit/")
    assert "11B is archived, so nobody receives plans there any more. Your plan stays yours" in words_of(page)
    with pytest.raises(ClassroomNeeded):
        submit_plan(plan=plan, user=cast.student)
    assert Submission.objects.count() == 0


def test_class_archived_between_asking_and_submitting_says_so(login, cast, monkeypatch):
    plan = written_plan(cast)
    monkeypatch.setattr("reviews.views.submitting.actions.receiving_classroom", lambda plan: cast.classroom)
    archive_classroom(classroom=cast.classroom)

    response = login(cast.student).post(f"/plans/{plan.pk}/submit/")

    assert (response.status_code, response.url) == (302, f"/plans/{plan.pk}/submit/")
    assert Submission.objects.count() == 0


def test_plan_of_an_archived_class_goes_to_another_class(login, cast, archived):
    Membership.objects.create(user=cast.student, classroom=cast.other_classroom)
    plan = written_plan(cast)

    page = login(cast.student).get(f"/plans/{plan.pk}/submit/")
    submission = submit_plan(plan=plan, user=cast.student, classroom=cast.other_classroom)

    assert "Send it to" in words_of(page)
    assert submission.plan.classroom == cast.other_classroom


def test_what_waits_in_an_archived_class_is_still_reviewed(login, cast):
    submission = submitted(cast)
    archive_classroom(classroom=cast.classroom)

    assert login(cast.teacher).get(submission.get_absolute_url()).status_code == 200
    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")

    submission.plan.refresh_from_db()
    assert submission.plan.state == "approved"


def test_class_that_is_brought_back_takes_submissions(cast, archived):
    reopen_classroom(classroom=archived)

    assert submit_plan(plan=written_plan(cast), user=cast.student).plan.classroom == archived
