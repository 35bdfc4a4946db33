"""The queue by class, assignment and state, and going on from plan to plan within it."""

import re

import pytest

from plans.actions import start_plan
from plans.models import Assignment
from reviews.actions import decide, submit_plan
from reviews.models import Submission
from tests.cast import make_classroom, make_person, make_question
from tests.reviews.scene import resubmitted, slot_of, submitted
from tests.support.queries import count_queries

BUDGET = 12


@pytest.fixture
def second_class(cast):
    """Another class of the teacher, with one student and an assignment of its own."""
    return another_class(cast, "12A", "Was the five-year plan a success?")


def another_class(cast, name: str, question: str) -> Assignment:
    room = make_classroom(name, cast.teacher, [make_person(f"student.of.{name.lower()}")])
    return Assignment.objects.create(classroom=room, question=make_question(question), paragraph_model=cast.peel)


def hand_in(assignment: Assignment) -> Submission:
    """A plan of the class's student, submitted."""
    owner = assignment.classroom.memberships.get(role="student").user
    fields = {"question": assignment.question, "paragraph_model": assignment.paragraph_model, "assignment": assignment}
    return submit_plan(plan=start_plan(owner=owner, **fields), user=owner)


def names(response) -> list[str]:
    return re.findall(r'scope="row"><a href="[^"]+">([^<]+)</a>', response.content.decode())


def test_queue_of_one_class(cast, teacher, second_class):
    submitted(cast)
    own = hand_in(second_class)

    both, one = teacher.get("/reviews/"), teacher.get(f"/reviews/?class={second_class.classroom_id}")

    assert names(both) == ["Student", "Student Of 12A"]
    assert names(one) == ["Student Of 12A"]
    assert "1 plan waits for you here, oldest first." in one.content.decode()
    assert f'<a href="/reviews/{own.pk}/?class={second_class.classroom_id}">' in one.content.decode()


def test_queue_of_one_assignment(cast, teacher, second_class):
    submitted(cast)
    hand_in(second_class)

    response = teacher.get(f"/reviews/?assignment={cast.assignment.pk}")

    assert names(response) == ["Student"]


def test_class_that_is_chosen_after_an_assignment_wins(cast, teacher, second_class):
    submitted(cast)
    hand_in(second_class)

    response = teacher.get(f"/reviews/?class={second_class.classroom_id}&assignment={cast.assignment.pk}")

    assert names(response) == ["Student Of 12A"]


def test_queue_of_one_state(cast, teacher):
    resubmitted(cast)
    decide(submission=submitted(cast, cast.classmate), teacher=cast.teacher, decision="approved", overall="")

    waiting, returned, approved = (
        names(teacher.get(f"/reviews/?state={state}")) for state in ("waiting", "returned", "approved")
    )

    assert waiting == ["Student", "Classmate", "Student"]  # what was decided last stands below what waits
    assert returned == []  # the plan that was returned has come again
    assert approved == ["Classmate"]


def test_each_choice_says_how_many_plans_it_shows(cast, teacher, second_class):
    submitted(cast)
    decide(submission=submitted(cast, cast.classmate), teacher=cast.teacher, decision="returned", overall="x")
    hand_in(second_class)

    text = teacher.get(f"/reviews/?class={cast.classroom.pk}").content.decode()

    states = re.findall(r'(\w+) <span class="queue-count">(\d+)</span>', text)
    assert states == [("Waiting", "1"), ("Returned", "1"), ("Approved", "0")]
    assert re.findall(r"<option[^>]*>([^<]+)</option>", text) == [
        "All classes",
        "11B (1)",
        "12A (1)",
        "All assignments",
        "How far did official culture affect Soviet people? (1)",
    ]


@pytest.mark.parametrize(
    "query", ["state=lost", "class=999999", "class=x", "class=99999999999999999999", "assignment=999999"]
)
def test_filter_that_is_not_there(cast, teacher, query):
    submission = submitted(cast)

    assert teacher.get(f"/reviews/?{query}").status_code == 404
    assert teacher.get(f"/reviews/{submission.pk}/?{query}").status_code == 404


def test_class_of_somebody_else_is_not_there(cast, teacher):
    strange = Assignment.objects.create(
        classroom=cast.other_classroom, question=cast.question, paragraph_model=cast.peel
    )

    assert teacher.get(f"/reviews/?class={cast.other_classroom.pk}").status_code == 404
    assert teacher.get(f"/reviews/?assignment={strange.pk}").status_code == 404


def test_pages_keep_the_filter(cast, teacher, monkeypatch):
    monkeypatch.setattr("reviews.views.reviewing.SHOWN_PER_PAGE", 1)
    submitted(cast), submitted(cast, cast.classmate)

    text = teacher.get(f"/reviews/?class={cast.classroom.pk}").content.decode()

    assert f'href="?class={cast.classroom.pk}&amp;page=2"' in text


def test_next_and_previous_stay_within_the_filter(cast, teacher, second_class):
    first, between, last = submitted(cast), hand_in(second_class), submitted(cast, cast.classmate)
    query = f"?class={cast.classroom.pk}"

    text = teacher.get(f"/reviews/{first.pk}/{query}").content.decode()
    back = teacher.get(f"/reviews/{last.pk}/{query}").content.decode()

    assert "<b>1</b> of 2" in text
    assert f'href="/reviews/{last.pk}/{query}"' in text
    assert f'href="/reviews/{first.pk}/{query}" aria-label="Previous plan: Student"' in back
    assert str(between.pk) not in text + back
    assert '<span class="count">3<span' in text  # what waits in all


def test_next_plan_after_a_decision_stays_within_the_filter(cast, teacher, second_class):
    first, last = submitted(cast), submitted(cast, cast.classmate)
    Submission.objects.filter(pk=hand_in(second_class).pk).update(submitted_at=first.submitted_at)
    place = f"class={cast.classroom.pk}"
    words = {"decision": "approved", "next": "on", "place": place}

    on = teacher.post(f"/reviews/{first.pk}/decide/", words)
    back = teacher.post(f"/reviews/{last.pk}/decide/", words)

    assert on.url == f"/reviews/{last.pk}/?{place}"
    assert back.url == f"/reviews/?{place}"


def test_comment_without_javascript_leads_back_within_the_filter(cast, teacher):
    submission = submitted(cast)
    slot, place = slot_of(submission.plan, "thesis", "thesis").pk, f"class={cast.classroom.pk}"

    answer = teacher.post(
        f"/reviews/{submission.pk}/comments/", {"slot": slot, f"comment-{slot}": "Who?", "place": place}
    )

    assert answer.url == f"/reviews/{submission.pk}/?{place}#slot-{slot}"


def test_decision_is_not_lost_to_a_filter_that_is_no_more(cast, teacher):
    submission = submitted(cast)

    answer = teacher.post(f"/reviews/{submission.pk}/decide/", {"decision": "approved", "place": "class=999999"})

    assert answer.url == "/reviews/"
    assert Submission.objects.decided().count() == 1


def test_filtered_pages_cost_the_same_for_many_classes(cast, teacher, second_class):
    submission = submitted(cast)
    query = f"?class={cast.classroom.pk}&assignment={cast.assignment.pk}"
    teacher.get("/reviews/")
    with count_queries(at_most=BUDGET) as queue:
        teacher.get(f"/reviews/{query}")
    with count_queries(at_most=BUDGET) as page:
        teacher.get(f"/reviews/{submission.pk}/{query}")
    for number in range(4):
        hand_in(another_class(cast, f"12B{number}", f"Question {number}?"))

    with count_queries(exactly=queue.count):
        text = teacher.get(f"/reviews/{query}").content.decode()
    with count_queries(exactly=page.count):
        teacher.get(f"/reviews/{submission.pk}/{query}")

    assert text.count("<option") == 8
