"""Setting a question for a class."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from plans.models import Assignment
from tests.cast import make_question
from tests.people.reading import errors_of, words_of
from tests.plans.pages import text_of
from tests.support.queries import count_queries
from topics.models import Question

OWN = {"text": "Why did collectivisation come?", "command_term": "why", "paragraph_model": "pee"}


@pytest.fixture
def teacher(login, cast):
    """The test client, with the teacher signed in."""
    return login(cast.teacher)


@pytest.fixture
def url(cast) -> str:
    return f"/classes/{cast.classroom.pk}/assign/"


@pytest.fixture
def question(cast):
    """A second question of the bank."""
    return make_question("Evaluate the cult of personality.", command_term="evaluate")


def in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_teacher_sets_a_question_of_the_bank(teacher, cast, url, question):
    day = in_days(7)

    response = teacher.post(
        url, {"question": question.pk, "paragraph_model": "teel", "due_day": day, "due_time": "17:00"}, follow=True
    )

    assignment = Assignment.objects.get(question=question)
    assert (assignment.classroom, assignment.created_by) == (cast.classroom, cast.teacher)
    assert assignment.paragraph_model.key == "teel"
    assert timezone.localtime(assignment.due_at).strftime("%Y-%m-%d %H:%M") == f"{day} 17:00"
    assert "“Evaluate the cult of personality.” is set for 11B." in words_of(response)


def test_due_time_is_on_the_clock_of_the_class(teacher, cast, url, question):
    cast.classroom.time_zone = "Asia/Almaty"
    cast.classroom.save()
    day = in_days(7)

    teacher.post(url, {"question": question.pk, "paragraph_model": "peel", "due_day": day, "due_time": "17:00"})

    due_at = Assignment.objects.get(question=question).due_at
    assert due_at == datetime.combine(datetime.fromisoformat(day), time(12, 0), tzinfo=UTC)


def test_day_without_time_lasts_to_its_end(teacher, url, question):
    teacher.post(url, {"question": question.pk, "paragraph_model": "peel", "due_day": in_days(7)})

    due_at = timezone.localtime(Assignment.objects.get(question=question).due_at)
    assert (due_at.date().isoformat(), due_at.strftime("%H:%M")) == (in_days(7), "23:59")


def test_due_date_may_be_left_out(teacher, url, question):
    teacher.post(url, {"question": question.pk, "paragraph_model": "peel"})

    assert Assignment.objects.get(question=question).due_at is None


def test_teacher_sets_a_question_of_their_own(teacher, cast, url):
    teacher.post(f"{url}?own=1", OWN)

    question = Question.objects.get(text=OWN["text"])
    assert (question.owner, question.both_sides, question.judgement) == (cast.teacher, False, "helpful")
    assert Assignment.objects.get(question=question).paragraph_model.key == "pee"


def test_own_question_reaches_the_students_who_plan_it(teacher, login, cast, url):
    teacher.post(f"{url}?own=1", OWN)
    assignment = Assignment.objects.get(question__text=OWN["text"])

    response = login(cast.student).post("/plans/start/", {"assignment": assignment.pk}, follow=True)

    assert OWN["text"] in text_of(response)


@pytest.mark.parametrize("query", ["", "?own=1"])
def test_second_click_sets_nothing_twice(teacher, url, question, query):
    data = OWN | {"question": question.pk, "due_day": in_days(3)}

    for _ in range(2):
        teacher.post(url + query, data)

    assert Assignment.objects.count() == 2


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("question", "", "Choose the question to set."),
        ("question", "9999", "Choose one of the questions in the list."),
        ("question", "x\x00", "Null characters are not allowed."),
        ("due_day", "someday", "This is no date. Write it like 2027-05-14, or choose it in the calendar."),
        ("due_day", "2001-01-01", "Choose a day from today on, within the next 2 years."),
        ("due_day", "9999-12-31", "Choose a day from today on, within the next 2 years."),
        ("due_day", "0001-01-01", "Choose a day from today on, within the next 2 years."),
        ("due_day", in_days(-1), "This is in the past. Choose a later day or time."),
        ("due_time", "25:00", "This is no time of day. Write it like 17:00."),
    ],
)
def test_form_says_what_is_wrong(teacher, url, question, field, value, message):
    data = {"question": question.pk, "paragraph_model": "peel", "due_day": in_days(3), "due_time": "17:00"}

    response = teacher.post(url, data | {field: value})

    assert response.status_code == 422
    assert errors_of(response) == {field: [message]}
    assert Assignment.objects.count() == 1


def test_time_needs_its_day(teacher, url, question):
    response = teacher.post(url, {"question": question.pk, "paragraph_model": "peel", "due_time": "17:00"})

    assert errors_of(response) == {"due_day": ["Choose the day as well, or leave the time empty."]}


def test_own_question_is_checked_as_a_students_own(teacher, url):
    response = teacher.post(f"{url}?own=1", OWN | {"text": "", "span_from": 1950, "span_to": 1940})

    assert sorted(errors_of(response)) == ["span_to", "text"]
    assert Question.objects.count() == 1


def test_what_was_typed_is_kept(teacher, url):
    html = teacher.post(f"{url}?own=1", OWN | {"command_term": ""}).content.decode()

    assert OWN["text"] in html


def test_question_of_another_teacher_cannot_be_set(teacher, cast, url):
    theirs = make_question("Theirs?", owner=cast.other_teacher)

    assert list(errors_of(teacher.post(url, {"question": theirs.pk, "paragraph_model": "peel"}))) == ["question"]


def test_link_brings_the_question_along(teacher, url, question):
    html = teacher.get(url, {"question": question.pk}).content.decode()

    assert f'<option value="{question.pk}" selected>' in html


def test_form_says_whose_clock_it_is(teacher, url):
    assert "Europe/London time. Empty: the end of the day." in words_of(teacher.get(url))


@pytest.mark.parametrize(("who", "status"), [("student", 403), ("outsider", 404), ("other_teacher", 404)])
def test_nobody_else_sets_questions(login, cast, url, question, who, status):
    client = login(getattr(cast, who))

    answers = [client.get(url), client.post(url, {"question": question.pk, "paragraph_model": "peel"})]

    assert [answer.status_code for answer in answers] == [status, status]
    assert Assignment.objects.count() == 1


def test_page_costs_the_same_for_many_questions(teacher, url, question):
    teacher.get(url)
    with count_queries(at_most=12) as few:
        teacher.get(url)
    for number in range(4):
        make_question(f"Why {number}?", command_term="why")

    with count_queries(exactly=few.count):
        teacher.get(url)
