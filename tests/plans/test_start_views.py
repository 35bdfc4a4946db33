"""The list of plans, and starting one."""

import pytest
from django.urls import reverse

from plans.models import Plan
from tests.cast import make_question
from tests.plans.pages import text_of
from tests.support.queries import count_queries
from topics.models import Question

START, NEW, LIST = (reverse(f"plans:{name}") for name in ("start", "new", "list"))
OWN = {"text": "Why did collectivisation come?", "command_term": "why", "paragraph_model": "pee"}


def test_list_says_where_each_plan_stands(student, written):
    words = text_of(student.get(LIST))

    assert "How far did official culture affect Soviet people?" in words
    assert "11B · PEEL · changed" in words
    assert "1 of 6 parts" in words
    assert "Draft" in words


@pytest.mark.parametrize(
    ("state", "words"), [("submitted", "Submitted"), ("returned", "Returned"), ("approved", "Approved")]
)
def test_list_shows_the_state(student, written, state, words):
    written.close(state)

    assert words in text_of(student.get(LIST))


def test_list_calls_an_empty_plan_not_started(student, desk):
    assert "0 of 6 parts Not started" in text_of(student.get(LIST))


def test_list_holds_ones_own_plans_alone(login, written):
    assert "You have no plan yet." in text_of(login(written.cast.classmate).get(LIST))


def test_list_has_the_plan_changed_last_first(student, cast, desk):
    newer = student.post(START, {"question": cast.question.pk}).url
    desk.write("thesis", "Touched")

    html = student.get(LIST).content.decode()

    assert html.index(desk.url) < html.index(newer)


def test_list_costs_the_same_for_many_plans(student, cast, desk):
    with count_queries(at_most=8) as one:
        student.get(LIST)
    for number in range(3):
        question = Question.objects.create(owner=cast.student, text=f"Why {number}?", command_term="why")
        student.post(START, {"question": question.pk})

    with count_queries(exactly=one.count):
        student.get(LIST)


def test_assignment_is_started_once(student, cast):
    addresses = {student.post(START, {"assignment": cast.assignment.pk}).url for _ in range(2)}

    plan = Plan.objects.get()
    assert addresses == {plan.get_absolute_url()}
    assert (plan.owner, plan.classroom, plan.paragraph_model) == (cast.student, cast.classroom, cast.peel)


@pytest.mark.parametrize("name", ["outsider", "teacher", "newcomer"])
def test_assignment_of_another_class_is_not_found(login, cast, name):
    response = login(getattr(cast, name)).post(START, {"assignment": cast.assignment.pk})

    assert response.status_code == 404
    assert Plan.objects.count() == 0


def test_question_of_the_bank_is_started_for_practice(student, cast):
    student.post(START, {"question": cast.question.pk, "model": "cer"})

    plan = Plan.objects.get()
    assert (plan.classroom, plan.paragraph_model.key) == (None, "cer")


def test_question_started_by_two_clicks_is_one_plan(student, cast):
    for _ in range(2):
        student.post(START, {"question": cast.question.pk})

    assert Plan.objects.count() == 1


def test_question_of_another_person_is_not_found(student, cast):
    theirs = Question.objects.create(owner=cast.classmate, text="Why?", command_term="why")

    assert student.post(START, {"question": theirs.pk}).status_code == 404


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"question": ""},
        {"question": "x"},
        {"question": "0"},
        {"question": "9" * 40},
        {"question": "²"},
        {"assignment": "1\x00"},
        {"assignment": "-1"},
    ],
)
def test_starting_nothing_known_is_not_found(student, data):
    assert student.post(START, data).status_code == 404


@pytest.mark.parametrize("model", ["", "no-such", "pe\x00el"])
def test_starting_with_an_unknown_model_is_not_found(student, cast, model):
    assert student.post(START, {"question": cast.question.pk, "model": model}).status_code == 404


def test_starting_is_posted(student):
    assert student.get(START).status_code == 405


def test_new_plan_offers_the_questions_of_the_bank(student, cast):
    assert "How far did official culture affect Soviet people?" in text_of(student.get(NEW))


def test_own_question_is_planned_with_the_demands_of_its_command_term(student, cast):
    response = student.post(NEW, OWN, follow=True)

    plan = Plan.objects.get()
    assert (plan.question.owner, plan.question.judgement, plan.paragraph_model.key) == (cast.student, "helpful", "pee")
    assert "This question asks for Several reasons, linked (not met yet) A judgement helps (not met yet)" in text_of(
        response
    )


def test_own_question_posted_twice_is_one_plan(student):
    for _ in range(2):
        student.post(NEW, OWN)

    assert (Question.objects.filter(owner__isnull=False).count(), Plan.objects.count()) == (1, 1)


def test_own_question_with_a_slip_comes_back_with_its_words(student):
    response = student.post(NEW, {**OWN, "command_term": ""})

    assert response.status_code == 422
    assert "Why did collectivisation come?" in text_of(response)
    assert "Choose the command term of your question." in text_of(response)
    assert Plan.objects.count() == 0


def test_page_of_a_new_plan_costs_the_same_for_many_questions(student, cast):
    student.get(NEW)
    with count_queries(at_most=8) as few:
        student.get(NEW)
    for number in range(4):
        make_question(f"Why {number}?", command_term="why").topics.create(slug=f"t{number}", title=f"Topic {number}")

    with count_queries(exactly=few.count):
        student.get(NEW)
