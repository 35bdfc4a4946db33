"""The bank in Django's admin: every page opens, searches as the bank does, and keeps what it saves findable."""

import pytest
from django.urls import reverse

from people.models import User
from tests.support.admin import form_data
from topics.actions import load_pack
from topics.models import Argument, Counterargument, Evidence, FigureRow, Question, Theme, Topic

MODELS = (Topic, Theme, Evidence, Argument, Counterargument, Question)


@pytest.fixture
def admin(db, login):
    return login(User.objects.create_superuser("admin", "admin@example.org", "a-long-password"))


def url(page, model, *args):
    return reverse(f"admin:topics_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", MODELS)
def test_list_and_add_and_change_open(admin, bank, model):
    row = model.objects.first()

    for address in (url("changelist", model), url("add", model), url("change", model, row.pk)):
        assert admin.get(address).status_code == 200


@pytest.mark.parametrize(("model", "found"), [(Evidence, 1), (Question, 1), (Argument, 1), (Topic, 1), (Theme, 0)])
def test_list_searches_as_the_bank_does(admin, bank, model, found):
    response = admin.get(url("changelist", model), {"q": "KIROV"})

    assert response.context["cl"].result_count == found


@pytest.mark.parametrize(("model", "needed"), [(Evidence, {}), (Question, {"command_term": "discuss"})])
def test_list_leaves_out_what_students_wrote(admin, cast, bank, model, needed):
    own = model.objects.create(owner=cast.student, text="A zebra crossed.", **needed)

    assert admin.get(url("changelist", model), {"q": "zebra"}).context["cl"].result_count == 0
    assert admin.get(url("change", model, own.pk)).status_code == 302


@pytest.mark.parametrize("model", MODELS)
def test_list_takes_as_many_queries_for_many_rows_as_for_few(admin, tiny_pack, pack, count_queries, model):
    load_pack(tiny_pack)
    admin.get(url("changelist", model))
    with count_queries() as few:
        admin.get(url("changelist", model))
    load_pack(pack)

    with count_queries() as many:
        admin.get(url("changelist", model))

    assert many.count == few.count


def test_saving_evidence_with_a_new_figure_makes_it_findable(admin, bank):
    evidence = Evidence.objects.get(key="creches")
    page = url("change", Evidence, evidence.pk)
    data = form_data(admin.get(page))
    data.update(
        {
            "title": "Creches in factories",
            "figures-TOTAL_FORMS": 1,
            "figures-0-kind": "share",
            "figures-0-value": "3",
            "figures-0-whole": "4",
            "figures-0-unit": "factories",
            "figures-0-position": "0",
        }
    )

    response = admin.post(page, data)

    assert response.status_code == 302
    evidence.refresh_from_db()
    assert "creches in factories" in evidence.search_text
    assert "3 of 4 factories" in evidence.search_text


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        ({"kind": "share", "value": "5", "whole": "4"}, "Value (5) must not be more than whole (4)."),
        ({"kind": "share", "value": "5"}, "Whole must be a number."),
        ({"kind": "change", "value": "5"}, "Value_to must be a number."),
        ({"kind": "amount", "value": "-1"}, "Value must be 0 or more, and less than 1,000,000,000,000."),
        ({"kind": "change", "value": "1", "value_to": "2", "start_year": "9999"}, "From must be a year."),
    ],
)
def test_figure_that_cannot_be_is_refused_with_a_reason(admin, bank, figure, message):
    evidence = Evidence.objects.get(key="creches")
    page = url("change", Evidence, evidence.pk)
    data = form_data(admin.get(page)) | {"figures-TOTAL_FORMS": 1, "figures-0-unit": "x", "figures-0-position": "0"}
    data |= {f"figures-0-{name}": value for name, value in figure.items()}

    response = admin.post(page, data)

    assert response.status_code == 200
    assert message in response.context["inline_admin_formsets"][0].formset.forms[0].non_field_errors()
    assert not FigureRow.objects.filter(evidence=evidence).exists()


def test_contested_evidence_needs_its_note(admin, bank):
    evidence = Evidence.objects.get(key="killed-1934-1953")
    page = url("change", Evidence, evidence.pk)

    response = admin.post(page, form_data(admin.get(page)) | {"reliability_note": ""})

    assert response.status_code == 200
    assert "Say why contested evidence is contested." in response.content.decode()


def test_question_with_many_stances_is_opened_with_as_many_queries_as_one_with_a_few(admin, bank, count_queries):
    question = Question.objects.filter(stances__isnull=False).first()
    page = url("change", Question, question.pk)
    kept = question.stances.first()
    admin.get(page)
    with count_queries() as many:
        admin.get(page)
    question.stances.exclude(pk=kept.pk).delete()

    with count_queries() as one:
        admin.get(page)

    assert many.count == one.count
