"""A class's page, for its teachers and for its students."""

from datetime import timedelta

import pytest
from django.utils import timezone

from plans.models import Assignment
from reviews.actions import decide, submit_plan
from tests.cast import make_person, make_question
from tests.people.reading import words_of
from tests.reviews.scene import submitted
from tests.support.queries import count_queries

BUDGET = 12


@pytest.fixture
def url(cast) -> str:
    return cast.classroom.get_absolute_url()


@pytest.fixture
def teacher(login, cast):
    """The test client, with the teacher signed in."""
    return login(cast.teacher)


def test_teacher_sees_the_code_and_how_to_use_it(teacher, cast, url):
    words = words_of(teacher.get(url))

    assert f"Code of the class {cast.classroom.code} Students sign up" in words
    assert f"http://testserver/classes/join/?code={cast.classroom.code}" in words


def test_student_sees_teachers_and_assignments_but_no_code(student, cast, url):
    words = words_of(student.get(url))

    assert "Taught by Teacher." in words
    assert "How far did official culture affect Soviet people? 11B, Teacher Start" in words
    assert cast.classroom.code not in words
    assert "Classmate" not in words


@pytest.mark.parametrize("who", ["outsider", "other_teacher", "newcomer"])
def test_class_is_not_there_for_others(login, cast, url, who):
    assert login(getattr(cast, who)).get(url).status_code == 404


@pytest.mark.parametrize("pk", ["0", "99999999999999999999999", "7777777"])
def test_class_that_is_not_there(teacher, pk):
    assert teacher.get(f"/classes/{pk}/").status_code == 404


def test_teacher_sees_where_each_student_is(teacher, cast, url):
    submission = submitted(cast)

    page = teacher.get(url)

    assert "1 to review 1 not started" in words_of(page)
    assert (
        "Classmate Not started nothing not yet Student Submitted 16% 3 of 18 parts today Review of Student"
        in words_of(page)
    )
    assert f'href="{submission.get_absolute_url()}"' in page.content.decode()


@pytest.mark.parametrize(("decision", "words"), [("returned", "1 returned"), ("approved", "1 approved")])
def test_counts_follow_the_decision(teacher, cast, url, decision, words):
    decide(submission=submitted(cast), teacher=cast.teacher, decision=decision, overall="Well.")

    assert f"1 not started {words}" in words_of(teacher.get(url))


def test_plan_counts_as_draft_once_something_is_written(teacher, desk, url):
    before = words_of(teacher.get(url))
    desk.write("point", "A beginning.")

    assert "2 not started" in before
    assert "1 not started 1 draft" in words_of(teacher.get(url))


def test_draft_is_neither_linked_nor_read(teacher, written, url):
    html = teacher.get(url).content.decode()

    assert written.url not in html
    assert "Audiences saw what the Party wanted." not in html


def test_plans_of_those_who_left_do_not_count(teacher, cast, url):
    submitted(cast, cast.classmate)
    cast.classroom.memberships.filter(user=cast.classmate).delete()

    words = words_of(teacher.get(url))

    assert "1 not started" in words
    assert "to review" not in words
    assert "Classmate" not in words


def test_students_of_the_assignment_due_next_are_shown(teacher, cast, url):
    now = timezone.now()
    for days in (-5, 9, 4):
        Assignment.objects.create(
            classroom=cast.classroom, question=make_question(f"In {days}?"), paragraph_model=cast.peel,
            due_at=now + timedelta(days=days),
        )  # fmt: skip

    assert teacher.get(url).context["chosen"].question.text == "In 4?"


def test_students_of_any_assignment_can_be_shown(teacher, cast, url):
    second = Assignment.objects.create(
        classroom=cast.classroom, question=make_question("Why?"), paragraph_model=cast.peel
    )

    chosen = [teacher.get(url, {"assignment": pk}).context["chosen"] for pk in (second.pk, cast.assignment.pk)]

    assert chosen == [second, cast.assignment]


@pytest.mark.parametrize("asked", ["", "x", "0", "9" * 40, "9" * 5000, "1\x00"])
def test_unknown_assignment_is_not_there(teacher, url, asked):
    assert teacher.get(url, {"assignment": asked}).status_code == 404


def test_assignment_of_another_class_is_not_there(teacher, cast, url):
    other = Assignment.objects.create(classroom=cast.other_classroom, question=cast.question, paragraph_model=cast.peel)

    assert teacher.get(url, {"assignment": other.pk}).status_code == 404


def test_new_class_says_what_to_do(login, cast):
    cast.other_classroom.memberships.filter(role="student").delete()

    words = words_of(login(cast.other_teacher).get(cast.other_classroom.get_absolute_url()))

    assert "Nothing is assigned yet" in words
    assert "Nobody has joined yet" in words


def test_student_of_a_class_without_assignments(login, cast):
    words = words_of(login(cast.outsider).get(cast.other_classroom.get_absolute_url()))

    assert "Nothing is assigned yet" in words


def test_students_come_by_name_whatever_the_case(teacher, cast, url):
    for name in ("anna", "Ben", "Élodie"):
        person = make_person(name.lower().replace("é", "e"))
        person.display_name = name
        person.save()
        cast.classroom.memberships.create(user=person)

    names = [row.student.shown_name for row in teacher.get(url).context["rows"]]

    assert names == ["anna", "Ben", "Classmate", "Student", "Élodie"]


@pytest.mark.parametrize("who", ["teacher", "student"])
def test_page_costs_the_same_for_many(login, cast, url, who):
    submitted(cast)
    client = login(getattr(cast, who))
    client.get(url)
    with count_queries(at_most=BUDGET) as few:
        client.get(url)
    for number in range(4):
        person = make_person(f"student{number}")
        cast.classroom.memberships.create(user=person)
        submitted(cast, person)
        Assignment.objects.create(
            classroom=cast.classroom, question=make_question(f"Why {number}?"), paragraph_model=cast.peel
        )

    with count_queries(exactly=few.count):
        client.get(url, {"assignment": cast.assignment.pk} if who == "teacher" else {})


def test_latest_submission_is_linked(teacher, cast, url):
    first = submitted(cast)
    decide(submission=first, teacher=cast.teacher, decision="returned", overall="Again.")
    second = submit_plan(plan=first.plan, user=cast.student)

    html = teacher.get(url).content.decode()

    assert second.get_absolute_url() in html
    assert first.get_absolute_url() not in html
