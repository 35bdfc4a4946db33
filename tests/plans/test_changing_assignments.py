"""Changing what is set for a class, and arranging it otherwise for one student."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from people.actions import ClassroomArchived, archive_classroom
from plans.actions import QuestionSettled, arrange, change_assignment, start_plan
from plans.models import Arrangement, Assignment, ParagraphModel, own_due_at
from plans.terms import Terms, terms_of
from tests.cast import make_person, make_question
from tests.people.reading import errors_of, words_of
from tests.plans.test_assignments import in_days
from tests.support.queries import count_queries

DUE = datetime(2026, 5, 7, 16, 0, tzinfo=UTC)  # 17:00 in London
LATER = DUE + timedelta(days=5)


@pytest.fixture
def teacher(login, cast):
    """The test client, with the teacher signed in."""
    return login(cast.teacher)


@pytest.fixture
def url(cast) -> str:
    return f"/assignments/{cast.assignment.pk}/"


@pytest.fixture
def single(cast, url) -> str:
    """The page of what is arranged for the student."""
    return f"{url}students/{cast.student.memberships.get().pk}/"


@pytest.fixture
def due(cast) -> Assignment:
    """The assignment, due in the past."""
    cast.assignment.due_at = DUE
    cast.assignment.save()
    return cast.assignment


def kept(cast) -> Assignment:
    return Assignment.objects.get(pk=cast.assignment.pk)


def test_teacher_changes_everything_before_anybody_has_begun(teacher, cast, url):
    other = make_question("Evaluate the cult of personality.", command_term="evaluate")
    day = in_days(7)
    data = {"question": other.pk, "paragraph_model": "pee", "due_day": day, "due_time": "09:30", "offers_hints": "on"}

    page = teacher.post(url, data, follow=True)

    changed = kept(cast)
    assert (changed.question, changed.paragraph_model.key) == (other, "pee")
    assert timezone.localtime(changed.due_at).strftime("%Y-%m-%d %H:%M") == f"{day} 09:30"
    assert (changed.offers_bank, changed.offers_hints) == (False, True)
    assert "The assignment is changed." in words_of(page)


def test_page_shows_what_is_set(teacher, due, url):
    due.offers_bank = False
    due.save()

    form = teacher.get(url).context["form"]

    names = ("question", "paragraph_model", "due_day", "due_time", "offers_bank", "offers_hints")
    shown = {name: str(form[name].value()) for name in names}
    assert shown == {
        "question": str(due.question_id),
        "paragraph_model": "peel",
        "due_day": "2026-05-07",
        "due_time": "17:00:00",
        "offers_bank": "False",
        "offers_hints": "True",
    }


def test_question_stays_once_somebody_plans_it(teacher, cast, url):
    cast.start()
    other = make_question("Evaluate the cult of personality.", command_term="evaluate")

    page = teacher.get(url)
    teacher.post(url, {"question": other.pk, "paragraph_model": "pee"})

    assert "The question stays, since students are planning it." in words_of(page)
    assert (kept(cast).question, kept(cast).paragraph_model.key) == (cast.question, "pee")


def test_begun_plan_keeps_its_paragraph_model_and_the_next_takes_the_new_one(teacher, cast, url):
    plan = cast.start()

    teacher.post(url, {"paragraph_model": "pee"})

    plan.refresh_from_db()
    assert plan.paragraph_model.key == "peel"
    assert cast.start(cast.classmate).paragraph_model.key == "pee"


def test_question_that_somebody_begins_in_this_moment_stays(cast):
    other = make_question("Evaluate the cult of personality.")
    cast.start()

    with pytest.raises(QuestionSettled):
        change_assignment(assignment=cast.assignment, question=other)

    assert kept(cast).question == cast.question


def test_plan_that_is_begun_as_the_question_changes_has_the_new_one(cast):
    other = make_question("Evaluate the cult of personality.")
    change_assignment(assignment=kept(cast), question=other)

    plan = start_plan(owner=cast.student, question=cast.question, paragraph_model=cast.peel, assignment=cast.assignment)

    assert plan.question == other


def test_date_that_is_past_may_stay(teacher, cast, due, url):
    data = {"question": cast.question.pk, "paragraph_model": "peel", "due_day": "2026-05-07", "due_time": "17:00"}

    response = teacher.post(url, data)

    assert response.status_code == 302
    assert (kept(cast).due_at, kept(cast).offers_hints) == (DUE, False)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("question", "9999", "Choose one of the questions in the list."),
        ("due_day", "2026-05-01", "Choose a day from today on, within the next 2 years."),
        ("due_day", "someday", "This is no date. Write it like 2027-05-14, or choose it in the calendar."),
        ("due_day", "", "Choose the day as well, or leave the time empty."),
        ("due_time", "16:00", "This is in the past. Choose a later day or time."),
    ],
)
def test_form_says_what_is_wrong(teacher, cast, due, url, field, value, message):
    data = {"question": cast.question.pk, "paragraph_model": "peel", "due_day": "2026-05-07", "due_time": "17:00"}

    response = teacher.post(url, data | {field: value})

    assert response.status_code == 422
    assert errors_of(response) == {"due_day" if field == "due_time" else field: [message]}
    assert kept(cast).offers_bank


def test_colleagues_own_question_can_stay(teacher, cast, url):
    own = make_question("Why did collectivisation come?", owner=cast.other_teacher)
    Assignment.objects.filter(pk=cast.assignment.pk).update(question=own)

    response = teacher.post(url, {"question": own.pk, "paragraph_model": "pee"})

    assert response.status_code == 302
    assert (kept(cast).question, kept(cast).paragraph_model.key) == (own, "pee")


def test_archived_class_keeps_its_assignments(teacher, cast, due, url, single):
    archive_classroom(classroom=cast.classroom)

    for address, data in ((url, {"paragraph_model": "pee"}), (single, {"fuller_scaffold": "on"})):
        response = teacher.post(address, data, follow=True)
        assert "is archived, so nothing can be set for it" in words_of(response)

    assert (kept(cast).paragraph_model.key, Arrangement.objects.count()) == ("peel", 0)
    with pytest.raises(ClassroomArchived):
        change_assignment(assignment=due, due_at=None)


def test_student_gets_more_time_and_a_fuller_scaffold(teacher, cast, due, url, single):
    page = teacher.post(single, {"due_day": "2026-05-12", "due_time": "17:00", "fuller_scaffold": "on"}, follow=True)

    own = Arrangement.objects.get(assignment=due, student=cast.student)
    assert (own.due_at, own.fuller_scaffold) == (LATER, True)
    assert "Student More time: Tue 12 May, 17:00. Fuller scaffold Change for Student" in words_of(page)
    assert "Classmate As the others Change for Classmate" in words_of(page)


def test_what_is_arranged_is_shown_in_the_class(teacher, cast, due):
    arrange(assignment=due, student=cast.student, due_at=LATER, fuller_scaffold=True)

    words = words_of(teacher.get(cast.classroom.get_absolute_url()))

    assert "Student until Tue 12 May, 17:00 fuller scaffold Not started" in words


def test_arrangement_without_anything_in_it_is_gone(teacher, cast, due, single):
    arrange(assignment=due, student=cast.student, due_at=LATER, fuller_scaffold=True)

    teacher.post(single, {"due_day": "", "due_time": ""})

    assert Arrangement.objects.count() == 0


def test_arrangement_can_be_saved_again_as_it_is(teacher, cast, due, single):
    arrange(assignment=due, student=cast.student, due_at=LATER + timedelta(seconds=30), fuller_scaffold=False)

    teacher.post(single, {"due_day": "2026-05-12", "due_time": "17:00"})

    assert Arrangement.objects.get().due_at == LATER + timedelta(seconds=30)


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2026-05-07", "This is not more time: for all it is due Thu 7 May 2026, 17:00."),
        ("9999-12-31", "Choose a day within the next 2 years."),
        ("0001-01-01", "Choose a day within the next 2 years."),
    ],
)
def test_less_time_is_refused(teacher, cast, due, single, day, message):
    response = teacher.post(single, {"due_day": day, "due_time": "17:00"})

    assert (response.status_code, errors_of(response)) == (422, {"due_day": [message]})
    assert Arrangement.objects.count() == 0


def test_without_a_due_date_there_is_no_time_to_give(teacher, cast, single):
    page = teacher.get(single)
    teacher.post(single, {"due_day": in_days(3), "fuller_scaffold": "on"})

    assert "The assignment has no due date, so nobody needs more time." in words_of(page)
    assert (Arrangement.objects.get().due_at, Arrangement.objects.get().fuller_scaffold) == (None, True)


def test_nothing_is_arranged_for_a_teacher_or_somebody_elsewhere(teacher, cast, url):
    places = [cast.teacher.memberships.get(), cast.outsider.memberships.get()]

    statuses = [teacher.post(f"{url}students/{place.pk}/", {"fuller_scaffold": "on"}).status_code for place in places]

    assert statuses == [404, 404]


@pytest.mark.parametrize(
    ("for_all", "own", "due_at"),
    [(DUE, None, DUE), (DUE, LATER, LATER), (LATER, DUE, LATER), (None, LATER, None), (None, None, None)],
)
def test_more_time_is_never_less_than_the_others_have(cast, for_all, own, due_at):
    cast.assignment.due_at = for_all
    cast.assignment.save()
    arrangement = Arrangement(due_at=own, fuller_scaffold=True, assignment=cast.assignment, student=cast.student)
    arrangement.save()
    plan = cast.start()

    in_database = type(plan).objects.annotate(own=own_due_at("assignment", "owner")).get().own

    assert terms_of(cast.assignment, arrangement).due_at == due_at
    assert in_database == due_at


@pytest.mark.parametrize(
    ("offers", "fuller", "terms"),
    [
        ((True, True, True), False, (True, True, True, False)),
        ((False, True, True), False, (False, True, True, False)),
        ((True, False, True), False, (True, False, True, False)),
        ((True, True, False), False, (True, True, False, False)),
        ((False, False, False), True, (True, True, True, True)),
    ],
)
def test_fuller_scaffold_is_all_the_help_there_is(offers, fuller, terms):
    assignment = Assignment(offers_bank=offers[0], offers_hints=offers[1], offers_checks=offers[2])

    assert terms_of(assignment, Arrangement(fuller_scaffold=fuller)) == Terms(None, *terms)


def test_database_keeps_one_arrangement_a_student(cast):
    Arrangement.objects.create(assignment=cast.assignment, student=cast.student, fuller_scaffold=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        Arrangement.objects.create(assignment=cast.assignment, student=cast.student, due_at=DUE)


def test_page_costs_the_same_for_many_students(teacher, cast, due, url):
    arrange(assignment=due, student=cast.student, due_at=LATER, fuller_scaffold=True)
    with count_queries(at_most=12) as few:
        teacher.get(url)
    for number in range(9):
        person = make_person(f"student{number}")
        cast.classroom.memberships.create(user=person)
        arrange(assignment=due, student=person, due_at=LATER, fuller_scaffold=False)

    with count_queries(exactly=few.count):
        teacher.get(url)


def test_paragraph_models_are_those_that_a_new_assignment_has(teacher, url):
    choices = [key for key, _ in teacher.get(url).context["form"].fields["paragraph_model"].choices]

    assert [str(key) for key in choices] == [model.key for model in ParagraphModel.objects.all()]
