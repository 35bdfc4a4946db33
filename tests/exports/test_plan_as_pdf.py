"""The address of a plan's PDF: who gets what, and how it is kept and named."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from exports import paper
from exports.typesetting import PdfError
from people.models import Classroom
from plans.models import Plan
from reviews.actions import decide, submit_plan
from reviews.models import Submission
from tests.exports.reading_back import open_pdf, text_of
from tests.reviews.scene import THESIS, bank_evidence, submitted, write, written_plan
from topics.models import Evidence, Question

SUBMITTED_AT = datetime(2026, 5, 5, 13, 2, tzinfo=UTC)  # 14:02 in London
LATER = datetime(2026, 11, 6, 9, 30, tzinfo=UTC)


def address(plan: Plan) -> str:
    return reverse("exports:plan-pdf", args=[plan.pk])


def returned_and_edited(cast) -> Plan:
    """A plan with one submission, returned, and a thesis that only its owner has seen."""
    submission = submitted(cast)
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")
    write(submission.plan, "thesis", "thesis", "Nobody has seen this yet.")
    Submission.objects.filter(pk=submission.pk).update(submitted_at=SUBMITTED_AT)
    Plan.objects.filter(pk=submission.plan_id).update(updated_at=LATER)
    return Plan.objects.get(pk=submission.plan_id)


def test_address_is_the_plans_with_a_suffix(cast):
    plan = cast.start()

    assert address(plan) == f"/plans/{plan.pk}.pdf"


def test_owner_gets_the_plan_as_it_stands(cast, login):
    plan = written_plan(cast)
    Plan.objects.filter(pk=plan.pk).update(updated_at=SUBMITTED_AT)

    response = login(cast.student).get(address(plan))

    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'inline; filename="Student - How far did official culture affect Soviet people.pdf"'
    )
    text = text_of(response.content)
    assert f"Line of argument {THESIS} 1." in text
    assert "10 of 19 plays Plays withdrawn Ten of nineteen new plays were withdrawn." in text
    assert "Version Draft of 5 May 2026, 14:02" in text
    assert open_pdf(response.content).metadata.creation_date == SUBMITTED_AT


def test_owner_gets_unsubmitted_words_and_the_teacher_does_not(cast, login):
    plan = returned_and_edited(cast)

    own = text_of(login(cast.student).get(address(plan)).content)
    teachers = text_of(login(cast.teacher).get(address(plan)).content)

    assert "Line of argument Nobody has seen this yet. 1." in own
    assert "Version Draft of 6 November 2026, 09:30" in own
    assert f"Line of argument {THESIS} 1." in teachers
    assert "Version Submission 1, 5 May 2026, 14:02" in teachers


def test_teacher_gets_the_latest_submission(cast, login):
    plan = returned_and_edited(cast)
    submit_plan(plan=plan, user=cast.student)

    text = text_of(login(cast.teacher).get(address(plan)).content)

    assert "Line of argument Nobody has seen this yet. 1." in text
    assert "Version Submission 2," in text


def test_owner_of_a_submitted_plan_holds_the_submission(cast, login):
    submission = submitted(cast)
    Submission.objects.update(submitted_at=SUBMITTED_AT)

    text = text_of(login(cast.student).get(address(submission.plan)).content)

    assert "Version Submission 1, 5 May 2026, 14:02" in text


def test_time_is_that_of_the_class_for_both(cast, login):
    submission = submitted(cast)
    Submission.objects.update(submitted_at=datetime(2026, 5, 4, 20, 30, tzinfo=UTC))
    Classroom.objects.update(time_zone="Asia/Tokyo")

    own = text_of(login(cast.student).get(address(submission.plan)).content)
    teachers = text_of(login(cast.teacher).get(address(submission.plan)).content)

    assert "Version Submission 1, 5 May 2026, 05:30" in own
    assert "Version Submission 1, 5 May 2026, 05:30" in teachers


def test_owner_of_a_submitted_plan_holds_it_as_it_was_when_the_bank_has_changed(cast, login):
    submission = submitted(cast)
    Evidence.objects.filter(key="plays").update(title="Renamed in the bank")
    Question.objects.filter(pk=submission.plan.question_id).update(text="Another question?")

    own = text_of(login(cast.student).get(address(submission.plan)).content)
    teachers = text_of(login(cast.teacher).get(address(submission.plan)).content)

    assert own == teachers
    assert "Plays withdrawn" in own
    assert "Renamed in the bank" not in own


@pytest.mark.parametrize(
    ("who", "before", "after"),
    [
        ("student", 200, 200),
        ("teacher", 404, 200),
        ("classmate", 404, 404),
        ("outsider", 404, 404),
        ("other_teacher", 404, 404),
        ("newcomer", 404, 404),
    ],
)
def test_only_the_owner_and_after_submission_the_teacher_get_it(cast, login, who, before, after):
    plan = written_plan(cast)
    client = login(getattr(cast, who))

    draft = client.get(address(plan)).status_code
    submit_plan(plan=plan, user=cast.student)

    assert (draft, client.get(address(plan)).status_code) == (before, after)


def test_nobody_in_particular_is_sent_to_sign_in(cast, client):
    plan = cast.start()

    response = client.get(address(plan))

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def test_unknown_plan_is_not_found(cast, login):
    response = login(cast.student).get("/plans/00000000-0000-4000-8000-000000000000.pdf")

    assert response.status_code == 404


def test_it_is_only_read(cast, login):
    plan = cast.start()

    assert login(cast.student).post(address(plan)).status_code == 405


def test_browser_that_holds_the_same_is_told_so(cast, login, monkeypatch):
    plan = written_plan(cast)
    client = login(cast.student)
    first = client.get(address(plan))
    monkeypatch.setattr(paper, "typeset_cleaned", None)  # nothing is set a second time

    second = client.get(address(plan), headers={"If-None-Match": first["ETag"]})

    assert second.status_code == 304
    assert second.content == b""
    assert second["ETag"] == first["ETag"]
    assert first["Cache-Control"] == second["Cache-Control"] == "private, no-cache"


def test_changed_plan_is_sent_anew(cast, login):
    plan = written_plan(cast)
    client = login(cast.student)
    first = client.get(address(plan))
    write(plan, "conclusion", "judgement", "On balance, a little.")

    second = client.get(address(plan), headers={"If-None-Match": first["ETag"]})

    assert second.status_code == 200
    assert "Judgement On balance, a little." in text_of(second.content)


def test_file_name_in_another_script(cast, login):
    cast.student.display_name = "Ольга К."
    cast.student.save()

    response = login(cast.student).get(address(cast.start()))

    assert response["Content-Disposition"] == (
        "inline; filename*=utf-8''%D0%9E%D0%BB%D1%8C%D0%B3%D0%B0%20%D0%9A%20-%20How%20far%20did%20official%20culture"
        "%20affect%20Soviet%20people.pdf"
    )


def test_failing_pdf_says_that_the_plan_is_safe(cast, login, monkeypatch, expect_error):
    plan = cast.start()

    def fail(*args, **options):
        raise PdfError("The PDF could not be made from this text.")

    monkeypatch.setattr(paper, "typeset_cleaned", fail)
    expect_error("No file: The PDF could not be made from this text.")
    expect_error(f"Service Unavailable: {address(plan)}")

    response = login(cast.student).get(address(plan))

    assert response.status_code == 503
    assert "What you wrote is safe" in response.content.decode()
    assert f'href="{plan.get_absolute_url()}"' in response.content.decode()
    assert "ETag" not in response


def test_queries_do_not_grow_with_the_plan(cast, login, count_queries):
    small, large = written_plan(cast), written_plan(cast, cast.classmate)
    for number in range(3):
        section = large.sections.create(kind="paragraph", position=number + 5)
        slot = section.slots.create(role="evidence")
        slot.citations.create(evidence=bank_evidence(f"more-{number}"))

    client = login(cast.student)
    with count_queries(at_most=12) as one:
        client.get(address(small))
    client = login(cast.classmate)
    with count_queries() as four:
        client.get(address(large))

    assert four.count == one.count
