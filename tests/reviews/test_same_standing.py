"""What teachers see of a student's work, on the class's page and at a glance, is what the student reads of it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.models import Assignment, Plan
from reviews.actions import decide, mark_read, submit_plan
from reviews.models import Submission
from tests.cast import Cast
from tests.people.reading import words_of
from tests.reviews.scene import resubmitted, returned, submitted, write, written_plan


def nothing(cast: Cast) -> None:
    pass


def opened(cast: Cast) -> None:
    cast.start()


def stuck(cast: Cast) -> None:
    written_plan(cast)
    Assignment.objects.update(due_at=timezone.now() + timedelta(days=2))
    Plan.objects.update(updated_at=timezone.now() - timedelta(days=4))


def late(cast: Cast) -> None:
    Assignment.objects.update(due_at=timezone.now() - timedelta(days=2))


def returned_days_ago(cast: Cast) -> None:
    """Nothing that the teacher did is taken for something that the student did."""
    returned(cast)
    Submission.objects.update(submitted_at=timezone.now() - timedelta(days=6))


def read(cast: Cast) -> None:
    mark_read(plan=returned(cast).submission.plan)


def changed(cast: Cast) -> None:
    write(returned(cast).submission.plan, "thesis", "thesis", "Another line of argument.")


def approved(cast: Cast) -> None:
    decide(submission=submitted(cast), teacher=cast.teacher, decision="approved", overall="")


def elsewhere(cast: Cast) -> None:
    plan = written_plan(cast)
    Plan.objects.filter(pk=plan.pk).update(classroom=cast.other_classroom)
    cast.other_classroom.memberships.create(user=cast.student)
    submit_plan(plan=Plan.objects.get(pk=plan.pk), user=cast.student)


STATES = {
    nothing: "Not started nothing not yet",
    opened: "Not started nothing not yet",
    written_plan: "Draft 16% 3 of 18 parts today",
    stuck: "Draft Stuck? unchanged for 4 days, due in 2 days 16% 3 of 18 parts 4 days ago",
    late: "Not started Stuck? 2 days late nothing written, was due nothing not yet",
    submitted: "Submitted 16% 3 of 18 parts today",
    returned: "Returned feedback not opened yet 16% 3 of 18 parts today",
    returned_days_ago: "Returned feedback not opened yet 16% 3 of 18 parts 6 days ago",
    read: "Returned feedback opened DAY 16% 3 of 18 parts today",
    changed: "Returned 16% 3 of 18 parts today",
    resubmitted: "Submitted 16% 3 of 18 parts today",
    approved: "Approved feedback not opened yet 16% 3 of 18 parts today",
    elsewhere: "In another class 16% 3 of 18 parts today",
}


def row_of(page, name: str) -> str:
    """Return the words of the three cells in the row of this name."""
    rows = re.findall(r"<tr.*?</tr>", page.content.decode(), re.DOTALL)
    (row,) = (row for row in rows if 'scope="row"' in row and f">{name}<" in row)
    cells = re.findall(r"<td.*?</td>", row, re.DOTALL)[:3]
    words = " ".join(re.sub(r"<[^>]+>", " ", " ".join(cells)).split())
    return re.sub(r"(?<=opened )\w+ \d+ \w+", "DAY", words)


@pytest.mark.parametrize("make", STATES, ids=lambda make: make.__name__)
def test_teachers_and_student_read_the_same(login, cast, make):
    make(cast)
    teacher = login(cast.teacher)
    pages = [
        teacher.get(cast.classroom.get_absolute_url()),
        teacher.get(reverse("reviews:glance", args=[cast.classroom.pk])),
    ]

    own = login(cast.student).get(reverse("reviews:standings", args=[cast.classroom.pk]))

    assert [row_of(page, "Student") for page in pages] == [STATES[make]] * 2
    assert row_of(own, cast.question.text) == STATES[make]


def test_class_page_tells_no_time_of_day_of_a_draft(login, cast):
    plan = written_plan(cast)
    Plan.objects.filter(pk=plan.pk).update(updated_at=timezone.now() - timedelta(days=3))

    page = words_of(login(cast.teacher).get(cast.classroom.get_absolute_url()))

    assert re.findall(r"\d\d:\d\d", page) == []
    assert "3 days ago" in page
