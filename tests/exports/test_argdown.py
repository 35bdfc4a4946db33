"""The argument as Argdown: what supports and what attacks the line of argument, as the real parser reads it."""

import json
import random
import string
import subprocess

import pytest

from exports.argdown_text import title, words
from exports.formats import argdown as argdown_format
from exports.hub import Edition
from exports.text_cleaner import clean
from plans.document import PlanDocument
from scripts.npm_programs import ARGDOWN
from tests.exports.documents import (
    FILM,
    LITERATURE,
    MOMENT,
    STATUS,
    WITHDRAWN,
    empty_document,
    make_evidence,
    make_section,
    rich_document,
)
from tests.exports.test_hostile_text import MARKUP, plan_of
from tests.exports.test_markdown import SIGNS

ARGDOWN_SIGNS = [
    "===\ntitle: x\n===",
    "[A]: b\n  + <C>: d\n  -> [A]",
    "(1) premise\n----\n(2) conclusion",
    "a.b.c e.g. i.e. … ... .:. ::: :-> .~.",
    "// all of this /* and this */ <!-- this --> http://a.b",
    "#tag #(two words) @[A] @<B> @x",
    "{a: b} {\n} }{ {{}}",
    "\\[ \\\\ \\",
    "- minus\n+ plus\n>< _> <_ +> -> <+ <-",
    "--\n---- Rule / x: 1, 2 --",
    "*a* **b** _c_ __d__ [link](http://a.b)",
    "1. one\n* two",
    "'quoted' \"double\" = == === ====",
    "\ufffe\uffff \u2028 \u0085 emoji 😀 漢字",
]


def made(document: PlanDocument) -> str:
    return argdown_format.make(Edition(document, STATUS, MOMENT)).decode()


def parsed(*texts: str) -> list[dict]:
    """Return what the real parser makes of each text."""
    result = subprocess.run(ARGDOWN.command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


def everything_said(read: dict) -> list[str]:
    return [text for kind in ("statements", "arguments") for texts in read[kind].values() for text in texts]


def test_argument_reads_from_the_line_to_the_rebuttal():
    lines = made(rich_document()).splitlines()

    assert lines[:5] == [
        "===",
        'title: "How far did official culture affect Soviet people?"',
        'author: "Mira Petrova"',
        'version: "Submission 2, 5 May 2026, 14:02"',
        "===",
    ]
    assert lines[8] == (
        "<Paragraph 1 - Literature>: So official culture affected what Soviet people could think, though not always "
        "what they believed."
    )
    assert lines[-3:] == [
        "<Counterargument 1>: Children who knew nothing else came to believe it: school left them no other view.",
        "  -> [Line of argument]",
        "  - <Rebuttal 1>: Yet in the census of 1937, after years of such schooling, most adults still called "
        "themselves believers.",
    ]


def test_plain_text_is_left_plain():
    text = "Half (57 per cent), she said: “no” - at 10:30; 3-4 of 19 + more/less = 1937! Yes."

    assert words(text) == text


def test_title_holds_no_signs():
    assert title("Paragraph 1", "Film [and] <theatre>: #1\n") == "Paragraph 1 - Film and theatre 1"
    assert title("Paragraph 1", "-> ***") == "Paragraph 1"


def test_evidence_says_its_words_once():
    again = make_section("paragraph", 3, {"point": "Again.", "evidence": ("", WITHDRAWN)})

    text = made(rich_document(paragraphs=(LITERATURE, FILM, again)))

    assert text.count("Ten of nineteen plays") == 1
    assert text.count("[Evidence 3 - Plays and ballets withdrawn]") == 2


@pytest.mark.argdown
def test_parser_reads_what_supports_and_what_attacks():
    (read,) = parsed(made(rich_document()))

    assert read["errors"] == []
    assert read["relations"] == [
        ["Point 1", "support", "Line of argument"],
        ["Point 2", "support", "Line of argument"],
        ["Point 3", "attack", "Line of argument"],
        ["Counterargument 1", "attack", "Line of argument"],
        ["Rebuttal 1", "attack", "Counterargument 1"],
    ]


@pytest.mark.argdown
def test_parser_reads_evidence_as_premises_of_the_point():
    (read,) = parsed(made(rich_document()))

    assert read["premises"]["Paragraph 2 - Film and theatre"] == [
        ["premise", "Evidence 3 - Plays and ballets withdrawn"],
        ["premise", "Evidence 4 - Plays banned, theatres closed"],
        ["premise", "Untitled 3"],
        ["main-conclusion", "Point 2"],
    ]
    assert read["statements"]["Untitled 3"] == [
        "After two seasons of bans, theatres chose safe plays by themselves. The stage in Leningrad looked like the "
        "stage in Moscow."
    ]
    assert read["statements"]["Evidence 3 - Plays and ballets withdrawn"] == [
        "Ten of nineteen plays and ballets had to be withdrawn by order. (10 of 19 plays and ballets withdrawn; "
        "1936–37; Class notes on the USSR under Stalin)"
    ]
    assert read["frontMatter"]["title"] == "How far did official culture affect Soviet people?"


@pytest.mark.argdown
def test_parser_reads_the_link_as_what_the_argument_comes_to():
    alone = make_section("paragraph", 4, {"point": "A point.", "link": "So it is."}, side="supports")

    (read,) = parsed(made(rich_document(paragraphs=(FILM, alone))))

    assert read["errors"] == []
    assert read["arguments"]["Paragraph 2 - Film and theatre"] == ["Official culture decided what was on show."]
    assert read["arguments"]["Paragraph 4"] == ["A point. So it is."]
    assert read["premises"]["Paragraph 4"] == []


@pytest.mark.argdown
def test_parser_takes_plans_in_which_little_is_written():
    bare = make_section("paragraph", 1, {"explanation": "Because."})
    alone = make_section("paragraph", 2, {"point": "A point."}, side="challenges")
    nameless = make_section("paragraph", 3, {"evidence": ("", make_evidence(1, "", "", source=""))})
    rebuttal = make_section("counter", 1, {"rebuttal": "Yet to what?"})

    empty, little = parsed(
        made(empty_document()), made(empty_document(paragraphs=(bare, alone, nameless), counters=(rebuttal,)))
    )

    assert (empty["errors"], little["errors"]) == ([], [])
    assert empty["statements"] == {"Line of argument": ["Not written yet."]}
    assert little["premises"] == {
        "Paragraph 1": [["premise", "Untitled 1"], ["main-conclusion", "Point 1"]],
        "Paragraph 2": [],
        "Paragraph 3": [["premise", "Evidence 1"], ["main-conclusion", "Point 3"]],
    }
    assert little["relations"] == [["Paragraph 2", "attack", "Line of argument"]]


def hostile_texts() -> list[str]:
    """Signs that are known to mean something, and 400 handfuls of whatever, the same each time."""
    draw = random.Random(1937)
    letters = string.punctuation * 2 + "ab1 \n"
    handfuls = ["".join(draw.choices(letters, k=draw.randint(1, 30))) for _ in range(400)]
    return [*MARKUP, *SIGNS, *ARGDOWN_SIGNS, *(text for text in handfuls if text.strip())]


@pytest.mark.argdown
def test_parser_takes_hostile_text_for_words():
    texts = hostile_texts()

    read = parsed(*(made(plan_of(text)) for text in texts))

    wrong = {text: each["errors"] for text, each in zip(texts, read, strict=True) if each["errors"] or each["tags"]}
    assert wrong == {}
    lost = [text for text, each in zip(texts, read, strict=True) if everything_said(each).count(said(text)) < 7]
    assert lost == []


def said(text: str) -> str:
    return " ".join(clean(text).split())
