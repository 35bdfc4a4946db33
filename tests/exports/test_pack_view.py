"""The page of a class pack, and a small pack as the answer to a request."""

import pytest
from django.urls import reverse

from exports import pack as setting
from exports.models import Pack
from exports.typesetting import PdfError
from exports.views import packs
from people.models import Classroom, Membership, Role
from plans.actions import assign
from plans.models import Assignment
from reviews.actions import decide, submit_plan
from reviews.models import Submission
from tests.cast import make_person, make_question
from tests.exports.reading_back import assert_in_order, text_of
from tests.reviews.scene import THESIS, submitted, write, written_plan

CHOSEN = {"order": "name", "paper": "a4"}


def address(assignment: Assignment, name: str = "pack") -> str:
    return reverse(f"exports:{name}", args=[assignment.pk])


def rename(person, name: str) -> None:
    person.display_name = name
    person.save()


def join(cast, username: str, role: str = Role.STUDENT):
    person = make_person(username)
    Membership.objects.create(user=person, classroom=cast.classroom, role=role)
    return person


def test_teacher_gets_all_plans_by_family_name(cast, login):
    rename(cast.student, "Ada Zeller")
    rename(cast.classmate, "Zoë Anders")
    submitted(cast)
    submitted(cast, cast.classmate)

    response = login(cast.teacher).get(address(cast.assignment))

    text = text_of(response.content)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'inline; filename="11B - How far did official culture affect Soviet people - plans.pdf"'
    )
    assert_in_order(
        text, "11B 2 plans Handed in up to", "Zoë Anders", "Ada Zeller", "Name Zoë Anders", "Name Ada Zeller"
    )


def test_pack_has_what_was_handed_in_last_and_no_draft(cast, login):
    submission = submitted(cast)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")
    plan = Submission.objects.get().plan
    write(plan, "thesis", "thesis", "Handed in again.")
    submit_plan(plan=plan, user=cast.student)
    decide(submission=Submission.objects.get(number=2), teacher=cast.teacher, decision="returned", overall="")
    write(plan, "thesis", "thesis", "Not handed in.")
    written_plan(cast, cast.classmate)

    text = text_of(login(cast.teacher).get(address(cast.assignment)).content)

    assert "11B 1 plan Handed in up to" in text
    assert "Handed in again." in text
    assert "Not handed in." not in text
    assert THESIS not in text
    assert "Version Submission 2," in text


def test_pack_of_an_assignment_has_no_other_plans(cast, login):
    submitted(cast)
    other = assign(
        classroom=cast.classroom,
        question=make_question("Why did it happen?"),
        paragraph_model=cast.peel,
        due_at=None,
        teacher=cast.teacher,
    )

    response = login(cast.teacher).get(address(other))

    assert response.status_code == 302
    assert response["Location"].startswith(address(other, "pack-new"))


def test_plan_of_who_has_left_the_class_stays_in_it(cast, login):
    submitted(cast)
    cast.classroom.memberships.filter(user=cast.student).delete()

    assert "Name Student" in text_of(login(cast.teacher).get(address(cast.assignment)).content)


def test_plan_that_another_class_received_is_not_in_it(cast, login):
    submitted(cast)
    elsewhere = Classroom.objects.create(name="12A", time_zone="Europe/London")
    Membership.objects.create(user=cast.teacher, classroom=elsewhere, role=Role.TEACHER)
    Submission.objects.update(classroom=elsewhere)

    assert login(cast.teacher).get(address(cast.assignment)).status_code == 302


def test_browser_that_holds_the_same_is_told_so(cast, login, monkeypatch):
    submitted(cast)
    client = login(cast.teacher)
    first = client.get(address(cast.assignment))
    monkeypatch.setattr(packs, "pack_pdf", None)  # nothing is set a second time

    second = client.get(address(cast.assignment), headers={"If-None-Match": first["ETag"]})

    assert (second.status_code, second.content, second["ETag"]) == (304, b"", first["ETag"])
    assert first["Cache-Control"] == second["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("query", ["order=anonymous", "paper=us-letter", "odd=on"])
def test_other_choices_are_another_file(cast, login, query):
    submitted(cast)
    client = login(cast.teacher)

    first, second = (client.get(f"{address(cast.assignment)}?{each}") for each in ("", query))

    assert first["ETag"] != second["ETag"]
    assert first.content != second.content


def test_new_submission_and_new_name_are_another_file(cast, login):
    submitted(cast)
    client = login(cast.teacher)
    tags = [client.get(address(cast.assignment), {"order": "anonymous"})["ETag"]]
    rename(cast.classmate, "Somebody Else")
    tags.append(client.get(address(cast.assignment), {"order": "anonymous"})["ETag"])
    submitted(cast, cast.classmate)
    tags.append(client.get(address(cast.assignment), {"order": "anonymous"})["ETag"])

    assert len(set(tags)) == 3


def test_file_name_in_another_script(cast, login):
    cast.classroom.name = "Класс 11Б"
    cast.classroom.save()
    submitted(cast)

    response = login(cast.teacher).get(address(cast.assignment))

    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''%D0%9A%D0%BB%D0%B0%D1%81%D1%81%2011")


def test_failing_pack_leads_back_to_its_page(cast, login, monkeypatch, expect_error):
    submitted(cast)

    def fail(*args, **options):
        raise PdfError("The PDF could not be made from this text.")

    monkeypatch.setattr(setting, "typeset_cleaned", fail)
    expect_error("No file: The PDF could not be made from this text.")
    expect_error(f"Service Unavailable: {address(cast.assignment)}")

    response = login(cast.teacher).get(address(cast.assignment))

    assert response.status_code == 503
    assert f'href="{address(cast.assignment, "pack-new")}?order=name&amp;paper=a4"' in response.content.decode()


def test_page_says_how_many_plans_and_who_is_missing(cast, login):
    join(cast, "late.comer")
    submitted(cast)

    response = login(cast.teacher).get(address(cast.assignment, "pack-new"))

    page = response.content.decode()
    assert "1 plan, as last handed in" in page
    assert [student.shown_name for student in response.context["missing"]] == ["Classmate", "Late Comer"]
    assert "Not handed in: 2" in page
    assert "the last word of each name" in page


def test_page_without_plans_says_so_and_has_no_form(cast, login):
    response = login(cast.teacher).get(address(cast.assignment, "pack-new"))

    assert "Nobody has handed in yet" in response.content.decode()
    assert "Open the PDF" not in response.content.decode()
    assert login(cast.teacher).get(address(cast.assignment)).status_code == 302


def test_form_leads_to_the_file_as_chosen(cast, login):
    submitted(cast)
    data = {"order": "anonymous", "paper": "us-letter", "odd": "on"}

    response = login(cast.teacher).post(address(cast.assignment, "pack-new"), data)

    assert response["Location"] == f"{address(cast.assignment)}?order=anonymous&paper=us-letter&odd=on"
    assert Pack.objects.count() == 0


@pytest.mark.parametrize("data", [{}, {"order": "marks", "paper": "a4"}, {"order": "name", "paper": "a5"}])
def test_form_that_cannot_be_comes_back(cast, login, data):
    submitted(cast)

    response = login(cast.teacher).post(address(cast.assignment, "pack-new"), data)

    assert response.status_code == 422
    assert "is-invalid" in response.content.decode()


def test_form_without_plans_leads_back(cast, login):
    response = login(cast.teacher).post(address(cast.assignment, "pack-new"), CHOSEN, follow=True)

    assert "Nobody has handed in a plan of this assignment yet." in response.content.decode()


def test_address_of_the_class_leads_to_the_latest_assignment_with_plans(cast, login):
    submitted(cast)
    later = assign(
        classroom=cast.classroom,
        question=make_question("Why did it happen?"),
        paragraph_model=cast.peel,
        due_at=None,
        teacher=cast.teacher,
    )

    response = login(cast.teacher).get(f"/classes/{cast.classroom.pk}/plans.pdf", follow=True)

    assert response.redirect_chain == [(address(cast.assignment, "pack-new"), 302)]
    assert f'href="{address(later, "pack-new")}"' in response.content.decode()


def test_address_of_a_class_without_assignments_leads_to_the_class(cast, login):
    Assignment.objects.all().delete()

    response = login(cast.teacher).get(f"/classes/{cast.classroom.pk}/plans.pdf")

    assert response["Location"] == cast.classroom.get_absolute_url()


def test_class_page_leads_to_the_pack(cast, login):
    page = login(cast.teacher).get(cast.classroom.get_absolute_url()).content.decode()

    assert f'href="{address(cast.assignment, "pack-new")}"' in page


def test_co_teacher_gets_the_same_but_for_a_plan_of_their_own(cast, login):
    submitted(cast)
    colleague = join(cast, "colleague")
    submitted(cast, colleague)
    cast.classroom.memberships.filter(user=colleague).update(role=Role.TEACHER)

    text = text_of(login(colleague).get(address(cast.assignment)).content)

    assert "Name Student" in text
    assert "Name Colleague" not in text


@pytest.mark.parametrize("name", ["pack", "pack-new"])
@pytest.mark.parametrize("who", ["student", "classmate", "outsider", "other_teacher", "newcomer"])
def test_nobody_else_finds_it(cast, login, name, who):
    submitted(cast)

    assert login(getattr(cast, who)).get(address(cast.assignment, name)).status_code == 404


def test_former_teacher_finds_it_no_more(cast, login):
    submitted(cast)
    client = login(cast.teacher)
    before = client.get(address(cast.assignment)).status_code
    cast.classroom.memberships.filter(user=cast.teacher).delete()

    assert (before, client.get(address(cast.assignment)).status_code) == (200, 404)


@pytest.mark.parametrize("path", ["pack", "pack-new", "pack?order=anonymous"])
def test_queries_do_not_grow_with_the_plans(cast, login, count_queries, path):
    name, _, query = path.partition("?")
    client = login(cast.teacher)
    submitted(cast)
    with count_queries(at_most=12) as one:
        assert client.get(f"{address(cast.assignment, name)}?{query}").status_code == 200
    for number in range(3):
        submitted(cast, join(cast, f"more.{number}"))
    with count_queries() as four:
        client.get(f"{address(cast.assignment, name)}?{query}")

    assert four.count == one.count
