"""The made-up school: as large as it says, and made of plans that every page can open."""

from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from demo.school import Size, make_school
from demo.school.sizes import share, submissions_of_class
from notices.models import Item, Kind
from people.models import Classroom, Membership, Role, User
from plans.models import Plan, PlanState
from plans.reading import read_plan
from reviews.models import Comment, Review, Submission
from tests.demo.looking import pages_of

SIZE = Size(classes=2, students=6, submissions=40, comments=90)
ASKED = {"classes": 2, "students": 6, "submissions": 40, "comments": 90, "verbosity": 0}


@pytest.fixture
def bank(db):
    call_command("load_bank", verbosity=0)


@pytest.fixture
def school(bank) -> list[User]:
    """The teachers of a small school."""
    return make_school(SIZE)


def test_school_is_as_large_as_it_says(school):
    counts = {
        "classes": Classroom.objects.count(),
        "students": Membership.objects.filter(role=Role.STUDENT).count(),
        "submissions": Submission.objects.count(),
        "comments": Comment.objects.count(),
    }

    assert counts == {"classes": 2, "students": 12, "submissions": 40, "comments": 90}


def test_school_has_plans_in_each_state(school):
    assert set(Plan.objects.values_list("state", flat=True)) == set(PlanState.values)


def test_what_was_handed_in_last_is_what_the_plan_says(school):
    for plan in Plan.objects.filter(submissions__isnull=False).distinct():
        assert plan.submissions.last().frozen == read_plan(plan)


def test_changed_slots_are_those_that_differ(school):
    again = Submission.objects.filter(number=2).select_related("plan").first()
    first = again.plan.submissions.get(number=1)

    texts = [{slot.id: slot.text for slot in each.frozen.slots()} for each in (first, again)]

    assert again.changed_slots == sum(texts[0][pk] != texts[1][pk] for pk in texts[0])


def test_states_follow_from_the_last_decision(school):
    for plan in Plan.objects.filter(submissions__isnull=False).distinct():
        review = Review.objects.filter(submission=plan.submissions.last()).first()
        assert plan.state == (review.decision if review else PlanState.SUBMITTED)


def test_people_are_told_of_what_was_handed_in_and_decided(school):
    told = {kind: Item.objects.filter(notice__kind=kind).values("plan", "notice__person") for kind in Kind}

    handed_in = Plan.objects.filter(submissions__isnull=False).distinct()
    assert {(row["plan"], row["notice__person"]) for row in told[Kind.SUBMITTED]} == {
        (plan.pk, member.user_id)
        for plan in handed_in
        for member in plan.classroom.memberships.filter(role=Role.TEACHER)
    }
    assert {row["plan"] for row in told[Kind.RETURNED]} == plans_of(Review.objects.filter(decision="returned"))
    assert {row["plan"] for row in told[Kind.APPROVED]} == plans_of(Review.objects.filter(decision="approved"))


def plans_of(reviews) -> set:
    return set(reviews.values_list("submission__plan", flat=True))


def test_same_seed_gives_the_same_school(bank):
    first, again, other = made(seed=7), made(seed=7), made(seed=8)

    assert first == again != other


def made(seed: int) -> list:
    """Make a school, note what is in it, and take it back."""
    with transaction.atomic():
        make_school(SIZE, seed=seed)
        noted = sorted(Comment.objects.values_list("pk", "text", "slot__text"))
        transaction.set_rollback(True)
    return noted


@pytest.mark.parametrize("who", ["teacher", "student"])
def test_every_page_of_the_school_opens(school, login, who):
    person = school[0]
    if who == "student":
        person = Plan.objects.filter(state=PlanState.RETURNED).first().owner

    for address in pages_of(person):
        assert login(person).get(address).status_code == 200


def test_school_is_made_where_a_demo_is_shown(bank, settings):
    settings.DEMO = True

    call_command("make_school", **ASKED)

    assert User.objects.filter(email__endswith="@school.example").count() == 13


def test_school_is_not_made_on_a_site_of_real_people(bank):
    with pytest.raises(CommandError, match="does not belong on this site"):
        call_command("make_school", **ASKED)

    assert not User.objects.exists()


def test_school_is_made_once(school, settings):
    settings.DEMO = True

    with pytest.raises(CommandError, match=r"already\. Nothing was changed"):
        call_command("make_school", **ASKED)

    assert Classroom.objects.count() == 2


def test_school_without_the_bank_says_what_to_run(db, settings):
    settings.DEMO = True

    with pytest.raises(CommandError, match="Run load_bank first"):
        call_command("make_school", **ASKED)


@pytest.mark.parametrize("wrong", [{"classes": 0}, {"students": 1}, {"comments": -5}])
def test_school_of_nobody_is_refused(bank, settings, wrong):
    settings.DEMO = True

    with pytest.raises(CommandError, match="at least 1"):
        call_command("make_school", **{**ASKED, **wrong})


@pytest.mark.parametrize(("total", "parts"), [(10, 3), (2, 5), (100_000, 40)])
def test_shares_add_up(total, parts):
    assert sum(share(total, parts, place) for place in range(parts)) == total


def test_submissions_of_a_class_add_up():
    counts = submissions_of_class(Random(3), Size(), 250)

    assert sum(map(sum, counts)) == 250
    assert [len(row) for row in counts] == [30] * Size().assignments
    assert {number for row in counts for number in row} == {0, 1, 2, 3}
