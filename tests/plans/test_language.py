"""The language of a plan: kept, taken along, and told to browsers wherever the student's own words stand."""

import json
import re

import pytest
from django.urls import reverse

from plans.actions import start_own_question, start_plan
from plans.languages import LANGUAGES, name_of_language, tag_in_page
from plans.models import Plan
from plans.reading import read_plan
from reviews.actions import agree_to_exemplar, ask_exemplar, decide, submit_plan
from tests.exports.plan_files import spoilt
from tests.plans.pages import text_of
from tests.plans.test_importing import IMPORT, brought, exported

NEW = reverse("plans:new")
OWN = {"text": "Why did collectivisation come?", "command_term": "why", "paragraph_model": "pee"}


def in_language(language: str) -> str:
    """A file as it is exported, whose evidence is its writer's own."""
    text = json.dumps(spoilt("language", language), indent=2, ensure_ascii=False) + "\n"
    return text.replace('"is_own": false', '"is_own": true')


@pytest.fixture
def russian(written):
    """The written plan, in Russian."""
    Plan.objects.filter(pk=written.plan.pk).update(language="ru")
    return written


def own_words(html: str) -> list[str]:
    """Return each text that is told to be Russian: those of fields, too."""
    found = re.findall(r'<(\w+) lang="ru"[^>]*>(.*?)</\1>|<input lang="ru"[^>]* value="([^"]*)"', html, re.S)
    return [re.sub(r"<[^>]+>", "", text or value).strip() for _, text, value in found]


@pytest.mark.parametrize("language", ["de", "pt-BR", "zh", ""])
def test_language_of_a_file_comes_back(cast, language):
    plan = brought(cast.student, in_language(language))

    assert plan.language == language
    assert json.loads(exported(plan))["language"] == language


def test_german_plan_comes_back_byte_for_byte(cast):
    file = in_language("de")

    assert exported(brought(cast.student, file)) == file


def test_language_is_told_before_a_plan_is_made(student, cast):
    english, german = (text_of(student.post(IMPORT, {"text": in_language(tag)})) for tag in ("en", "de-AT"))

    assert "Written in German." in german
    assert "Written in" not in english


def test_plan_is_in_english_unless_another_language_is_chosen(student, cast):
    for chosen in ({}, {"language": ""}, {"language": "fr"}):
        student.post(NEW, {**OWN, **chosen})

    assert sorted(Plan.objects.values_list("language", flat=True)) == ["en", "fr"]
    assert '<option value="en" selected>English</option>' in student.get(NEW).content.decode()


def test_language_that_is_not_offered_is_refused(student, cast):
    response = student.post(NEW, {**OWN, "language": "xx"})

    assert response.status_code == 422
    assert Plan.objects.count() == 0


def test_same_question_is_planned_in_each_language(cast):
    fields = {"text": "Why?", "command_term": "why"}
    plans = [
        start_own_question(owner=cast.student, fields=fields, paragraph_model=cast.peel, language=language)
        for language in ("en", "de", "de")
    ]

    assert [plan.language for plan in plans] == ["en", "de", "de"]
    assert plans[1] == plans[2] != plans[0]


def test_document_is_in_the_language_of_the_plan(cast):
    plan = start_plan(owner=cast.student, question=cast.question, paragraph_model=cast.peel, language="it")

    assert read_plan(plan).language == "it"


def test_workspace_tells_the_language_of_what_the_student_writes(student, russian):
    html = student.get(russian.url).content.decode()

    texts = own_words(html)
    assert [text for text in texts if text] == [
        "It changed what people saw, less what they believed.",
        "Film and theatre",
        "Audiences saw what the Party wanted.",
        "Film and theatre",
        "Audiences saw what the Party wanted.",
        "Children came to believe it.",
        "To a limited extent.",
    ]
    assert html.count("<textarea") == html.count('<textarea lang="ru"') > 10
    assert '<html lang="en-GB"' in html


def test_english_plan_is_in_the_language_of_the_page(student, written):
    assert student.get(written.url).content.decode().count(" lang=") == 1


def test_answer_to_a_save_tells_the_language(htmx, russian, plan_url):
    slot = russian.slot("point")

    answers = [
        htmx(plan_url("slots", slot.pk), {f"slot-{slot.pk}": text, f"rev-{slot.pk}": slot.revision}).content.decode()
        for text in ("Зритель.", "Зрители.")
    ]

    assert own_words(answers[0]) == ["Зритель."]
    assert own_words(answers[1]) == ["ЗрителиЗритель."]  # what differs, marked


def test_pages_beside_the_workspace_tell_the_language(student, russian, plan_url):
    slot = russian.write("point", "Audiences saw plays.")
    student.post(plan_url("sections", russian.sections()[0].pk, "remove"))

    history, removed = (student.get(plan_url(*parts)) for parts in (("slots", slot.pk, "history"), ("removed",)))

    assert "Audiences saw plays." in own_words(history.content.decode())
    assert own_words(removed.content.decode()) == ["Audiences saw plays."]


def test_own_evidence_is_written_in_the_language_of_the_plan(student, htmx, russian, plan_url):
    url = plan_url("evidence", "new")
    refused = htmx(url, {"section": str(russian.sections()[0].pk)})

    htmls = [student.get(url).content.decode(), refused.content.decode()]

    assert refused.status_code == 422
    for html in htmls:
        fields = re.findall(r'<(?:input|textarea)[^>]* lang="ru"[^>]*>', html)
        assert [re.search(r'name="(\w+)"', field)[1] for field in fields] == [
            "text", "title", "source", "date_label", "reliability_note",
            "figure_unit", "figure_2_unit", "figure_3_unit",
        ]  # fmt: skip


def test_readers_are_told_the_language(login, russian):
    cast = russian.cast
    submission = submit_plan(plan=russian.plan, user=cast.student)
    review = login(cast.teacher).get(submission.get_absolute_url()).content.decode()
    reading = login(cast.student).get(russian.url).content.decode()
    decide(submission=submission, teacher=cast.teacher, decision="approved", overall="")
    exemplar = ask_exemplar(submission=submission, teacher=cast.teacher)
    agree_to_exemplar(exemplar=exemplar)
    shown = login(cast.classmate).get(exemplar.get_absolute_url()).content.decode()

    for html in (review, reading, shown):
        assert "It changed what people saw, less what they believed." in own_words(html)
        assert "To a limited extent." in own_words(html)


@pytest.mark.parametrize(
    ("language", "tag"),
    [("en", ""), ("en-US", "en-US"), ("de", "de"), ("", ""), ("-", ""), ("deutsch", ""), ("zh-Hant-TW", "zh-Hant-TW")],
)
def test_tag_is_told_where_it_is_one_and_not_that_of_the_page(language, tag):
    assert tag_in_page(language) == tag


def test_languages_are_called_as_english_calls_them():
    assert [name_of_language(tag) for tag in ("de", "de-AT", "PT-br", "tlh")] == [
        "German",
        "German",
        "Portuguese",
        "tlh",
    ]
    assert list(LANGUAGES.values()) == sorted(LANGUAGES.values())


def test_student_says_another_language(student, desk, plan_url):
    workspace = student.get(desk.url).content.decode()
    page = student.get(plan_url("language")).content.decode()
    response = student.post(plan_url("language"), {"language": "ru"})

    assert f'href="{plan_url("language")}">Language: English</a>' in workspace
    assert '<option value="en" selected>English</option>' in page
    assert response.url == desk.url
    assert "Language: Russian</a>" in student.get(desk.url).content.decode()


@pytest.mark.parametrize(("brought", "name"), [("de-AT", "German (de-AT)"), ("tlh", "tlh"), ("", "Not said")])
def test_language_that_a_file_brought_can_stay(student, desk, plan_url, brought, name):
    Plan.objects.update(language=brought)

    page = student.get(plan_url("language")).content.decode()
    response = student.post(plan_url("language"), {"language": brought})

    assert f'<option value="{brought}" selected>{name}</option>' in page
    assert (response.status_code, Plan.objects.get().language) == (302, brought)


@pytest.mark.parametrize("language", ["xx", "", "<b>"])
def test_language_that_there_is_not_is_refused(student, desk, plan_url, language):
    response = student.post(plan_url("language"), {"language": language})

    assert response.status_code == 422
    assert Plan.objects.get().language == "en"


def test_language_of_a_closed_plan_stays(student, desk, plan_url):
    desk.close()

    response = student.post(plan_url("language"), {"language": "ru"}, follow=True)

    assert Plan.objects.get().language == "en"
    assert "This plan was submitted, and stays as it is until it is returned." in text_of(response)
