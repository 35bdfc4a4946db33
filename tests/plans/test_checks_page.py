"""Checks in the workspace: what they say of the plan, when they are offered, and what they cost."""

import pytest

from plans.actions import add_section, arrange, change_assignment
from plans.models import Plan
from tests.plans.pages import text_of
from tests.support.queries import count_queries

HTMX = {"HX-Request": "true"}


def test_workspace_says_what_is_missing_and_where(student, written):
    words = text_of(student.get(written.url))

    assert "Do first" in words
    assert "This part is still empty. E Explanation, 1. Film and theatre" in words
    assert "Only one paragraph is begun. An argument needs two points or more. The plan as a whole" in words
    assert "4 checks are fine The line of argument is written." in words


def test_workspace_says_how_far_the_demands_are_met(student, written):
    words = text_of(student.get(written.url))

    demands = "Both sides : one is missing (met in part) A judgement of degree : no degree yet (met in part)"
    assert f"{demands} Effect on Soviet people (not met yet) 1928–1953 (met)" in words


def test_answer_brings_the_list_the_counts_and_the_demands(student, written, plan_url):
    before = student.get(written.url)
    written.write("explanation", "Because plays were how the Party spoke.")

    response = student.get(plan_url("checks"), headers=HTMX)

    words = text_of(response)
    assert "This part is still empty. E Explanation, 1. Film and theatre" in text_of(before)
    assert "This part is still empty. E Explanation, 1. Film and theatre" not in words
    for place in ('id="checks-count-tab"', 'id="checks-count-dock"', 'id="demands"'):
        assert f'{place} data-hx-swap-oob="true"' in response.text


def test_address_of_the_checks_leads_to_them_without_javascript(student, desk, plan_url):
    response = student.get(plan_url("checks"))

    assert (response.status_code, response["Location"]) == (302, f"{desk.url}#checks")


@pytest.fixture
def without_checks(written):
    change_assignment(assignment=written.cast.assignment, offers_checks=False)
    return written


def test_assignment_without_checks_shows_none(student, without_checks, plan_url):
    words = text_of(student.get(without_checks.url))

    assert "Do first" not in words
    assert "met in part" not in words
    assert "A judgement of degree" in words
    assert student.get(plan_url("checks"), headers=HTMX).status_code == 404


def test_student_with_a_fuller_scaffold_has_checks_all_the_same(student, without_checks):
    arrange(
        assignment=without_checks.cast.assignment, student=without_checks.student, due_at=None, fuller_scaffold=True
    )

    assert "Do first" in text_of(student.get(without_checks.url))


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_plan_that_is_not_being_written_is_not_checked(student, written, plan_url, state):
    written.close(state)

    words = text_of(student.get(written.url))

    assert "Do first" not in words
    assert student.get(plan_url("checks"), headers=HTMX).status_code == 404


def test_teacher_switches_checks_off_for_an_assignment(login, cast):
    address = f"/assignments/{cast.assignment.pk}/"
    terms = {"question": cast.question.pk, "paragraph_model": "peel", "offers_bank": "on", "offers_hints": "on"}

    login(cast.teacher).post(address, terms)

    cast.assignment.refresh_from_db()
    assert (cast.assignment.offers_hints, cast.assignment.offers_checks) == (True, False)
    assert "without checks" in text_of(login(cast.teacher).get(cast.classroom.get_absolute_url()))


def test_checks_write_nothing(student, written, plan_url):
    before = Plan.objects.values().get(pk=written.plan.pk)

    student.get(plan_url("checks"), headers=HTMX)

    assert Plan.objects.values().get(pk=written.plan.pk) == before


def test_checks_cost_the_same_for_a_long_plan(student, written, plan_url):
    with count_queries(at_most=12) as short:
        student.get(plan_url("checks"), headers=HTMX)
    for _ in range(9):
        add_section(plan=written.plan, kind="paragraph")
        written.write("point", "One more.", len(written.sections()))

    with count_queries(exactly=short.count):
        student.get(plan_url("checks"), headers=HTMX)


def test_submit_page_says_what_the_checks_point_out_and_lets_one_go_on(student, written):
    address = f"{written.url}submit/"

    words = text_of(student.get(address))
    answer = student.post(address)

    assert "What the checks point out You can submit all the same. Only one paragraph is begun." in words
    assert "This counterargument has no reply yet." in words
    assert answer.status_code == 302
    written.plan.refresh_from_db()
    assert written.plan.state == "submitted"


def test_submit_page_says_nothing_of_checks_where_there_are_none(student, without_checks):
    assert "What the checks point out" not in text_of(student.get(f"{without_checks.url}submit/"))
