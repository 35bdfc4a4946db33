"""Placing evidence in a plan, and taking it out."""

import pytest

from plans.actions import add_section, cite, remove_section
from plans.models import Citation
from tests.plans.pages import form_data, text_of
from tests.support.queries import count_queries
from topics.models import Evidence


def test_card_is_placed_and_what_was_typed_is_saved(student, bank, plays, plan_url):
    shown = form_data(student.get(bank.url))
    section = bank.sections()[1]
    typed = {f"slot-{bank.slot('thesis').pk}": "Typed a moment ago", "section": str(section.pk)}

    response = student.post(plan_url("citations"), {**shown, **typed, "evidence": plays.pk})

    assert response.url == f"{bank.url}#section-{section.pk}"
    assert Citation.objects.get().slot == bank.slot("evidence", 2)
    assert bank.slot("thesis").text == "Typed a moment ago"


def test_card_placed_twice_is_told_and_placed_once(student, bank, plays, plan_url):
    data = {"section": str(bank.sections()[0].pk), "evidence": plays.pk}

    first, second = (student.post(plan_url("citations"), data, follow=True) for _ in range(2))

    assert "Added to paragraph 1." in text_of(first)
    assert "Already in paragraph 1." in text_of(second)
    assert Citation.objects.count() == 1


def test_card_in_a_second_paragraph_is_placed_and_told(student, bank, plays, plan_url):
    cite(slot=bank.slot("evidence", 3), evidence=plays)
    with count_queries() as few:
        told = htmx_words(student, bank, plan_url, plays, 1)
    cite(slot=bank.slot("evidence", 2), evidence=plays)
    add_section(plan=bank.plan, kind="paragraph")

    with count_queries(exactly=few.count):
        told_again = htmx_words(student, bank, plan_url, plays, 4)

    assert "Added to paragraph 1. It is already in paragraph 3." in told
    assert "Added to paragraph 4. It is already in paragraphs 1 and 2 and 3." in told_again


def htmx_words(student, bank, plan_url, evidence, number):
    """Place a card in the paragraph with this number, and return what the answer says."""
    data = {"section": str(bank.sections()[number - 1].pk), "evidence": evidence.pk}
    return text_of(student.post(plan_url("citations"), data, headers={"HX-Request": "true"}))


def test_card_placed_through_htmx_comes_with_the_sheet(htmx, bank, plays, plan_url):
    response = htmx(plan_url("citations"), {"section": str(bank.sections()[0].pk), "evidence": plays.pk})

    assert response.status_code == 200
    assert "10 of 19 dots filled" in response.content.decode()
    assert "Added to paragraph 1." in text_of(response)


@pytest.mark.parametrize("evidence", ["", "0", "x", "-1", "999999", "9" * 40, "9" * 5000, "1\x00"])
def test_unknown_evidence_is_not_found(student, bank, plan_url, evidence):
    data = {"section": str(bank.sections()[0].pk), "evidence": evidence}

    assert student.post(plan_url("citations"), data).status_code == 404


def test_evidence_of_another_student_cannot_be_placed(student, bank, plan_url):
    theirs = Evidence.objects.create(owner=bank.cast.classmate, text="Theirs")

    data = {"section": str(bank.sections()[0].pk), "evidence": theirs.pk}

    assert student.post(plan_url("citations"), data).status_code == 404
    assert Citation.objects.count() == 0


@pytest.mark.parametrize("kind", ["thesis", "counter", "conclusion"])
def test_evidence_goes_into_paragraphs_only(student, bank, plays, plan_url, kind):
    data = {"section": str(bank.sections(kind)[0].pk), "evidence": plays.pk}

    assert student.post(plan_url("citations"), data).status_code == 404


@pytest.mark.parametrize("section", ["", "x"])
def test_evidence_for_no_paragraph_is_not_found(student, bank, plays, plan_url, section):
    assert student.post(plan_url("citations"), {"section": section, "evidence": plays.pk}).status_code == 404


def test_evidence_for_a_paragraph_that_another_window_removed(student, bank, plays, plan_url):
    section = bank.sections()[0]
    remove_section(section=section)

    response = student.post(plan_url("citations"), {"section": str(section.pk), "evidence": plays.pk}, follow=True)

    assert "Undo" in text_of(response)
    assert Citation.objects.count() == 0


def test_card_is_taken_out_once_however_often_one_clicks(student, bank, plays, plan_url):
    citation, _ = cite(slot=bank.slot("evidence"), evidence=plays)

    answers = [student.post(plan_url("citations", citation.pk, "remove"), follow=True) for _ in range(2)]

    assert "Card taken out. It is still in the bank." in text_of(answers[0])
    assert "This card is no longer in the plan." in text_of(answers[1])
    assert Citation.objects.count() == 0


def test_card_in_anothers_plan_cannot_be_taken_out(student, bank, plays, plan_url):
    theirs = bank.cast.start(bank.cast.classmate)
    slot = theirs.sections.filter(kind="paragraph")[0].slots.get(role="evidence")
    citation, _ = cite(slot=slot, evidence=plays)

    student.post(plan_url("citations", citation.pk, "remove"))

    assert Citation.objects.filter(pk=citation.pk).exists()


def test_closed_plan_takes_no_cards(student, bank, plays, plan_url):
    bank.close()

    response = student.post(plan_url("citations"), {"section": str(bank.sections()[0].pk), "evidence": plays.pk})

    assert response.status_code == 409
    assert Citation.objects.count() == 0
