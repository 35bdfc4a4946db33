"""Times on pages that are no class's own: each is that of the class it is about, wherever the site is."""

import re
from datetime import UTC, datetime

import pytest

from notices.actions import tell
from notices.models import Notice
from people.actions import archive_classroom, invite_colleague
from people.models import Classroom, Invitation, Membership
from plans.actions import start_plan
from plans.models import Plan
from reviews.actions import decide, submit_plan, tell_open
from reviews.models import Review, Sitting, Submission
from tests.people.reading import words_of
from tests.reviews.scene import submitted

THEN = datetime(2025, 5, 4, 20, 30, tzinfo=UTC)  # 21:30 in London, where the site is; in Tokyo 05:30 of the 5th
TOKYO, LONDON = "Mon 5 May 2025", "Sun 4 May 2025"


@pytest.fixture
def submission(cast) -> Submission:
    """A plan that was submitted to a class in Tokyo."""
    Classroom.objects.filter(pk=cast.classroom.pk).update(time_zone="Asia/Tokyo")
    submission = submitted(cast)
    Submission.objects.update(submitted_at=THEN)
    Plan.objects.update(updated_at=THEN)
    return submission


def decided(submission: Submission, teacher, overall: str = "Go on.") -> None:
    decide(submission=submission, teacher=teacher, decision="returned", overall=overall)
    Review.objects.update(decided_at=THEN)


def test_queue_says_when_a_plan_came_on_the_clock_of_its_class(login, cast, submission):
    page = login(cast.teacher).get("/reviews/").content.decode()

    assert re.findall(r'title="([^"]*2025[^"]*)"', page) == ["Mon 5 May 2025, 05:30"]
    assert 'datetime="2025-05-05T05:30:00+0900"' in page


def test_queue_says_since_when_a_colleague_has_a_plan_open_on_the_clock_of_its_class(login, cast, submission):
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    tell_open(submission=submission, teacher=cast.other_teacher)
    Sitting.objects.update(since=THEN)

    words = words_of(login(cast.teacher).get("/reviews/"))

    assert "Other Teacher has this open since 05:30" in words


@pytest.mark.parametrize("state", ["", "?state=returned"])
def test_queue_says_when_a_plan_was_decided_on_the_clock_of_its_class(login, cast, submission, state):
    decided(submission, cast.teacher)

    words = words_of(login(cast.teacher).get(f"/reviews/{state}"))

    assert "Returned Mon 5 May, 05:30" in words


def test_queue_has_each_row_in_the_time_of_its_own_class(login, cast, submission):
    Membership.objects.create(user=cast.teacher, classroom=cast.other_classroom, role="teacher")
    plan = start_plan(owner=cast.outsider, question=cast.question, paragraph_model=cast.peel)
    other = submission_to(cast.other_classroom, plan)

    page = login(cast.teacher).get("/reviews/").content.decode()

    assert other.plan.classroom.time_zone == "Europe/London"
    assert sorted(re.findall(r'title="([^"]*2025[^"]*)"', page)) == ["Mon 5 May 2025, 05:30", "Sun 4 May 2025, 21:30"]


def submission_to(classroom: Classroom, plan: Plan) -> Submission:
    submission = submit_plan(plan=plan, user=plan.owner, classroom=classroom)
    Submission.objects.update(submitted_at=THEN)
    return submission


def test_notice_has_the_day_of_its_class(login, cast, submission):
    tell(people={cast.teacher.pk}, kind="submitted", plan=submission.plan, happened_at=THEN)
    Notice.objects.update(latest_at=THEN)

    words = words_of(login(cast.teacher).get("/notices/"))

    assert TOKYO in words
    assert LONDON not in words


def test_list_of_plans_has_the_day_of_their_class_and_for_practice_the_sites(login, cast, submission):
    start_plan(owner=cast.student, question=cast.question, paragraph_model=cast.peel)
    Plan.objects.update(updated_at=THEN)

    words = words_of(login(cast.student).get("/plans/"))

    assert f"11B · PEEL · changed {TOKYO}" in words
    assert f"Practice · PEEL · changed {LONDON}" in words


def test_home_of_a_student_has_the_day_of_the_class(login, cast, submission):
    decided(submission, cast.teacher)

    words = words_of(login(cast.student).get("/"))

    assert f"Returned by Teacher, {TOKYO}." in words


def test_home_has_the_day_of_the_class_beside_plans_of_ones_own(login, cast, submission):
    Plan.objects.update(assignment=None)

    words = words_of(login(cast.student).get("/"))

    assert f"Changed {TOKYO}" in words


def test_pages_of_a_class_have_its_days(login, cast, submission):
    invite_colleague(classroom=cast.classroom, teacher=cast.teacher)
    Invitation.objects.update(made_at=THEN.replace(year=2100))
    Membership.objects.update(joined_at=THEN)
    client = login(cast.teacher)
    people = words_of(client.get(f"/classes/{cast.classroom.pk}/people/"))
    archive_classroom(classroom=cast.classroom)
    Classroom.objects.update(archived_at=THEN)

    classes, settings = client.get("/classes/"), client.get(f"/classes/{cast.classroom.pk}/settings/")

    assert "Teacher since 5 May 2025" in people
    assert "until 12 May, 05:30" in people
    assert "since 5 May 2025" in words_of(classes)
    assert "Archived on 5 May 2025" in words_of(settings)
