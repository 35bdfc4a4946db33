"""The blank sheet of an assignment: for its teachers, before anybody has begun a plan, and with the help it offers."""

import pytest
from django.urls import reverse

from plans.models import Assignment
from plans.reading import read_blank
from plans.roles import FIXED_ROLES
from tests.exports.reading_back import open_pdf, text_of
from tests.support.queries import count_queries


@pytest.fixture
def url(cast) -> str:
    return reverse("exports:blank-pdf", args=[cast.assignment.pk])


def test_teacher_gets_it_before_there_is_a_plan(cast, login, url):
    response = login(cast.teacher).get(url)

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'inline; filename="Blank sheet - How far did official culture affect Soviet people.pdf"'
    )
    text = text_of(response.content)
    assert text.startswith("Planning sheet How far did official culture affect Soviet people?")
    assert text.count("P Point") == 3


def test_it_says_what_the_sheet_of_a_plan_just_begun_says(cast, login, url):
    sheet = text_of(login(cast.teacher).get(url).content)
    of_plan = login(cast.student).get(reverse("exports:plan-file", args=[cast.start().pk, "blank-sheet"]))

    assert sheet == text_of(of_plan.content)


def test_hints_are_those_that_the_assignment_offers(cast, login, url):
    client = login(cast.teacher)
    hints = [role.hint for role in (*(part.role for part in cast.peel.parts.all()), *FIXED_ROLES.values())]

    helped = client.get(url)
    Assignment.objects.update(offers_hints=False)
    bare = client.get(url)

    assert [hint for hint in hints if hint not in text_of(helped.content)] == []
    assert [hint for hint in hints if hint in text_of(bare.content)] == []
    assert helped["ETag"] != bare["ETag"]


def test_page_can_be_us_letter(cast, login, url):
    box = open_pdf(login(cast.teacher).get(url, {"paper": "us-letter"}).content).pages[0].mediabox

    assert (round(box.width), round(box.height)) == (612, 792)


def test_blank_plan_of_an_assignment_names_nobody_and_costs_two_queries(cast):
    assignment = Assignment.objects.select_related("question", "classroom").get()

    with count_queries(exactly=2):
        document = read_blank(assignment)

    assert (document.author, document.model, [slot.text for slot in document.slots()]) == ("", "PEEL", [""] * 10)
