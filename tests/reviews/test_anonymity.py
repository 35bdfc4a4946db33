"""Names are taken out of what others will read."""

from dataclasses import replace

import pytest

from plans.document_json import document_to_json
from reviews.anonymity import anonymous, without_names
from tests.exports.documents import BELIEVERS, WITHDRAWN, make_section, rich_document

CLASS = ("Anna Berg", "Jan van Dyke", "May Li", "Anne-Marie O’Neil", "X")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Anna, say how far.", "[name], say how far."),
        ("Well argued, ANNA BERG!", "Well argued, [name]!"),
        ("As anna  berg says", "As [name] says"),
        ("Berg’s point", "[name]’s point"),
        ("Anne-Marie and Marie", "[name]-[name] and [name]"),
        ("Dyke or van Dyke", "[name] or van [name]"),
        ("Moved by van", "Moved by van"),
        ("It may be so", "It may be so"),
        ("Bergen and Annals", "Bergen and Annals"),
        ("In May 1936", "In [name] 1936"),
        ("Li is short", "[name] is short"),
        ("Factor X", "Factor X"),
        ("anna said, annas plan", "[name] said, [name]s plan"),
        ("Annas plan and Bergs", "[name]s plan and [name]s"),
        ("ANNAS", "[name]S"),
        ("O'Neil, O’Neil’s, OʼNeils, o`neil and Neil", "[name], [name]’s, [name]s, [name] and [name]"),
        ("marie, anne‑marie", "[name], [name]‑[name]"),
        ("_Anna_ and Berg2", "_[name]_ and [name]2"),
        ("", ""),
    ],
)
def test_names_are_taken_out(text, told):
    assert without_names(text, CLASS) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A rose for Rose, roses for ROSE", "A rose for [name], roses for [name]"),
        ("The young king, the Young’s house", "The young king, the [name]’s house"),
        ("It will do; Will does", "It will do; [name] does"),
        ("He said so, said Said", "He said so, said [name]"),
        ("rose young, as always", "[name], as always"),
    ],
)
def test_names_that_are_common_words_go_only_as_names(text, told):
    assert without_names(text, ("Rose Young", "Will King", "Said")) == told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("José", "Jose, JOSÉ, Jose\u0301s and jose", "[name], [name], [name]s and [name]"),
        ("Jose", "José’s", "[name]’s"),
        ("Søren Łuk", "Soren Luk, søren", "[name], [name]"),
        ("Strauß", "STRAUSS, strauss", "[name], [name]"),
        ("Mæve", "Maeve", "[name]"),
        ("Sean O'Neill", "See what Sean O’Neill did; O’Neill names it.", "See what [name] did; [name] names it."),
        ("Eva", "éva, Éva, Eva", "éva, [name], [name]"),
    ],
)
def test_names_are_taken_out_whatever_accents_and_apostrophes_they_have(name, text, told):
    assert without_names(text, [name]) == told


def test_text_around_names_keeps_its_accents_and_apostrophes():
    assert without_names("L’été, c’est Zoë – « æther »", ["Zoe"]) == "L’été, c’est [name] – « æther »"


@pytest.mark.parametrize(("name", "text"), [("李 小明", "小明说"), ("נועה כהן", "לנועה"), ("Ольга К.", "ОЛЬГА пишет")])
def test_names_in_other_scripts_are_taken_out(name, text):
    assert "[name]" in without_names(text, [name])


def test_text_without_names_to_take_out_stays():
    assert without_names("Anna (.*) said", []) == "Anna (.*) said"
    assert without_names("Anna (.*) said", ["(.*)"]) == "Anna (.*) said"


def test_plan_says_nowhere_whose_it_is():
    own = replace(BELIEVERS, text="My grandfather Petrova kept it.")
    texts = {"point": "I, Mira, argue this.", "evidence": ("Petrova’s own", own, WITHDRAWN)}
    section = make_section("paragraph", 1, texts, factor="Mira’s factor")

    told = anonymous(replace(rich_document(), author="Mira Petrova", paragraphs=(section,)))

    point, evidence = told.paragraphs[0].slots[:2]
    assert (told.id, told.author, told.paragraphs[0].id, {slot.id for slot in told.slots()}) == ("", "", "", {""})
    assert told.paragraphs[0].factor == "[name]’s factor"
    assert (point.text, evidence.text) == ("I, [name], argue this.", "[name]’s own")
    assert [each.evidence.text for each in evidence.citations] == [
        "My grandfather [name] kept it.",
        WITHDRAWN.text,
    ]
    assert "Mira" not in str(document_to_json(told))


def test_names_of_others_are_taken_out_of_a_plan_on_request():
    section = make_section("paragraph", 1, {"point": "As Zoë Berg told Mira."})
    plan = replace(rich_document(), author="Mira Petrova", paragraphs=(section,))

    assert anonymous(plan).paragraphs[0].slots[0].text == "As Zoë Berg told [name]."
    assert anonymous(plan, ["Zoe Berg"]).paragraphs[0].slots[0].text == "As [name] told [name]."


def test_plan_keeps_every_other_word():
    plan = rich_document()

    assert [slot.text for slot in anonymous(plan).slots()] == [slot.text for slot in plan.slots()]
