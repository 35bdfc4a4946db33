"""The page that lists a plan's files, the menu that leads there, and the pictures of first pages."""

import pytest

from exports.hub import plan_formats
from plans.models import Plan
from tests.reviews.scene import submitted, written_plan

PNG = b"\x89PNG\r\n\x1a\n"
OF_A_DRAFT = [known.key for known in plan_formats() if not known.needs]


def files_of(plan: Plan, rest: str = "") -> str:
    return f"/plans/{plan.pk}/files/{rest}"


def test_owner_reads_what_each_file_is_for(cast, login):
    plan = written_plan(cast)

    page = login(cast.student).get(files_of(plan)).text

    for known in plan_formats():
        if not known.needs:
            assert known.purpose in page
            assert f'href="{files_of(plan, known.key)}/?paper=a4"' in page


def test_paper_that_is_chosen_is_that_of_the_files(cast, login):
    plan = written_plan(cast)

    page = login(cast.student).get(files_of(plan), {"paper": "us-letter"}).text

    assert f'href="{files_of(plan, "plan")}/?paper=us-letter"' in page
    assert '<option value="us-letter" selected>US Letter</option>' in page


@pytest.mark.parametrize("key", OF_A_DRAFT)
def test_picture_of_the_first_page(cast, login, key):
    plan = written_plan(cast)

    response = login(cast.student).get(files_of(plan, f"{key}.png"))

    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response.content.startswith(PNG)


def test_picture_that_the_browser_holds_is_not_drawn_again(cast, login):
    plan = written_plan(cast)
    client = login(cast.student)
    first = client.get(files_of(plan, "plan.png"))

    again = client.get(files_of(plan, "plan.png"), headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first["ETag"] != client.get(f"/plans/{plan.pk}.pdf")["ETag"]


@pytest.mark.parametrize("rest", ["no-such-format/", "no-such-format.png"])
def test_format_that_there_is_not(cast, login, rest):
    assert login(cast.student).get(files_of(cast.start(), rest)).status_code == 404


@pytest.mark.parametrize("known", plan_formats(), ids=lambda known: known.key)
def test_format_that_needs_more_than_a_draft_has_is_not_offered(cast, login, known):
    plan = cast.start()
    client = login(cast.student)

    menu, answer = client.get(plan.get_absolute_url()).text, client.get(files_of(plan, f"{known.key}/"))

    assert (f'href="{files_of(plan, known.key)}/"' in menu) is not bool(known.needs)
    assert answer.status_code == (404 if known.needs else 200)


def test_teacher_gets_files_of_what_was_handed_in_and_not_of_what_came_after(cast, login):
    submission = submitted(cast)
    page = login(cast.teacher).get(files_of(submission.plan)).text

    assert "Submission 1" in page
    assert f'href="{submission.get_absolute_url()}"' in page


def test_file_is_named_for_the_person_what_it_is_and_the_question(cast, login):
    plan = written_plan(cast)
    question = "How far did official culture affect Soviet people"

    names = {
        known.key: login(cast.student).get(files_of(plan, f"{known.key}/"))["Content-Disposition"]
        for known in plan_formats()
        if not known.needs
    }

    assert names == {
        "plan": f'inline; filename="Student - {question}.pdf"',
        "exam-sheet": f'inline; filename="Student - Exam sheet - {question}.pdf"',
        "blank-sheet": f'inline; filename="Blank sheet - {question}.pdf"',
        "word": f'attachment; filename="Student - {question}.docx"',
        "opendocument": f'attachment; filename="Student - {question}.odt"',
        "markdown": f'attachment; filename="Student - {question}.md"',
        "argdown": f'attachment; filename="Student - {question}.argdown"',
        "json": f'attachment; filename="Student - {question}.json"',
    }


def test_no_two_formats_have_the_same_file_name():
    names = [(known.in_file_name, known.suffix) for known in plan_formats()]

    assert len(set(names)) == len(names)
