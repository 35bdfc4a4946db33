"""A pack that is not in order is refused as a whole, with every problem named by its path."""

import pytest

from topics.demands import JUDGEMENTS, TERMS
from topics.models import EvidenceKind, Judgement, Reliability
from topics.pack_format import KINDS, RELIABILITIES, pack_problems


def theme_of(pack):
    return pack["topics"][0]["themes"][0]


def evidence_of(pack):
    return theme_of(pack)["evidence"][0]


def argument_of(pack):
    return theme_of(pack)["arguments"][0]


def question_of(pack):
    return pack["questions"][0]


EVIDENCE, ARGUMENT = "topics[0].themes[0].evidence[0]", "topics[0].themes[0].arguments[0]"


def test_words_of_the_format_are_those_of_the_models():
    assert tuple(EvidenceKind.values) == KINDS
    assert ("", *Reliability.values) == RELIABILITIES
    assert list(JUDGEMENTS) == Judgement.values
    assert len(TERMS) == 11


def test_tiny_pack_is_in_order(tiny_pack):
    assert pack_problems(tiny_pack) == []


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda p: p.update(format="other/1"), "format: must be one of essay-planner-pack/1"),
        (lambda p: p.pop("title"), "title: is missing"),
        (lambda p: p.update(topics={}), "topics: must be a list"),
        (lambda p: p.update(extra=1), "extra: unknown field; expected one of format, key, title"),
        (lambda p: p["topics"].append("x"), "topics[1]: must be an object"),
        (lambda p: p["topics"][0].update(slug="The stage"), "topics[0].slug: must be a key of a-z, 0-9 and hyphens"),
        (lambda p: p["topics"][0].update(slug="search"), "topics[0].slug: search is an address of its own"),
        (lambda p: p["topics"][0].update(title=" "), "topics[0].title: must not be empty"),
        (lambda p: p["topics"][0].update({"from": "1928"}), "topics[0].from: must be a year from -3000 to 2100"),
        (lambda p: p["topics"][0].update({"from": 1945, "to": 1928}), "topics[0].to: must not be before from"),
        (lambda p: evidence_of(p).update(kind="rumour"), f"{EVIDENCE}.kind: must be one of figure, event"),
        (lambda p: evidence_of(p).update(text="x" * 1001), f"{EVIDENCE}.text: must be at most 1000 characters, and is"),
        (lambda p: evidence_of(p).update(text="a\x00b"), f"{EVIDENCE}.text: must not hold control characters"),
        (lambda p: evidence_of(p).update(title=7), f"{EVIDENCE}.title: must be a text"),
        (lambda p: evidence_of(p).pop("source"), f"{EVIDENCE}.source: give a source or a reliability note"),
        (
            lambda p: evidence_of(p).update(reliability="contested"),
            f"{EVIDENCE}.reliability_note: contested evidence must say why",
        ),
        (lambda p: evidence_of(p)["figures"][0].update(value="many"), f"{EVIDENCE}.figures[0]: value must be a number"),
        (lambda p: evidence_of(p)["figures"].append({}), f"{EVIDENCE}.figures[1]: kind must be amount, change or"),
        (lambda p: argument_of(p).update(evidence=["nowhere"]), f"{ARGUMENT}.evidence[0]: nowhere is not in this pack"),
        (
            lambda p: argument_of(p)["counterarguments"][0]["evidence"].append("plays-banned"),
            f"{ARGUMENT}.counterarguments[0].evidence[1]: plays-banned is listed twice",
        ),
        (lambda p: argument_of(p)["counterarguments"][0].update(rebuttals=[""]), f"{ARGUMENT}.counterarguments[0].reb"),
        (
            lambda p: theme_of(p)["evidence"].append(dict(evidence_of(p))),
            "topics[0].themes[0].evidence[1]: the key plays-banned is used twice",
        ),
        (lambda p: question_of(p).update(command_term="ponder"), "questions[0].command_term: must be one of how_far"),
        (lambda p: question_of(p).update(both_sides="yes"), "questions[0].both_sides: must be true or false"),
        (
            lambda p: question_of(p).update(topics=["elsewhere"]),
            "questions[0].topics[0]: elsewhere is not in this pack",
        ),
        (lambda p: question_of(p).update(stances=[]), "questions[0].stances: must be an object"),
        (
            lambda p: question_of(p)["stances"].update(challenges=["bans-work"]),
            "questions[0].stances: bans-work is on both sides",
        ),
        (
            lambda p: question_of(p)["stances"].update(challenges=["nothing"]),
            "questions[0].stances.challenges[0]: nothing is not in this pack",
        ),
    ],
)
def test_one_problem_is_named_by_its_path(tiny_pack, spoil, problem):
    spoil(tiny_pack)

    problems = pack_problems(tiny_pack)

    assert len(problems) == 1
    assert problems[0].startswith(problem)


@pytest.mark.parametrize("data", [None, [], "pack", 7])
def test_data_that_is_no_pack(data):
    assert pack_problems(data) == ["pack: must be an object"]


def test_all_problems_are_told_at_once(tiny_pack):
    del tiny_pack["licence"]
    evidence_of(tiny_pack)["kind"] = "rumour"
    question_of(tiny_pack)["judgement"] = "maybe"

    assert [problem.split(":")[0] for problem in pack_problems(tiny_pack)] == [
        "licence",
        f"{EVIDENCE}.kind",
        "questions[0].judgement",
    ]
