"""The demo: people and plans in every state."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from people.models import Role, User
from plans.models import Arrangement, Plan, PlanState
from plans.reading import read_plan
from reviews.models import Comment, CommentState, Submission


@pytest.fixture
def demo(db):
    call_command("load_bank", verbosity=0)
    call_command("make_demo", verbosity=0)


def mira_plan(question_key: str) -> Plan:
    return Plan.objects.get(owner__email="student@demo.example", question__key=question_key)


def test_demo_people_sign_in_with_the_documented_password(demo, client):
    for name in ("teacher", "student", "classmate", "outsider", "other.teacher"):
        assert client.login(username=name, password="plan-before-you-write")


def test_demo_class_has_twelve_students_and_one_teacher(demo):
    teacher = User.objects.get(username="teacher")
    classroom = teacher.memberships.get().classroom

    roles = Counter(classroom.memberships.values_list("role", flat=True))

    assert roles == {Role.STUDENT: 12, Role.TEACHER: 1}


def test_demo_outsider_shares_no_class_with_the_demo_teacher(demo):
    classes = {
        name: set(User.objects.get(username=name).memberships.values_list("classroom", flat=True))
        for name in ("teacher", "outsider")
    }

    assert not classes["teacher"] & classes["outsider"]


def test_demo_student_has_a_plan_in_each_state(demo):
    states = dict(Plan.objects.filter(owner__username="student").values_list("question__key", "state"))

    assert states == {
        "official-culture": PlanState.DRAFT,
        "war-and-women": PlanState.RETURNED,
        "success-of-the-cult": PlanState.APPROVED,
        "constitution-for-foreign-eyes": PlanState.DRAFT,
    }


def test_demo_plan_in_progress_has_two_supporting_paragraphs_and_no_judgement(demo):
    document = read_plan(mira_plan("official-culture"))

    written = [section for section in document.paragraphs if any(slot.is_written for slot in section.slots)]
    assert [(section.factor, section.side) for section in written] == [
        ("Literature", "supports"),
        ("Film and theatre", "supports"),
    ]
    assert not any(slot.is_written for slot in document.conclusion.slots)


def test_demo_empty_plan_has_no_words(demo):
    document = read_plan(mira_plan("constitution-for-foreign-eyes"))

    assert not any(slot.is_written for slot in document.slots())


def test_demo_returned_plan_has_three_comments_to_act_on_and_praise(demo):
    comments = Comment.objects.published().filter(submission__plan=mira_plan("war-and-women"))

    kinds = [comment.kind for comment in comments.to_act_on()]
    assert sorted(kinds) == ["must_fix", "question", "suggestion"]
    assert [comment.kind for comment in comments if comment.is_praise] == ["praise"]


def test_demo_approved_plan_has_its_comment_fixed(demo):
    comments = Comment.objects.filter(submission__plan=mira_plan("success-of-the-cult"))

    assert [comment.state for comment in comments] == [CommentState.FIXED]


def test_demo_queue_holds_five_plans(demo):
    teacher = User.objects.get(username="teacher")

    waiting = Submission.objects.reviewable_by(teacher).waiting()

    assert [submission.plan.owner.username for submission in waiting] == ["nikos", "aisha", "classmate", "ines", "wei"]


def test_demo_student_has_more_time_and_a_fuller_scaffold(demo):
    own = Arrangement.objects.get()

    assert (own.student.username, own.assignment.question.key) == ("elif", "official-culture")
    assert (own.due_at - own.assignment.due_at, own.fuller_scaffold) == (timedelta(days=5), True)


def test_demo_made_twice_changes_nothing(demo):
    before = Plan.objects.count(), User.objects.count(), Submission.objects.count()

    call_command("make_demo", verbosity=0)

    assert (Plan.objects.count(), User.objects.count(), Submission.objects.count()) == before


def test_demo_without_the_bank_says_what_to_run(db):
    with pytest.raises(CommandError, match="Run load_bank first"):
        call_command("make_demo", verbosity=0)

    assert not User.objects.exists()
