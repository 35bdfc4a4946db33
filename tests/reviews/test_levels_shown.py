"""Feedback before mark: levels are shown with the decision, once every comment is acted on, or never."""

import pytest
from django.db import IntegrityError, transaction

from plans.models import Plan
from reviews.actions import answer, decide, give_levels, mark_done, submit_plan
from reviews.models import Comment, Level, LevelsShown
from reviews.reading import profile_of
from tests.reviews.scene import comment_on, submitted

WORDS = "one is thin or rests on a single piece of evidence"


def judged(cast, when: str, *kinds: str, decision: str = "returned") -> Plan:
    """A plan decided with a level and a comment of each kind, in an assignment that shows levels then."""
    LevelsShown.objects.create(assignment=cast.assignment, when=when)
    submission = submitted(cast)
    level = Level.objects.get(criterion__name="Balance", name="Partly")
    give_levels(submission=submission, profile=profile_of(submission), levels={str(level.criterion_id): str(level.pk)})
    for kind in kinds:
        comment_on(submission, cast, f"A {kind}.")
        Comment.objects.filter(text=f"A {kind}.").update(kind=kind)
    decide(submission=submission, teacher=cast.teacher, decision=decision, overall="Go on.")
    return Plan.objects.get(pk=submission.plan_id)


def page_of(client, plan) -> str:
    return client.get(plan.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("when", "is_seen"), [("at_once", True), ("after_acting", False), ("never", False)])
def test_levels_beside_open_comments(cast, login, when, is_seen):
    plan = judged(cast, when, "must_fix")

    assert (WORDS in page_of(login(cast.student), plan)) == is_seen


def test_levels_wait_until_the_last_comment_is_acted_on(cast, login):
    plan = judged(cast, "after_acting", "must_fix", "question", "praise")
    fix, question = Comment.objects.get(kind="must_fix"), Comment.objects.get(kind="question")
    client = login(cast.student)

    before = page_of(client, plan)
    mark_done(comment=fix)
    halfway = page_of(client, plan)
    answer(comment=question, author=cast.student, text="City audiences.")
    after = page_of(client, plan)

    assert [WORDS in page for page in (before, halfway, after)] == [False, False, True]
    assert "Your teacher shows this once every comment is answered or acted on: 2 to go." in before
    assert "acted on: 1 to go." in halfway


def test_levels_come_with_the_answer_to_the_last_comment(cast, login):
    judged(cast, "after_acting", "must_fix")
    comment = Comment.objects.get()

    response = login(cast.student).post(f"/comments/{comment.pk}/done/", headers={"HX-Request": "true"})

    assert WORDS in response.content.decode()


def test_levels_of_a_plan_without_comments_do_not_wait(cast, login):
    assert WORDS in page_of(login(cast.student), judged(cast, "after_acting"))


def test_levels_of_an_approved_plan_wait_for_nothing(cast, login):
    plan = judged(cast, "after_acting", "suggestion", decision="approved")

    assert WORDS in page_of(login(cast.student), plan)


def test_levels_stay_withheld_when_the_plan_is_submitted_with_open_comments(cast, login):
    plan = judged(cast, "after_acting", "must_fix")
    submit_plan(plan=plan, user=cast.student)

    assert WORDS not in page_of(login(cast.student), plan)


@pytest.mark.parametrize("when", ["after_acting", "never"])
def test_levels_that_are_withheld_are_on_no_page(cast, login, when):
    plan = judged(cast, when, "must_fix")
    client = login(cast.student)

    pages = [
        client.get(url, follow=True).content.decode()
        for url in (
            "/",
            "/plans/",
            "/notices/",
            f"/plans/{plan.pk}/submit/",
            f"/plans/{plan.pk}/submissions/1/",
            f"/classes/{cast.classroom.pk}/",
            f"/classes/{cast.classroom.pk}/standing/",
            "/criteria/",
        )
    ]

    assert [page for page in pages if WORDS in page or "Partly" in page] == []


def test_feedback_leads_with_what_must_be_fixed(cast, login):
    plan = judged(cast, "at_once", "suggestion", "must_fix")
    first = Comment.objects.get(kind="must_fix")

    text = page_of(login(cast.student), plan)

    assert f'href="#comment-{first.pk}">Go to the next comment' in text
    assert text.index("Go to the next comment") < text.index("Go on.") < text.index(WORDS)


def test_teacher_says_when_levels_are_shown(cast, login):
    client = login(cast.teacher)

    response = client.post(f"/criteria/assignments/{cast.assignment.pk}/", {"when": "after_acting"})

    assert (response.url, LevelsShown.objects.get().when) == ("/criteria/", "after_acting")
    page = client.get("/criteria/").content.decode()
    assert '<option value="after_acting" selected>Once every comment is answered or acted on</option>' in page
    review = client.get(submitted(cast).get_absolute_url()).content.decode()
    assert "Student sees the levels once every comment is answered or acted on." in review


def test_page_of_assignments_costs_the_same_for_many(cast, login, count_queries):
    client = login(cast.teacher)
    client.get("/criteria/")
    with count_queries(at_most=12) as few:
        client.get("/criteria/")
    fields = {"question": cast.question, "paragraph_model": cast.peel, "created_by": cast.teacher}
    for number in range(5):
        assignment = cast.classroom.assignments.create(**fields)
        LevelsShown.objects.create(assignment=assignment, when="never" if number % 2 else "at_once")

    with count_queries(exactly=few.count):
        text = client.get("/criteria/").content.decode()

    assert text.count('value="never" selected') == 2


@pytest.mark.parametrize("when", ["", "sometimes"])
def test_levels_are_shown_at_no_other_time(cast, login, when):
    response = login(cast.teacher).post(f"/criteria/assignments/{cast.assignment.pk}/", {"when": when})

    assert (response.status_code, LevelsShown.objects.count()) == (404, 0)


def test_database_holds_no_other_time(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        LevelsShown.objects.create(assignment=cast.assignment, when="sometimes")
