from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from plans.actions import PlanClosed, add_section, save_slot, start_plan
from plans.document_json import document_from_json, document_to_json
from plans.models import Plan
from plans.reading import read_plan
from reviews.actions import ClassroomNeeded, decide, submit_plan
from reviews.models import Submission
from tests.reviews.scene import bank_evidence, comment_on, commented, returned, slot_of, submitted, write, written_plan
from tests.support.queries import count_queries
from topics.models import Evidence


def practice_plan(cast, owner):
    return start_plan(owner=owner, question=cast.question, paragraph_model=cast.peel)


def words_of(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_submit_plan_freezes_it_and_closes_it(cast):
    plan = written_plan(cast)
    expected = document_to_json(read_plan(plan))

    submission = submit_plan(plan=plan, user=cast.student)

    assert (submission.number, submission.changed_slots) == (1, None)
    assert submission.document == expected
    assert timezone.now() - submission.submitted_at < timedelta(seconds=10)
    plan.refresh_from_db()
    assert plan.state == "submitted"
    slot = slot_of(plan, "thesis", "thesis")
    with pytest.raises(PlanClosed):
        save_slot(slot=slot, text="Too late.", revision=slot.revision, author=cast.student)


def test_student_reads_what_was_handed_in_when_the_bank_has_changed(cast, login):
    submission = submitted(cast)
    Evidence.objects.filter(key="plays").update(title="Renamed in the bank")

    page = login(cast.student).get(submission.plan.get_absolute_url()).content.decode()

    assert "Plays withdrawn" in page
    assert "Renamed in the bank" not in page


def test_submit_plan_again_counts_what_changed(cast):
    comment = returned(cast)
    plan = comment.submission.plan
    write(plan, "thesis", "thesis", "Another thesis.")
    write(plan, "conclusion", "judgement", "To some extent.")

    submission = submit_plan(plan=plan, user=cast.student)

    assert (submission.number, submission.changed_slots) == (2, 2)


def test_submit_plan_twice_makes_one_submission(cast):
    plan = written_plan(cast)
    submit_plan(plan=plan, user=cast.student)

    with pytest.raises(PlanClosed):
        submit_plan(plan=plan, user=cast.student)

    assert Submission.objects.count() == 1


def test_submit_plan_of_somebody_else(cast):
    plan = written_plan(cast)

    with pytest.raises(PlanClosed):
        submit_plan(plan=plan, user=cast.classmate)

    assert Submission.objects.count() == 0


def test_submitted_document_outlives_every_change(cast):
    evidence = bank_evidence()
    submission = submitted(cast)
    frozen = document_from_json(submission.document)

    figure = evidence.figures.get()
    figure.whole = 100
    figure.save()
    evidence.text = "Corrected afterwards."
    evidence.save()
    cast.question.text = "Another question?"
    cast.question.save()
    cast.peel.parts.filter(key="point").update(name="Claim", letter="C")
    decide(submission=submission, teacher=cast.teacher, decision="returned", overall="Go on.")
    plan = Plan.objects.get(pk=submission.plan_id)
    write(plan, "thesis", "thesis", "Rewritten.")
    slot_of(plan, "paragraph", "evidence").citations.all().delete()

    assert document_from_json(Submission.objects.get(pk=submission.pk).document) == frozen
    assert frozen.thesis.slots[0].text == "Official culture decided what people could read."
    assert frozen.evidence()[0].figures[0].whole == 19
    assert frozen.question.text == "How far did official culture affect Soviet people?"


def test_submit_practice_plan_needs_one_of_ones_classes(cast):
    plan = practice_plan(cast, cast.student)

    for classroom in (None, cast.other_classroom):
        with pytest.raises(ClassroomNeeded):
            submit_plan(plan=plan, user=cast.student, classroom=classroom)

    plan.refresh_from_db()
    assert (plan.state, plan.classroom, Submission.objects.count()) == ("draft", None, 0)


def test_submit_practice_plan_to_a_class(cast):
    plan = practice_plan(cast, cast.student)

    submission = submit_plan(plan=plan, user=cast.student, classroom=cast.classroom)

    plan.refresh_from_db()
    assert plan.classroom == cast.classroom
    assert submission.document["classroom"] == "11B"


def test_submit_plan_after_leaving_its_class_needs_another(cast):
    plan = written_plan(cast)
    cast.classroom.memberships.filter(user=cast.student).delete()

    with pytest.raises(ClassroomNeeded):
        submit_plan(plan=plan, user=cast.student)


def test_submit_page_says_what_will_be_sent(cast, login):
    plan = written_plan(cast)

    text = login(cast.student).get(f"/plans/{plan.pk}/submit/").content.decode()

    assert "It goes to Teacher, 11B." in text
    assert "3 paragraphs, 1 piece of evidence" in text
    assert "Evidence, Explanation, Link" not in text
    assert "<dt>1. Paragraph</dt><dd>Explanation, Link</dd>" in text
    assert "<dt>2. Paragraph</dt><dd>nothing written</dd>" in text
    assert "<dt>Line of argument</dt>" not in text
    assert Submission.objects.count() == 0


def test_submit_page_names_open_comments_and_what_changed(cast, login):
    plan = returned(cast).submission.plan

    text = login(cast.student).get(f"/plans/{plan.pk}/submit/").content.decode()

    assert "1 comment still open" in text
    assert "nothing has changed since your 1st submission" in text


def test_submit_page_costs_the_same_for_many_paragraphs_and_comments(cast, login):
    plan = commented(cast, {"text": "Which villages?"})
    client = login(cast.student)
    client.get(f"/plans/{plan.pk}/submit/")
    with count_queries(at_most=12) as few:
        client.get(f"/plans/{plan.pk}/submit/")
    for number in range(4):
        add_section(plan=plan, kind="paragraph")
        submission = submit_plan(plan=plan, user=cast.student)
        comment_on(submission, cast, f"Remark {number}")
        decide(submission=submission, teacher=cast.teacher, decision="returned", overall="")

    with count_queries(exactly=few.count):
        response = client.get(f"/plans/{plan.pk}/submit/")

    assert response.context["feedback"].open_count == 5


def test_submit_leads_back_with_words(cast, login):
    plan = written_plan(cast)

    response = login(cast.student).post(f"/plans/{plan.pk}/submit/")

    assert response.url == plan.get_absolute_url()
    when = timezone.localtime(Submission.objects.get().submitted_at)
    assert words_of(response) == [f"Submitted {when.day} {when:%B %Y, %H:%M}: your 1st submission."]


@pytest.mark.parametrize("method", ["get", "post"])
def test_submit_a_second_time_is_answered_in_words(cast, login, method):
    submission = submitted(cast)

    response = getattr(login(cast.student), method)(f"/plans/{submission.plan_id}/submit/")

    assert response.url == submission.plan.get_absolute_url()
    assert words_of(response)[0].startswith("This plan is already submitted: your 1st submission, sent ")
    assert Submission.objects.count() == 1


def test_submit_an_approved_plan(cast, login):
    submission = submitted(cast)
    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")

    response = login(cast.student).post(f"/plans/{submission.plan_id}/submit/")

    assert words_of(response) == ["This plan is approved: there is nothing left to submit."]
    assert Submission.objects.count() == 1


def test_submit_practice_plan_asks_for_the_class(cast, login):
    plan = practice_plan(cast, cast.student)
    client = login(cast.student)

    refused = client.post(f"/plans/{plan.pk}/submit/")
    forged = client.post(f"/plans/{plan.pk}/submit/", {"classroom": cast.other_classroom.pk})
    sent = client.post(f"/plans/{plan.pk}/submit/", {"classroom": cast.classroom.pk})

    assert "Choose the class that you send it to." in refused.content.decode()
    assert "Choose one of your classes." in forged.content.decode()
    assert [refused.status_code, forged.status_code, sent.status_code] == [422, 422, 302]
    assert Submission.objects.get().plan.classroom == cast.classroom


def test_submit_without_any_class_says_how_to_join(cast, login):
    plan = practice_plan(cast, cast.newcomer)
    client = login(cast.newcomer)

    page = client.get(f"/plans/{plan.pk}/submit/")
    posted = client.post(f"/plans/{plan.pk}/submit/", {"classroom": "1"})

    assert "First join a class" in page.content.decode()
    assert posted.status_code == 422
    assert Submission.objects.count() == 0


@pytest.mark.parametrize("name", ["classmate", "teacher", "outsider", "other_teacher", "newcomer"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_submit_is_the_owners_alone(cast, login, name, method):
    plan = written_plan(cast)

    response = getattr(login(getattr(cast, name)), method)(f"/plans/{plan.pk}/submit/")

    assert response.status_code == 404
    assert Submission.objects.count() == 0
