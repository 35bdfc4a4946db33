"""Writing evidence of one's own for a plan."""

import pytest

from plans.forms import OwnEvidenceForm
from plans.models import Citation
from tests.plans.pages import text_of
from topics.models import Evidence
from topics.pack_format import RECORDS

WRITTEN = {
    "title": "An icon at home",
    "text": "My great-grandmother kept an icon behind the stove.",
    "kind": "testimony",
    "figure_kind": "amount",
    "figure_value": "3",
    "figure_unit": "icons",
}


@pytest.fixture
def data(desk):
    return {**WRITTEN, "section": str(desk.sections()[1].pk)}


@pytest.fixture
def url(plan_url):
    return plan_url("evidence", "new")


def test_form_can_be_opened_on_a_page_of_its_own(student, desk, url):
    section = desk.sections()[1]

    response = student.get(url, {"section": section.pk})

    assert f'<option value="{section.pk}" selected>2. Paragraph</option>' in response.content.decode()


def test_form_has_the_fields_of_the_banks_evidence(desk):
    named = {"from": "span_from", "to": "span_to", "date": "date_label"}
    of_packs = {named.get(name, name) for name in RECORDS["evidence"]} - {"key", "facts"}

    form = OwnEvidenceForm(desk.student)

    assert {*form.fields, "figures"} == of_packs


def test_evidence_is_kept_and_placed(student, desk, data, url):
    response = student.post(url, data)

    evidence = Evidence.objects.get(owner=desk.student)
    assert response.url == f"{desk.url}#section-{desk.sections()[1].pk}"
    assert Citation.objects.get().slot == desk.slot("evidence", 2)
    assert evidence.title == "An icon at home"
    assert str(evidence.figures.get()) == "3 icons"


def test_evidence_is_kept_with_its_figures_in_their_order(student, desk, data, url):
    second = {"figure_2_kind": "share", "figure_2_value": "10", "figure_2_whole": "19", "figure_2_unit": "plays"}

    page = text_of(student.post(url, {**data, **second}, follow=True))

    figures = Evidence.objects.get(owner=desk.student).figures.all()
    assert [(row.position, str(row)) for row in figures] == [(0, "3 icons"), (1, "10 of 19 plays")]
    assert "3 icons" in page
    assert "10 of 19" in page


def test_evidence_is_shown_in_the_plan_with_its_figure(student, data, url):
    page = text_of(student.post(url, data, follow=True))

    assert "My great-grandmother kept an icon behind the stove." in page
    assert "3 icons" in page


def test_evidence_is_not_in_the_plans_of_others(login, student, desk, data, url):
    student.post(url, data)
    theirs = desk.cast.start(desk.cast.classmate)

    page = text_of(login(desk.cast.classmate).get(f"{theirs.get_absolute_url()}evidence/", {"q": "icon"}))

    assert "great-grandmother" not in page


def test_form_with_a_slip_comes_back_with_the_words(student, data, url):
    response = student.post(url, {**data, "figure_unit": ""})

    assert response.status_code == 422
    assert "My great-grandmother kept an icon behind the stove." in text_of(response)
    assert "Say what is counted." in text_of(response)
    assert Evidence.objects.filter(owner__isnull=False).count() == 0


def test_htmx_form_with_a_slip_comes_back_in_its_place(htmx, data, url):
    response = htmx(url, {**data, "text": ""})

    assert (response.status_code, response["HX-Retarget"], response["HX-Reswap"]) == (422, "#own-evidence", "innerHTML")
    assert "Write what happened, or what the source says." in text_of(response)
    assert "<html" not in response.content.decode()


def test_htmx_form_with_a_slip_saves_no_slot_behind_the_pages_back(htmx, desk, data, url):
    slot = desk.slot("thesis")

    htmx(url, {**data, **desk.posted(slot, thesis="Typed"), "text": ""})

    assert desk.slot("thesis").revision == 0


def test_htmx_gets_the_sheet_and_the_form_is_folded(htmx, desk, data, url):
    slot = desk.slot("thesis")

    response = htmx(url, {**data, **desk.posted(slot, thesis="Typed a moment ago")})

    html = response.content.decode()
    assert "Your evidence is in paragraph 2." in text_of(response)
    assert 'data-hx-swap-oob="innerHTML:#own-evidence"' in html
    assert "Write your own evidence" in text_of(response)
    assert desk.slot("thesis").text == "Typed a moment ago"


def test_closed_plan_gives_the_words_back_and_keeps_nothing(student, desk, data, url):
    desk.close()

    response = student.post(url, data)

    assert response.status_code == 422
    assert "This plan was submitted in another window" in text_of(response)
    assert "My great-grandmother kept an icon behind the stove." in text_of(response)
    assert Evidence.objects.filter(owner__isnull=False).count() == 0


def test_paragraph_of_anothers_plan_is_not_found(student, desk, data, url):
    theirs = desk.cast.start(desk.cast.classmate).sections.filter(kind="paragraph")[0]

    assert student.post(url, {**data, "section": str(theirs.pk)}).status_code == 404
    assert Evidence.objects.filter(owner__isnull=False).count() == 0
