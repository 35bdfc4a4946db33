"""A student's home in each state."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from plans.actions import start_plan
from plans.models import Assignment, Plan
from plans.views.home import choose_next, greeting
from reviews.actions import add_comment, decide, submit_plan
from tests.cast import make_classroom, make_question
from tests.people.reading import words_of
from tests.plans.pages import text_of
from tests.support.queries import count_queries

QUESTION = "How far did official culture affect Soviet people?"
BUDGET = 12


def more_assignments(cast, count: int, **fields) -> list[Assignment]:
    """Set so many further questions for the student's class."""
    return [
        Assignment.objects.create(
            classroom=cast.classroom, question=make_question(f"Why {number}?"), paragraph_model=cast.peel, **fields
        )
        for number in range(count)
    ]


def next_of(response) -> str:
    """Return the words of the card with the next thing to do."""
    return words_of(response).partition("Next")[2].partition("Assigned to you")[0]


def test_newcomer_joins_or_makes_a_class_or_plans_alone(login, cast):
    words = words_of(login(cast.newcomer).get("/"))

    assert "Newcomer" in words
    assert "I learn Join your class with a code" in words
    assert "I teach Make a class" in words
    assert "Start from a question" in words
    assert "Assigned to you" not in words


def test_assignment_that_is_not_begun_can_be_started(student, cast):
    page = student.get("/")

    assert "Start your plan" in next_of(page)
    assert f"{QUESTION} 11B, Teacher Start {QUESTION}" in words_of(page)
    assert f'name="assignment" value="{cast.assignment.pk}"' in page.content.decode()


def test_start_button_opens_the_plan(student, cast):
    response = student.post("/plans/start/", {"assignment": cast.assignment.pk})

    assert response.url == Plan.objects.get(owner=cast.student).get_absolute_url()


def test_draft_shows_how_far_it_is(student, written):
    page = student.get("/")

    assert f"Go on with your plan {QUESTION} 1 of 6 parts are done." in next_of(page)
    assert 'aria-label="Line of argument done, Paragraph 1 started, Paragraph 2 empty' in page.content.decode()
    assert "1 of 6 parts Draft" in words_of(page)


def test_returned_plan_comes_first_with_its_comments(student, commented):
    more_assignments(commented.cast, 1, due_at=timezone.now() + timedelta(hours=1))

    page = student.get("/")
    html = page.content.decode()

    assert "Act on 2 comments" in next_of(page)
    assert "Returned by Teacher," in next_of(page)
    assert "Which point? Teacher Which judgement? Teacher" in next_of(page)
    assert html.count(f'href="{commented.url}#comment-') == 3
    assert "Returned: 2 comments" in words_of(page)


def test_returned_plan_without_open_comments_is_to_be_sent_back(student, desk):
    submission = submit_plan(plan=desk.plan, user=desk.student)
    decide(submission=submission, teacher=desk.cast.teacher, decision="returned", overall="Begin again.")

    assert "Send it back" in next_of(student.get("/"))


@pytest.mark.parametrize(("decision", "word"), [("", "Submitted"), ("approved", "Approved")])
def test_nothing_is_left_to_do_once_all_is_handed_in(student, desk, decision, word):
    submission = submit_plan(plan=desk.plan, user=desk.student)
    if decision:
        decide(submission=submission, teacher=desk.cast.teacher, decision=decision, overall="")

    words = words_of(student.get("/"))

    assert "Nothing is left to do" in words
    assert word in words


def test_teachers_unsent_comments_stay_unseen(student, written):
    submission = submit_plan(plan=written.plan, user=written.student)
    add_comment(submission=submission, slot=written.slot("point"), author=written.cast.teacher, text="Not yet.")

    assert "Not yet." not in text_of(student.get("/"))


def test_class_without_assignments_says_so(login, cast):
    assert "Nothing is assigned yet" in words_of(login(cast.outsider).get("/"))


def test_due_dates_are_in_words_on_the_clock_of_the_class(student, cast):
    cast.classroom.time_zone = "Asia/Almaty"
    cast.classroom.save()
    due_at = datetime(2026, 1, 31, 20, 0, tzinfo=UTC)
    Assignment.objects.update(due_at=due_at)

    assert "Sun 1 Feb" in words_of(student.get("/"))


def test_what_is_due_first_comes_first_and_what_is_done_last(student, cast):
    now = timezone.now()
    (done, undated), (late, soon) = more_assignments(cast, 2), more_assignments(cast, 2)
    for assignment, days in ((done, 1), (late, -3), (soon, 2)):
        Assignment.objects.filter(pk=assignment.pk).update(due_at=now + timedelta(days=days))
    plan = start_plan(owner=cast.student, question=done.question, paragraph_model=cast.peel, assignment=done)
    submit_plan(plan=plan, user=cast.student)

    rows = [row.assignment for row in student.get("/").context["assigned"]]

    assert rows == [late, soon, cast.assignment, undated, done]


def test_own_plans_stand_apart(student, cast):
    start_plan(owner=cast.student, question=make_question("Why practise?"), paragraph_model=cast.peel)

    words = words_of(student.get("/"))

    assert "Your own plans Changed" in words
    assert "Why practise? Practice 0 of 6 parts Not started" in words


def test_plan_stays_when_its_class_is_left(student, desk):
    desk.cast.classroom.memberships.filter(user=desk.student).delete()

    words = words_of(student.get("/"))

    assert "Assigned to you" not in words
    assert f"{QUESTION} 11B" in words.partition("Your own plans")[2]


def test_classmates_plans_are_not_shown(login, written):
    words = words_of(login(written.cast.classmate).get("/"))

    assert "Start your plan" in words
    assert "1 of 6 parts" not in words


def test_home_costs_the_same_for_much_work(student, commented):
    cast = commented.cast
    student.get("/")
    with count_queries(at_most=BUDGET) as few:
        student.get("/")
    for assignment in more_assignments(cast, 4):
        start_plan(owner=cast.student, question=assignment.question, paragraph_model=cast.peel, assignment=assignment)
        start_plan(owner=cast.student, question=assignment.question, paragraph_model=cast.peel)
    make_classroom("Another", cast.other_teacher, [cast.student])

    with count_queries(exactly=few.count):
        student.get("/")


def row(state):
    return SimpleNamespace(state=state)


@pytest.mark.parametrize(
    ("assigned", "own", "kind"),
    [
        (["submitted", "draft", None, "returned"], [], "returned"),
        (["draft"], ["returned"], "returned"),
        ([None, "draft"], [], "draft"),
        ([None], ["draft"], "start"),
        (["submitted"], ["draft"], "draft"),
        (["submitted", "approved"], ["approved"], "free"),
        ([], [], "free"),
    ],
)
def test_next_is_what_is_most_pressing(assigned, own, kind):
    assert choose_next([row(state) for state in assigned], [row(state) for state in own]).kind == kind


@pytest.mark.parametrize(
    ("hour", "words"), [(0, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening")]
)
def test_greeting_follows_the_clock(hour, words):
    assert greeting(datetime(2026, 5, 7, hour, tzinfo=UTC)) == words


def test_question_that_is_typed_on_the_home_is_kept(student):
    html = student.get("/plans/new/", {"text": "How far did <b>terror</b> matter?"}).content.decode()

    assert "How far did &lt;b&gt;terror&lt;/b&gt; matter?" in html
