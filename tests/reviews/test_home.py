"""A teacher's home."""

from datetime import timedelta

from django.utils import timezone

from people.actions import create_classroom
from plans.models import Assignment
from reviews.models import Submission
from tests.cast import make_person, make_question
from tests.people.reading import words_of
from tests.reviews.scene import resubmitted, submitted
from tests.support.queries import count_queries

BUDGET = 12


def more_students(cast, count: int) -> None:
    """Submissions of so many further students, each a day older than the one before."""
    for number in range(count):
        person = make_person(f"student{number}")
        cast.classroom.memberships.create(user=person)
        submission = submitted(cast, person)
        Submission.objects.filter(pk=submission.pk).update(submitted_at=timezone.now() - timedelta(days=number + 1))


def test_nothing_waits(teacher):
    words = words_of(teacher.get("/"))

    assert "To review 0" in words
    assert "No plan waits for you." in words
    assert "Start reviewing" not in words


def test_what_waits_is_listed_with_the_oldest_first(teacher, cast):
    more_students(cast, 6)
    oldest = Submission.objects.order_by("submitted_at").first()

    page = teacher.get("/")
    names = [submission.plan.owner.username for submission in page.context["waiting"]]

    assert names == ["student5", "student4", "student3", "student2", "student1"]
    assert f'href="{oldest.get_absolute_url()}">Start reviewing' in page.content.decode()
    assert "Show all 6" in words_of(page)
    assert "1st submission 6 days" in words_of(page)


def test_second_submission_says_what_changed(teacher, cast):
    resubmitted(cast)

    assert "2nd, 1 slot changed" in words_of(teacher.get("/"))


def test_drafts_do_not_wait(teacher, cast):
    cast.start()

    assert "To review 0" in words_of(teacher.get("/"))


def test_classes_show_code_and_number_of_students(teacher, cast):
    assert f"Classes 11B 2 students code {cast.classroom.code}" in words_of(teacher.get("/"))


def test_assignments_show_how_many_are_where(teacher, cast):
    submitted(cast)

    words = words_of(teacher.get("/"))

    assert "Assignments No due date How far did official culture affect Soviet people? PEEL" in words
    assert "1 to review 1 not started" in words


def test_classes_are_named_once_there_are_several(teacher, cast):
    create_classroom(name="12A", time_zone="UTC", teacher=cast.teacher)
    submitted(cast)

    words = words_of(teacher.get("/"))

    assert "all classes, oldest first" in words
    assert "Student 11B How far" in words
    assert "11B · PEEL" in words


def test_class_without_assignment_says_what_to_do(login, cast):
    page = login(cast.other_teacher).get("/")

    assert "Nothing is assigned yet" in words_of(page)
    assert f'href="/classes/{cast.other_classroom.pk}/assign/"' in page.content.decode()


def test_other_classes_are_not_shown(login, cast):
    submitted(cast)

    words = words_of(login(cast.other_teacher).get("/"))

    assert "To review 0" in words
    assert "11B" not in words


def test_teacher_who_learns_elsewhere_finds_that_class(teacher, cast):
    cast.other_classroom.memberships.create(user=cast.teacher, role="student")

    assert "9C you learn here" in words_of(teacher.get("/"))


def test_latest_assignments_alone_are_shown(teacher, cast):
    for number in range(12):
        Assignment.objects.create(
            classroom=cast.classroom, question=make_question(f"Why {number}?"), paragraph_model=cast.peel,
            due_at=timezone.now() + timedelta(days=number),
        )  # fmt: skip

    questions = [assignment.question.text for assignment, *_ in teacher.get("/").context["assignments"]]

    assert questions == [cast.question.text, *[f"Why {number}?" for number in range(11, 2, -1)]]


def test_home_costs_the_same_for_many(teacher, cast):
    submitted(cast)
    teacher.get("/")
    with count_queries(at_most=BUDGET) as few:
        teacher.get("/")
    more_students(cast, 4)
    for number in range(3):
        create_classroom(name=f"Class {number}", time_zone="UTC", teacher=cast.teacher)

    with count_queries(exactly=few.count):
        teacher.get("/")
