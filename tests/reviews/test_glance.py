"""The class at a glance, and what each student sees of it about themselves."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from people.models import Classroom, Role
from plans.models import Assignment, Plan
from reviews.actions import decide, give_levels, mark_read
from reviews.models import Criterion, Profile, Review
from tests.cast import Cast, make_person, make_question
from tests.people.reading import words_of
from tests.reviews.scene import REMARK, comment_on, returned, submitted, written_plan
from tests.support.queries import count_queries

BUDGET = 12


@pytest.fixture(autouse=True)
def even_days(cast):
    """Let the class be where every day has 24 hours."""
    Classroom.objects.filter(pk=cast.classroom.pk).update(time_zone="UTC")


@pytest.fixture
def url(cast) -> str:
    return reverse("reviews:glance", args=[cast.classroom.pk])


@pytest.fixture
def own_url(cast) -> str:
    return reverse("reviews:standings", args=[cast.classroom.pk])


def set_due(cast: Cast, days: float) -> None:
    Assignment.objects.filter(pk=cast.assignment.pk).update(due_at=timezone.now() + timedelta(days=days))


def move_back(plan: Plan, days: float) -> None:
    """Let the plan and its reviews be so many days older."""
    by = timedelta(days=days)
    plan = Plan.objects.get(pk=plan.pk)
    Plan.objects.filter(pk=plan.pk).update(updated_at=plan.updated_at - by)
    for review in Review.objects.filter(submission__plan=plan):
        Review.objects.filter(pk=review.pk).update(decided_at=review.decided_at - by)


def counts(page, part: str) -> dict[str, int]:
    return {group.key: group.count for group in getattr(page.context["glance"], part)}


def shown(page) -> list[str]:
    return [row.student.username for row in page.context["rows"]]


def test_students_are_counted_by_state(login, cast, url):
    submitted(cast)

    page = login(cast.teacher).get(url)

    assert counts(page, "states") == {"not_started": 1, "draft": 0, "submitted": 1, "returned": 0, "approved": 0}


def test_plan_that_is_opened_and_empty_is_not_started(login, cast, url):
    cast.start()

    assert counts(login(cast.teacher).get(url), "states")["not_started"] == 2


def test_figure_leads_to_the_students_behind_it(login, cast, url):
    submission = submitted(cast)
    client = login(cast.teacher)

    page = client.get(url, {"show": "submitted"})

    assert f'href="?assignment={cast.assignment.pk}&amp;show=submitted#students"' in page.content.decode()
    assert shown(page) == ["student"]
    assert submission.get_absolute_url() in page.content.decode()
    assert shown(client.get(url)) == ["classmate", "student"]


def test_figure_that_there_is_not(login, cast, url):
    assert login(cast.teacher).get(url, {"show": "clever"}).status_code == 404


def test_draft_is_counted_but_neither_linked_nor_read(login, cast, url):
    plan = written_plan(cast)

    page = login(cast.teacher).get(url, {"show": "draft"}).content.decode()

    assert str(plan.pk) not in page
    assert "Plays that did not fit were taken away." not in page
    assert "3 of 18 parts" in page


def test_draft_that_rests_is_stuck_in_words(login, cast, url):
    set_due(cast, 2)
    move_back(written_plan(cast), 4)

    page = login(cast.teacher).get(url, {"show": "stuck"})

    assert "Student Draft Stuck? unchanged for 4 days, due in 2 days 16% 3 of 18 parts 4 days ago" in words_of(page)
    assert "A draft has rested for 3 days or more" in words_of(page)


def test_more_time_makes_nobody_stuck(login, cast, url):
    set_due(cast, 1)
    cast.assignment.arrangements.create(student=cast.classmate, due_at=timezone.now() + timedelta(days=9))

    assert shown(login(cast.teacher).get(url, {"show": "stuck"})) == ["student"]


def test_late_students_are_counted(login, cast, url):
    set_due(cast, -2)

    assert counts(login(cast.teacher).get(url), "signs")["late"] == 2


def test_last_active_is_what_the_student_did(login, cast, url):
    comment = returned(cast)
    plan = comment.submission.plan
    plan.submissions.update(submitted_at=timezone.now() - timedelta(days=6))

    assert "6 days ago" in words_of(login(cast.teacher).get(url, {"show": "returned"}))


def test_feedback_counts_as_unread_until_it_is_opened(login, cast, url):
    plan = returned(cast).submission.plan
    client = login(cast.teacher)

    before = counts(client.get(url), "signs")["unread"]
    mark_read(plan=plan)

    assert (before, counts(client.get(url), "signs")["unread"]) == (1, 0)


def test_script_tells_that_feedback_was_opened(login, cast):
    plan = returned(cast).submission.plan
    address = reverse("reviews:feedback-read", args=[plan.pk])

    answer = login(cast.student).post(address, headers={"X-Beacon": "1"})

    assert answer.status_code == 204
    assert Review.objects.get().read_at is not None


def test_browser_tells_by_itself_that_feedback_was_opened(browse, cast):
    plan = returned(cast).submission.plan
    page = browse(cast.student)

    with page.expect_response("**/feedback-read/") as answer:
        page.goto(plan.get_absolute_url())

    assert answer.value.status == 204
    expect(page.locator("[data-feedback-read] button")).to_have_count(0)
    assert Review.objects.get().read_at is not None


def test_button_tells_that_feedback_was_opened_and_leads_back(login, cast):
    plan = returned(cast).submission.plan
    client = login(cast.student)

    before = words_of(client.get(plan.get_absolute_url()))
    answer = client.post(reverse("reviews:feedback-read", args=[plan.pk]), follow=True)

    assert "Your teachers see whether you have opened this. I have read it" in before
    assert "You first opened this on" in words_of(answer)


def test_looking_at_a_plan_writes_nothing(login, cast):
    plan = returned(cast).submission.plan

    login(cast.student).get(plan.get_absolute_url())

    assert Review.objects.get().read_at is None


def test_saving_the_page_tells_that_feedback_was_opened(login, cast):
    plan = returned(cast).submission.plan

    login(cast.student).post(plan.get_absolute_url(), {})

    assert Review.objects.get().read_at is not None


def test_first_opening_counts(cast):
    plan = returned(cast).submission.plan
    mark_read(plan=plan)
    first = Review.objects.get().read_at

    mark_read(plan=plan)

    assert Review.objects.get().read_at == first


def test_review_in_progress_is_not_read(cast):
    submission = submitted(cast)
    Review.objects.create(submission=submission)

    mark_read(plan=submission.plan)

    assert Review.objects.get().read_at is None


def judged(cast: Cast, owner, place: int) -> None:
    """Return a plan with this level, counted from the lowest, for the first criterion, and a remark."""
    submission = submitted(cast, owner)
    criterion = Criterion.objects.filter(profile__key="six-strands").first()
    level = criterion.levels.all()[place]
    give_levels(submission=submission, profile=Profile.objects.get(), levels={str(criterion.pk): str(level.pk)})
    comment_on(submission, cast)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")


def test_weaknesses_lead_to_their_students(login, cast, url):
    judged(cast, cast.student, 0)
    judged(cast, cast.classmate, -1 % Criterion.objects.first().levels.count())
    client = login(cast.teacher)

    page = client.get(url)
    (criterion,) = page.context["glance"].criteria
    (remark,) = page.context["glance"].remarks

    assert (criterion.name, criterion.count) == ("Question focus", 1)
    assert (remark.name, remark.count, remark.note) == (REMARK, 2, "2 times")
    assert counts(page, "kinds") == {"kind-suggestion": 2}
    assert shown(client.get(url, {"show": criterion.key})) == ["student"]


def test_unsent_comments_are_not_counted(login, cast, url):
    comment_on(submitted(cast), cast)

    assert counts(login(cast.teacher).get(url), "kinds") == {}


def test_class_without_assignments(login, cast):
    page = login(cast.other_teacher).get(reverse("reviews:glance", args=[cast.other_classroom.pk]))

    assert "Nothing is assigned yet" in words_of(page)


def test_assignment_of_another_class_is_not_there(login, cast, url):
    other = Assignment.objects.create(classroom=cast.other_classroom, question=cast.question, paragraph_model=cast.peel)

    assert login(cast.teacher).get(url, {"assignment": other.pk}).status_code == 404


def test_student_reads_of_themselves_what_the_teacher_reads(login, cast, url, own_url):
    set_due(cast, 2)
    move_back(written_plan(cast), 4)

    seen = "Draft Stuck? unchanged for 4 days, due in 2 days 16% 3 of 18 parts 4 days ago"
    assert seen in words_of(login(cast.teacher).get(url))
    assert seen in words_of(login(cast.student).get(own_url))


def test_student_sees_nobody_else(login, cast, own_url):
    submitted(cast, cast.classmate)

    words = words_of(login(cast.student).get(own_url))

    assert "Classmate" not in words
    assert "Not started" in words


def test_student_who_has_left_is_told_what_stays(login, cast, own_url):
    submitted(cast)
    cast.classroom.memberships.filter(user=cast.student).delete()

    words = words_of(login(cast.student).get(own_url))

    assert "You are no longer in this class. Its teachers keep what you submitted, and see nothing else." in words


def test_plan_leads_to_what_teachers_see(login, cast, own_url):
    assert f'href="{own_url}"' in login(cast.student).get(cast.start().get_absolute_url()).content.decode()


def test_class_page_leads_to_the_glance(login, cast, url):
    html = login(cast.teacher).get(cast.classroom.get_absolute_url()).content.decode()

    assert f'href="{url}?assignment={cast.assignment.pk}"' in html


@pytest.mark.parametrize("who", ["teacher", "student"])
def test_page_costs_the_same_for_many(login, cast, url, own_url, who):
    address = url if who == "teacher" else own_url
    judged(cast, cast.student, 0)
    client = login(getattr(cast, who))
    with count_queries(at_most=BUDGET) as few:
        client.get(address, {"assignment": cast.assignment.pk})
    for number in range(3):
        person = make_person(f"student{number}")
        cast.classroom.memberships.create(user=person, role=Role.STUDENT)
        judged(cast, person, 0)
        Assignment.objects.create(
            classroom=cast.classroom, question=make_question(f"Why {number}?"), paragraph_model=cast.peel
        )

    with count_queries(exactly=few.count):
        client.get(address, {"assignment": cast.assignment.pk})
