"""Comparing a submission with any earlier one of its plan."""

import pytest

from plans.models import Plan
from reviews.actions import decide, submit_plan
from reviews.models import Submission
from tests.reviews.scene import slot_of, write, written_plan
from tests.support.queries import count_queries

TEXTS = ("Fear decided what people said.", "Fear decided what people wrote.", "Hope decided what people wrote.")


@pytest.fixture
def third(cast) -> Submission:
    """The third submission of a plan whose line of argument changed each time."""
    plan = written_plan(cast)
    for number, text in enumerate(TEXTS, start=1):
        write(plan, "thesis", "thesis", text)
        submission = submit_plan(plan=plan, user=cast.student)
        if number < len(TEXTS):
            decide(submission=submission, teacher=cast.teacher, decision="returned", overall="Again.")
            plan = Plan.objects.get(pk=plan.pk)
    return submission


@pytest.fixture
def teacher(login, cast):
    """The test client, with the teacher signed in."""
    return login(cast.teacher)


def compared(response) -> tuple[int, str, str]:
    """Return the number of the submission that the page compares with, and the one text that differs, then and now."""
    page = response.context["page"]
    (change,) = page.comparison.slots.values()
    return page.since, change.old.text, change.new.text


def test_submission_is_compared_with_the_one_before(teacher, third):
    response = teacher.get(third.get_absolute_url())

    assert compared(response) == (2, TEXTS[1], TEXTS[2])
    assert "<b>Changed since the 2nd submission:</b> 1 slot in 1 part" in response.content.decode()


def test_third_submission_is_compared_with_the_first(teacher, third):
    response = teacher.get(third.get_absolute_url(), {"with": "1"})

    assert compared(response) == (1, TEXTS[0], TEXTS[2])
    html = response.content.decode()
    assert "<b>Changed since the 1st submission:</b>" in html
    assert "<del>Fear</del><ins>Hope</ins> decided what people <del>said</del><ins>wrote</ins>." in html
    assert '<a href="?with=2">2nd</a><a href="?with=1" aria-current="true">1st</a>' in html


@pytest.mark.parametrize("number", ["0", "3", "4", "-1", "first", "9" * 5000])
def test_number_that_is_not_an_earlier_submissions_means_the_one_before(teacher, third, number):
    response = teacher.get(third.get_absolute_url(), {"with": number})

    assert response.context["page"].since == 2


def test_choice_leaves_the_part_of_the_queue_as_it_is(teacher, cast, third):
    response = teacher.get(third.get_absolute_url(), {"class": cast.classroom.pk, "with": "1"})

    assert f'<a href="?class={cast.classroom.pk}&amp;with=2">2nd</a>' in response.content.decode()


def test_comment_is_added_beside_the_same_comparison(teacher, third):
    slot = slot_of(third.plan, "thesis", "thesis")
    typed = {"slot": str(slot.pk), f"comment-{slot.pk}": "Whose hope?", "place": "with=1"}

    response = teacher.post(f"/reviews/{third.pk}/comments/", typed, headers={"HX-Request": "true"})

    assert response.context["page"].since == 1


def test_second_submission_has_nothing_to_choose(teacher, cast, third):
    second = third.plan.submissions.get(number=2)

    assert "Compare with" not in teacher.get(second.get_absolute_url()).content.decode()


def test_comparing_with_the_first_costs_as_much_as_with_the_one_before(teacher, third):
    teacher.get(third.get_absolute_url())
    with count_queries(at_most=12) as near:
        teacher.get(third.get_absolute_url())

    with count_queries(exactly=near.count):
        teacher.get(third.get_absolute_url(), {"with": "1"})
