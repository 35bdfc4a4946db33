"""Bringing a plan from a file: a look at what would be made, then a plan of one's own, whole or not at all."""

import json
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from exports.formats import json_plan
from exports.hub import Edition
from plans.access import own_plans
from plans.actions import add_own_evidence, cite, find_known, import_plan
from plans.models import ModelPart, ParagraphModel, Plan, SlotEdit
from plans.plan_file import read_plan_file
from plans.reading import read_plan
from tests.exports.documents import MOMENT, STATUS, empty_document, rich_document
from tests.exports.plan_files import plan_bytes, plan_data, spoilt
from tests.plans.pages import text_of
from tests.support.queries import count_queries
from topics.models import Evidence, FigureRow, Question

IMPORT = reverse("plans:import")


def exported(plan: Plan) -> str:
    document = read_plan(own_plans(plan.owner).with_arrangements().get(pk=plan.pk))
    return json_plan.make(Edition(document, STATUS, MOMENT)).decode()


def brought(owner, text: str) -> Plan:
    return import_plan(owner=owner, document=read_plan_file(text), pk=uuid.uuid4())


def rich_file() -> str:
    return plan_bytes(rich_document()).decode()


def with_words(words: str) -> bytes:
    """A file with these words, as JSON writes them, in the first point."""
    return rich_file().replace("Literature reached", words).encode()


def made_of(client, text: str, **data):
    """Look at a plan and agree to it; return the answer to the second step."""
    preview = client.post(IMPORT, {"text": text}).context["preview"]
    return client.post(IMPORT, {"do": "make", "text": preview.text, "id": preview.new_id, **data})


@pytest.fixture
def own_card(written):
    """The written plan with evidence of the student's own, twice the same, in two paragraphs."""
    for _ in range(2):
        evidence = Evidence(owner=written.student, title="A letter", text="He wrote home.", date_label="May 1934")
        figure = FigureRow(kind="change", value="3.5", value_to="15", unit="letters", scale="million", start_year=1928)
        add_own_evidence(slot=written.slot("evidence"), evidence=evidence, figures=[figure])
    cite(slot=written.slot("evidence", 2), evidence=evidence)
    return written


@pytest.mark.parametrize("who", ["student", "classmate", "newcomer"])
def test_exported_plan_comes_back_byte_for_byte(own_card, who):
    file = exported(own_card.plan)

    plan = brought(getattr(own_card.cast, who), file)

    assert exported(plan) == file


def test_plan_from_elsewhere_is_the_same_file_from_the_second_time_on(cast):
    first = exported(brought(cast.student, rich_file()))

    second = exported(brought(cast.classmate, first))

    assert first == rich_file().replace('"is_own": false', '"is_own": true')
    assert second == first


def test_empty_plan_comes_back(cast):
    file = plan_bytes(empty_document()).decode()

    assert exported(brought(cast.student, file)) == file


def test_plan_is_for_practice_and_its_owners(own_card):
    plan = brought(own_card.cast.classmate, exported(own_card.plan))

    assert (plan.owner, plan.classroom, plan.assignment, plan.state) == (own_card.cast.classmate, None, None, "draft")
    assert (plan.question, plan.paragraph_model.key) == (own_card.plan.question, "peel")


def test_question_that_the_bank_has_not_becomes_ones_own(cast):
    data = spoilt("question.text", "Why did it end?")
    for _ in range(2):
        plan = brought(cast.student, json.dumps(data))

    assert (plan.question.owner, plan.question.text) == (cast.student, "Why did it end?")
    assert Question.objects.filter(owner=cast.student).count() == 1


def test_question_that_the_bank_reads_otherwise_becomes_ones_own(cast):
    plan = brought(cast.student, json.dumps(spoilt("question.demand.focus", "culture")))

    assert (plan.question.owner, plan.question.focus) == (cast.student, "culture")


def test_question_of_another_person_is_not_touched(cast):
    theirs = Question.objects.create(owner=cast.classmate, text="Why?", command_term="why")

    plan = brought(cast.student, json.dumps(spoilt("question.text", "Why?")))

    assert plan.question != theirs
    assert plan.question.owner == cast.student


def test_evidence_of_the_bank_is_the_banks_and_other_evidence_ones_own(own_card, plays):
    plan = brought(own_card.cast.classmate, exported(own_card.plan))

    cards = [
        each.evidence for each in plan.sections.filter(kind="paragraph")[0].slots.get(role="evidence").citations.all()
    ]
    assert [card.owner for card in cards] == [None, own_card.cast.classmate, own_card.cast.classmate]
    assert cards[0] == plays
    assert len(set(cards)) == 3


def test_own_evidence_that_one_has_is_not_kept_again(own_card):
    before = Evidence.objects.count()

    brought(own_card.student, exported(own_card.plan))

    assert Evidence.objects.count() == before


def test_new_evidence_is_found_by_its_words_and_figures(cast):
    brought(cast.student, rich_file())

    plays = Evidence.objects.get(title="Plays and ballets withdrawn")
    kept = plays.search_text
    plays.save()
    assert kept == plays.search_text
    assert "10 of 19" in kept


def test_evidence_that_the_bank_has_in_other_words_becomes_ones_own(written, plays):
    file = exported(written.plan)
    Evidence.objects.filter(pk=plays.pk).update(source="A book")

    brought(written.student, file)

    assert Evidence.objects.get(owner=written.student).source == "Class notes"


def test_unknown_paragraph_model_gives_the_one_most_like_it(cast):
    data = plan_data()
    data["model"] = "CERX"
    for section in data["paragraphs"]:
        for slot, key in zip(section["slots"], ["claim", "evidence", "reasoning", "so-what"], strict=True):
            slot["role"]["key"] = key

    plan = brought(cast.student, json.dumps(data))

    first = read_plan(plan).paragraphs[0]
    assert plan.paragraph_model.key == "cer"
    assert [slot.role.name for slot in first.slots] == ["Claim", "Evidence", "Reasoning", "So-what"]
    assert (
        first.slots[3].text
        == "So official culture affected what Soviet people could think, though not always what they believed."
    )


def test_of_two_models_with_one_name_the_one_with_the_parts_is_taken(cast):
    other = ParagraphModel.objects.create(key="other", name="PEEL", position=0)
    ModelPart.objects.create(paragraph_model=other, key="x", name="X", letter="X", hue=1, position=0)

    assert brought(cast.student, rich_file()).paragraph_model == cast.peel


def test_text_has_a_first_version_to_go_back_to(cast):
    plan = brought(cast.student, rich_file())

    edits = SlotEdit.objects.filter(slot__section__plan=plan)
    assert {(edit.revision, edit.author) for edit in edits} == {(1, cast.student)}
    assert {edit.slot.revision for edit in edits.select_related("slot")} == {1}
    assert edits.count() == 15


def test_making_costs_the_same_for_a_long_plan(cast):
    small, large = plan_data(), plan_data()
    large["paragraphs"] = large["paragraphs"] * 8
    large["counters"] = large["counters"] * 8
    with count_queries(at_most=20) as few:
        brought(cast.student, json.dumps(small))

    with count_queries(exactly=few.count):
        brought(cast.classmate, json.dumps(large))


def test_looking_for_what_is_here_costs_five_queries(own_card):
    document = read_plan_file(exported(own_card.plan))

    with count_queries(exactly=5):
        find_known(own_card.student, document)


def test_half_a_plan_is_never_made(cast, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("The power goes.")

    monkeypatch.setattr("plans.actions.importing.Citation.objects.bulk_create", fail)

    with pytest.raises(RuntimeError):
        brought(cast.student, json.dumps(spoilt("question.text", "Why?")))

    assert (Plan.objects.count(), Evidence.objects.count(), Question.objects.count()) == (0, 0, 1)


def test_file_is_looked_at_before_anything_is_kept(student, own_card):
    file = SimpleUploadedFile("plan.json", exported(own_card.plan).encode())

    response = student.post(IMPORT, {"file": file})

    words = text_of(response)
    assert (
        "How far did official culture affect Soviet people? This question is in the bank. Paragraphs by PEEL." in words
    )
    assert "3 paragraphs, 1 counterargument, 24 words" in words
    assert "1. Film and theatre 6 words" in words
    assert "3 pieces of evidence Plays withdrawn in the bank A letter your own already" in words
    assert Plan.objects.count() == 1


def test_look_says_what_becomes_ones_own(student, cast):
    data = {**plan_data(), "model": "TEA"}
    data["question"]["text"] = "Why?"

    words = text_of(student.post(IMPORT, {"text": json.dumps(data)}))

    assert "The bank has no such question, so it becomes a question of your own." in words
    assert "The paragraph model TEA is not known here: parts of it that PEEL lacks keep their words" in words
    assert "The Union of Soviet Writers becomes your own" in words


def test_plan_that_is_agreed_to_is_made(student, cast):
    response = made_of(student, rich_file())

    plan = Plan.objects.get()
    assert response.url == plan.get_absolute_url()
    page = text_of(student.get(response.url))
    assert "Half of the adults of 1937 had lived through twenty years of Soviet schools." in page
    assert "The plan is yours now, for practice." in page


def test_two_clicks_make_one_plan(student, cast):
    pk = uuid.uuid4()

    addresses = {made_of(student, rich_file(), id=pk).url for _ in range(2)}

    assert addresses == {Plan.objects.get().get_absolute_url()}


def test_id_of_another_persons_plan_makes_a_plan_of_ones_own(login, desk):
    response = made_of(login(desk.cast.classmate), rich_file(), id=desk.plan.pk)

    assert response.url != desk.url
    assert Plan.objects.get(owner=desk.cast.classmate).get_absolute_url() == response.url


def test_words_that_are_markup_stay_words(student, cast):
    hostile = "<script>alert(1)</script> \"&quot; {x} \n\n '"

    made_of(student, json.dumps(spoilt("thesis.slots[0].text", hostile)))

    assert read_plan(Plan.objects.get()).thesis.slots[0].text == hostile


def test_nothing_chosen_is_told(student):
    response = student.post(IMPORT, {})

    assert response.status_code == 422
    assert "Choose a file, or paste what is in it." in text_of(response)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe{", "The file is not in UTF-8. Save it as UTF-8, and choose it again."),
        (b"", "The file is empty."),
        (b" " * 2_000_001, "The file is larger than 2000 kB."),
        (b"PK\x03\x04", "This is not JSON. Line 1, column 1:"),
        (b"\x00", "This is not JSON. Line 1, column 1:"),
        (b'{"format": "x"}', "This is not a plan in the format essay-planner-plan/1."),
        (b"[" * 1_000_000, "Lists and objects stand in each other too deeply for a plan."),
        (
            rich_file().replace("Literature reached", "\\u0000").encode(),
            "holds a character that no text can hold: U+0000",
        ),
        (
            rich_file().replace("Literature reached", "\\udfff").encode(),
            "holds a character that no text can hold: U+DFFF",
        ),
        (rich_file().replace("Literature reached", "w" * 200_000).encode(), "characters; at most 10,000 fit."),
    ],
    ids=["not-utf-8", "empty", "large", "zip", "nul", "other", "deep", "text-nul", "surrogate", "long"],
)
def test_file_that_cannot_be_taken_is_told_in_words(student, content, words):
    response = student.post(IMPORT, {"file": SimpleUploadedFile("plan.json", content)})

    assert response.status_code == 422
    assert words in text_of(response)
    assert Plan.objects.count() == 0


def test_pasted_text_with_a_fault_comes_back(student):
    response = student.post(IMPORT, {"text": json.dumps({**plan_data(), "mine": 1})})

    assert response.status_code == 422
    assert "mine is not part of the format." in text_of(response)
    assert "&quot;mine&quot;: 1}</textarea>" in response.content.decode()


def test_pasted_text_that_is_too_long_is_told(student):
    assert "This is larger than 2,000 kB." in text_of(student.post(IMPORT, {"text": " " * 2_000_001}))


def test_more_problems_than_anybody_reads_are_counted(student):
    response = student.post(IMPORT, {"text": json.dumps(spoilt("paragraphs", [0] * 30))})

    assert "And 20 more." in text_of(response)


@pytest.mark.parametrize("pk", ["", "x", "\0"])
def test_agreeing_without_an_id_is_not_found(student, pk):
    assert student.post(IMPORT, {"do": "make", "text": rich_file(), "id": pk}).status_code == 404


def test_page_costs_the_same_for_a_long_plan(student, cast):
    small, large = plan_data(), plan_data()
    large["paragraphs"] = large["paragraphs"] * 8
    student.get(IMPORT)
    with count_queries(at_most=12) as few:
        student.post(IMPORT, {"text": json.dumps(small)})

    with count_queries(exactly=few.count):
        student.post(IMPORT, {"text": json.dumps(large)})


@pytest.mark.parametrize("name", ["list", "new"])
def test_way_to_it_is_where_plans_are_begun(student, name):
    assert f'href="{IMPORT}"' in student.get(reverse(f"plans:{name}")).content.decode()
