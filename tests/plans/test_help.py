"""Which help an assignment offers while one plans: the bank, hints and sentence starters; and a fuller scaffold."""

import pytest

from plans.actions import add_own_evidence, arrange, change_assignment, cite, start_plan
from plans.models import Citation
from reviews.actions import submit_plan
from tests.plans.pages import text_of
from topics.models import Evidence


def evidence_of(response) -> list[str]:
    return [card.evidence.title for card in response.context["cards"]]


@pytest.fixture
def own(bank) -> Evidence:
    """Evidence of the student's own, cited in the second paragraph."""
    evidence = Evidence(owner=bank.student, title="Diary", text="A diary of 1937.")
    add_own_evidence(slot=bank.slot("evidence", 2), evidence=evidence)
    return evidence


@pytest.fixture
def without_bank(bank):
    change_assignment(assignment=bank.cast.assignment, offers_bank=False)
    return bank


@pytest.fixture
def without_hints(desk):
    change_assignment(assignment=desk.cast.assignment, offers_hints=False)
    return desk


@pytest.fixture
def scaffolded(desk):
    arrange(assignment=desk.cast.assignment, student=desk.student, due_at=None, fuller_scaffold=True)
    return desk


def test_workspace_without_the_bank_offers_ones_own_evidence_alone(student, without_bank):
    words = text_of(student.get(without_bank.url))

    assert "Evidence bank" not in words
    assert "Your own evidence" in words
    assert "Write your own evidence" in words
    assert "Supports Challenges With a figure" not in words


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
@pytest.mark.parametrize("query", ["", "?q=plays", "?topic=1", "?figure=1", "?unused=1"])
def test_search_without_the_bank_finds_nothing_of_it(student, own, without_bank, plan_url, headers, query):
    response = student.get(plan_url("evidence") + query, headers=headers)

    assert set(evidence_of(response)) <= {"Diary"}
    assert "Plays withdrawn" not in text_of(response)


def test_own_evidence_can_be_taken_out_and_put_back_without_the_bank(student, own, without_bank, plan_url):
    citation = Citation.objects.get(evidence=own)

    out = student.post(plan_url("citations", citation.pk, "remove"), follow=True)
    found = evidence_of(student.get(plan_url("evidence")))
    student.post(plan_url("citations"), {"section": without_bank.sections()[0].pk, "evidence": own.pk})

    assert "Card taken out. It is still among your own evidence." in text_of(out)
    assert found == ["Diary"]
    assert Citation.objects.get(evidence=own).slot == without_bank.slot("evidence", 1)


def test_card_of_the_bank_cannot_be_added_without_the_bank(htmx, without_bank, plays, plan_url):
    point = without_bank.slot("point")
    data = without_bank.posted(point, point="Audiences saw little.")

    response = htmx(plan_url("citations"), {**data, "section": without_bank.sections()[0].pk, "evidence": plays.pk})

    assert "This assignment is planned without the evidence bank." in text_of(response)
    assert Citation.objects.count() == 0
    assert without_bank.slot("point").text == "Audiences saw little."


def test_card_that_is_in_the_plan_stays_when_the_bank_is_switched_off(student, bank, plays):
    cite(slot=bank.slot("evidence"), evidence=plays)
    change_assignment(assignment=bank.cast.assignment, offers_bank=False)

    words = text_of(student.get(bank.url))

    assert "Plays withdrawn" in words


def test_teacher_reads_what_is_off_beside_the_assignment(login, cast):
    change_assignment(assignment=cast.assignment, offers_bank=False, offers_hints=False)
    teacher = login(cast.teacher)

    pages = [text_of(teacher.get(url)) for url in ("/", cast.classroom.get_absolute_url())]

    assert ["PEEL · without the bank · without hints" in words for words in pages] == [True, True]


def test_bank_is_there_for_practice(student, without_bank, bank):
    practice = start_plan(owner=bank.student, question=bank.plan.question, paragraph_model=bank.cast.peel)

    words = text_of(student.get(practice.get_absolute_url()))

    assert "Evidence bank" in words


def test_workspace_has_hints_and_starters(student, desk):
    html = student.get(desk.url).content.decode()

    assert "your answer in one sentence" in html
    assert 'placeholder="I argue that…"' in html


def test_workspace_without_hints_has_neither_hints_nor_starters(student, without_hints):
    html = student.get(without_hints.url).content.decode()

    parts = without_hints.plan.paragraph_model.parts.all()
    told = [f">{part.hint}<" for part in parts if part.hint] + [part.starter for part in parts if part.starter]
    assert [words for words in told if words in html] == []
    assert "your answer in one sentence" not in html
    assert "I argue that…" not in html
    assert "the strongest case against you" not in html
    assert "what you judged it by" not in html
    assert all(part.name in html for part in parts)


def test_saved_part_brings_no_hint_back(htmx, without_hints, plan_url):
    answer = htmx(plan_url("sections"), {"kind": "paragraph"})

    starters = [part.starter for part in without_hints.plan.paragraph_model.parts.all() if part.starter]
    assert [starter for starter in starters if starter in answer.content.decode()] == []


def test_fuller_scaffold_keeps_starters_in_sight(student, scaffolded):
    thesis = scaffolded.write("thesis", "It changed little.")

    html = student.get(scaffolded.url).content.decode()

    assert f'id="starter-{thesis.pk}">You may begin: “I argue that…”' in html
    assert f'aria-describedby="starter-{thesis.pk} state-{thesis.pk}"' in html


def test_starters_stay_only_for_whom_it_is_arranged(login, scaffolded):
    plan = scaffolded.cast.start(scaffolded.cast.classmate)

    assert "You may begin" not in login(scaffolded.cast.classmate).get(plan.get_absolute_url()).content.decode()


def test_fuller_scaffold_brings_back_what_is_off_for_all(student, without_bank):
    assignment = without_bank.cast.assignment
    change_assignment(assignment=assignment, offers_hints=False)
    arrange(assignment=assignment, student=without_bank.student, due_at=None, fuller_scaffold=True)

    html = student.get(without_bank.url).content.decode()

    assert "Evidence bank" in html
    assert "your answer in one sentence" in html


def test_submission_that_is_frozen_stays_as_it_was(student, written):
    submission = submit_plan(plan=written.plan, user=written.student)
    before = submission.document

    change_assignment(assignment=written.cast.assignment, offers_bank=False, offers_hints=False)
    submission.refresh_from_db()

    assert submission.document == before
    assert "Audiences saw what the Party wanted." in text_of(student.get(written.url))
    assert student.get(f"/plans/{written.plan.pk}.pdf").status_code == 200
