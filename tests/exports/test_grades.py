"""The table for the gradebook: a line a student, on the class's clock, harmless to the spreadsheet that opens it."""

import csv
import io
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from django.urls import reverse

from exports.grades_csv import STATES, write_grades
from people.models import Classroom, Membership, User
from plans.actions import arrange
from plans.models import Assignment, Plan, PlanState
from reviews.actions import add_comment, decide, give_levels
from reviews.document import LevelRecord
from reviews.grade import GradeRow
from reviews.models import Criterion, Profile, Submission
from reviews.standing import ELSEWHERE, NOT_STARTED
from tests.cast import make_person
from tests.reviews.scene import comment_on, resubmitted, returned, slot_of, submitted, write
from tests.support.queries import count_queries

HEAD = [
    "Name",
    "Username",
    "State",
    "Times submitted",
    "First submitted (Europe/London)",
    "Last submitted (Europe/London)",
    "Late",
    "Decision",
]


@pytest.fixture
def url(cast) -> str:
    return reverse("exports:grades", args=[cast.assignment.pk])


@pytest.fixture
def table(login, cast, url):
    """Return a function that reads the table as a teacher's spreadsheet does."""

    def read() -> list[list[str]]:
        text = login(cast.teacher).get(url).content.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline="")))

    return read


def graded(cast, submission: Submission, decision: str = "approved") -> None:
    """Decide with the highest level by the shipped criterion "Argument", and none by the others."""
    profile = Profile.objects.get(owner=None)
    criterion = Criterion.objects.filter(profile=profile).first()
    level = criterion.levels.last()
    type(level).objects.filter(pk=level.pk).update(mark_from=7, mark_to=8)
    give_levels(submission=submission, profile=profile, levels={str(criterion.pk): str(level.pk)})
    decide(submission=submission, teacher=cast.teacher, decision=decision, overall="")


def at(moment: datetime, submission: Submission) -> None:
    Submission.objects.filter(pk=submission.pk).update(submitted_at=moment)


def test_states_are_those_of_plans():
    assert {key: name for key, name in STATES.items() if key not in (NOT_STARTED, ELSEWHERE)} == dict(PlanState.choices)


def test_rows_are_frozen_and_need_no_database():
    level = LevelRecord("Focus", "High", "Answers the question.", "5")
    moments = (datetime(2026, 5, 5, 23, 30, tzinfo=UTC), datetime(2026, 12, 5, 9, 0, tzinfo=UTC))
    graded_row = GradeRow("Mira", "mira", "approved", moments, "", "Approved", (level,), 1)
    bare = GradeRow("Noor", "noor", "draft", (), "2 days late", "", (), 0)

    rows = list(csv.reader(io.StringIO(write_grades([graded_row, bare], "Europe/London"))))

    assert rows[1:] == [
        ["Mira", "mira", "Approved", "2", "2026-05-06 00:30", "2026-12-05 09:00", "", "Approved", "High", "5", "1"],
        ["Noor", "noor", "Draft", "0", "", "", "2 days late", "", "", "", "0"],
    ]


def test_class_without_plans_is_a_list_of_names(table, cast):
    assert table() == [
        [*HEAD, "Open comments"],
        ["Classmate", "classmate", "Not started", "0", "", "", "", "", "0"],
        ["Student", "student", "Not started", "0", "", "", "", "", "0"],
    ]


def test_times_are_those_of_the_classs_clock(table, cast):
    first, second = resubmitted(cast)[1].submission, Submission.objects.get(number=2)
    at(datetime(2026, 5, 5, 23, 30, tzinfo=UTC), first)
    at(datetime(2026, 12, 5, 9, 0, tzinfo=UTC), second)

    assert table()[2][2:6] == ["Submitted", "2", "2026-05-06 00:30", "2026-12-05 09:00"]


def test_levels_are_those_of_the_last_decision(table, cast):
    graded(cast, submitted(cast))
    waiting = submitted(cast, cast.classmate)
    profile = Profile.objects.get(owner=None)
    criterion = Criterion.objects.filter(profile=profile).first()

    rows = table()

    assert rows[0][8:] == [f"{criterion.name}: level", f"{criterion.name}: marks", "Open comments"]
    assert rows[1][7:] == ["", "", "", "0"]
    assert rows[2][7:] == ["Approved", criterion.levels.last().name, "7–8", "0"]
    assert waiting.plan.state == "submitted"


def test_levels_that_are_not_sent_yet_are_not_told(table, cast):
    submission = submitted(cast)
    profile = Profile.objects.get(owner=None)
    criterion = Criterion.objects.filter(profile=profile).first()
    give_levels(submission=submission, profile=profile, levels={str(criterion.pk): str(criterion.levels.last().pk)})
    comment_on(submission, cast)

    assert table()[2][7:] == ["", "0"]


def test_open_comments_are_counted_without_praise(table, cast):
    submission = submitted(cast)
    for kind in ("must_fix", "praise"):
        thesis = slot_of(submission.plan, "thesis", "thesis")
        add_comment(submission=submission, slot=thesis, author=cast.teacher, text="Who?", kind=kind)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")

    assert table()[2][7:] == ["Returned", "1"]


def test_lateness_is_by_each_ones_own_date(table, cast):
    Assignment.objects.update(due_at=datetime(2026, 5, 4, 12, tzinfo=UTC))
    cast.assignment.refresh_from_db()
    arrange(
        assignment=cast.assignment,
        student=cast.classmate,
        due_at=datetime(2026, 5, 9, tzinfo=UTC),
        fuller_scaffold=False,
    )
    for owner in (cast.student, cast.classmate):
        plan = submitted(cast, owner).plan
        type(plan).objects.filter(pk=plan.pk).update(handed_in_at=datetime(2026, 5, 6, 12, tzinfo=UTC))

    assert [row[6] for row in table()[1:]] == ["", "2 days late"]


def test_draft_is_one_once_something_is_written(table, cast):
    write(cast.start(), "thesis", "thesis", "It did.")
    cast.start(cast.classmate)

    assert [row[2] for row in table()[1:]] == ["Not started", "Draft"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "\t=", " \n="])
def test_name_is_no_formula(table, cast, start):
    User.objects.filter(pk=cast.student.pk).update(display_name=f"{start}cmd|' /C calc'!A0")

    assert f"'{start.strip()}cmd|' /C calc'!A0" in [row[0] for row in table()]


def test_names_with_commas_and_quotation_marks_are_whole(table, cast):
    User.objects.filter(pk=cast.student.pk).update(display_name='Ng, "Mai"\u202e\nÆ漢')

    assert 'Ng, "Mai"\nÆ漢' in [row[0] for row in table()]


def test_what_another_class_received_is_not_told(table, cast):
    plan = returned(cast).submission.plan
    Submission.objects.update(classroom=cast.other_classroom)
    Plan.objects.filter(pk=plan.pk).update(classroom=cast.other_classroom)

    assert table()[2][2:] == ["In another class", "0", "", "", "", "", "0"]


def test_file_is_marked_as_utf_8_and_named_for_class_and_question(login, cast, url):
    Classroom.objects.filter(pk=cast.classroom.pk).update(name="История 11/Б")

    response = login(cast.teacher).get(url)

    assert response.content.startswith(b"\xef\xbb\xbfName,Username,")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert unquote(response["Content-Disposition"]) == (
        "attachment; filename*=utf-8''История 11 Б - How far did official culture affect Soviet people.csv"
    )
    assert "no-store" in response["Cache-Control"]


def test_table_costs_the_same_for_many_students(login, cast, url):
    client = login(cast.teacher)
    graded(cast, submitted(cast), "returned")
    client.get(url)
    with count_queries(at_most=12) as few:
        client.get(url)
    for number in range(4):
        student = make_person(f"student{number}")
        Membership.objects.create(user=student, classroom=cast.classroom)
        graded(cast, submitted(cast, student), "returned")

    with count_queries(exactly=few.count):
        client.get(url)


def test_way_to_it_is_on_the_page_of_the_class(login, cast, url):
    page = login(cast.teacher).get(f"{cast.classroom.get_absolute_url()}?assignment={cast.assignment.pk}")

    assert f'href="{url}"' in page.content.decode()
