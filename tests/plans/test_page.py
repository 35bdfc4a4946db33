"""The workspace as it is first shown."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from people.models import Classroom
from plans.actions import add_section, cite
from plans.models import Assignment, Plan
from tests.plans.pages import form_data, text_of
from tests.support.queries import count_queries
from topics.models import Question


@pytest.fixture
def long_plan(written, plays, poem):
    """A plan of 12 paragraphs with 20 citations."""
    for _ in range(9):
        add_section(plan=written.plan, kind="paragraph")
    for number in range(1, 13):
        for card in (plays, poem)[: 2 if number < 9 else 1]:
            cite(slot=written.slot("evidence", number), evidence=card)
    return written


def test_page_shows_the_words_in_their_fields(student, written):
    posted = form_data(student.get(written.url))

    assert posted[f"slot-{written.slot('thesis').pk}"] == ["It changed what people saw, less what they believed."]
    assert posted[f"slot-{written.slot('point').pk}"] == ["Audiences saw what the Party wanted."]
    assert posted[f"rev-{written.slot('point').pk}"] == ["1"]
    first = written.sections()[0]
    assert posted[f"side-{first.pk}"] == ["supports"]
    assert posted[f"factor-{first.pk}"] == ["Film and theatre"]
    assert posted[f"weight-{first.pk}"] == ["2"]


@pytest.mark.parametrize(
    "text", ["\nA line break first", "</textarea><b>bold</b>", "Ахматова & Σωκράτης", "  spaces  "]
)
def test_page_gives_back_what_was_written_to_the_letter(student, written, text):
    slot = written.write("thesis", text)

    assert form_data(student.get(written.url))[f"slot-{slot.pk}"] == [text]


def test_page_shows_a_card_with_its_figure_as_the_bank_does(student, written):
    html = student.get(written.url).content.decode()

    assert "10 <small>of</small> 19" in html
    assert 'aria-label="10 of 19 plays withdrawn: 10 of 19 dots filled"' in html


def test_page_marks_which_parts_are_written(student, written):
    page = text_of(student.get(written.url))

    assert "P Point written, E Evidence written, E Explanation empty, L Link empty," in page


def test_page_offers_factors_of_the_questions_topics_and_of_the_plan(student, written, theme):
    written.plan.question.topics.add(theme.topic)
    theme.topic.themes.create(key="books", title="Literature", position=1)

    html = student.get(written.url).content.decode()

    assert '<option value="Film and theatre"></option><option value="Literature"></option></datalist>' in html


@pytest.mark.parametrize(
    ("judgement", "shown"), [("degree", True), ("verdict", True), ("ranking", False), ("none", False)]
)
def test_degree_is_asked_for_where_the_question_asks_for_one(student, written, judgement, shown):
    Question.objects.filter(pk=written.plan.question_id).update(judgement=judgement)

    assert (f"slot-{written.slot('degree').pk}" in form_data(student.get(written.url))) is shown


def test_degree_that_was_chosen_stays_whatever_the_question_asks(student, written):
    Question.objects.filter(pk=written.plan.question_id).update(judgement="none")
    slot = written.write("degree", "To some extent")

    assert form_data(student.get(written.url))[f"slot-{slot.pk}"] == ["To some extent"]


def test_degree_in_other_words_stays(student, written):
    slot = written.write("degree", "Rather a lot")

    assert form_data(student.get(written.url))[f"slot-{slot.pk}"] == ["Rather a lot"]


def test_due_date_is_in_the_time_zone_of_the_class(student, desk):
    Classroom.objects.update(time_zone="Asia/Almaty")
    Assignment.objects.update(due_at=datetime(2099, 5, 14, 20, 30, tzinfo=UTC))

    assert "Due Fri 15 May, 01:30" in text_of(student.get(desk.url))


def test_due_date_that_has_passed_is_said_so(student, desk):
    Assignment.objects.update(due_at=timezone.now() - timezone.timedelta(days=1))

    assert "Was due" in text_of(student.get(desk.url))


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_closed_plan_is_shown_to_be_read(student, written, state):
    written.close(state)

    response = student.get(written.url)

    assert form_data(response) == {}
    assert "Audiences saw what the Party wanted." in text_of(response)
    assert "Ten of nineteen plays were withdrawn." in text_of(response)
    assert b"<textarea" not in response.content


@pytest.mark.parametrize("name", ["classmate", "outsider", "teacher", "other_teacher"])
def test_page_is_its_owners_alone(login, written, name):
    assert login(getattr(written.cast, name)).get(written.url).status_code == 404


def test_page_of_no_plan_is_not_found(student):
    assert student.get("/plans/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_page_only_reads(student, written):
    before = Plan.objects.values().get(pk=written.plan.pk)

    student.get(written.url)

    assert Plan.objects.values().get(pk=written.plan.pk) == before


def test_returned_plan_shows_what_to_act_on(student, commented):
    page = text_of(student.get(commented.url))

    assert "Returned: 2 comments to act on" in page
    assert "Almost there. Teacher, " in page
    assert "To act on Which point? P Point, 1. Film and theatre Which judgement? Judgement, Conclusion" in page
    assert "Submit again" in page


def test_plan_with_comments_costs_no_more_than_the_budget(student, commented):
    student.get(commented.url)

    with count_queries(at_most=12):
        student.get(commented.url)


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_closed_plan_says_what_was_submitted_and_when(student, commented, state):
    commented.plan.submissions.update(submitted_at=datetime(2026, 5, 5, 13, 2, tzinfo=UTC))
    commented.close(state)

    assert "Submitted on Tue 5 May at 14:02, 1st submission." in text_of(student.get(commented.url))


def test_page_costs_the_same_for_a_long_plan(student, written, request):
    student.get(written.url)
    with count_queries(at_most=12) as short:
        student.get(written.url)
    request.getfixturevalue("long_plan")

    with count_queries(exactly=short.count):
        response = student.get(written.url)

    assert text_of(response).count("Plays withdrawn Ten of nineteen") == 12
