"""Loading packs: by key, again and again, all or nothing, and never at the cost of what others made."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from topics.actions import PackInvalid, load_pack
from topics.figures import Amount
from topics.loading import Count
from topics.models import Argument, Counterargument, Evidence, FigureRow, Question, Rebuttal, Side, Stance, Theme, Topic

MODELS = (Topic, Theme, Evidence, FigureRow, Argument, Counterargument, Rebuttal, Question, Stance)


def everything():
    """Every row of the bank with all its fields, and every link."""
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}
    links = (Argument.evidence, Counterargument.evidence, Question.topics)
    return rows, [list(link.through.objects.order_by("pk").values_list()) for link in links]


def test_load_shipped_pack(db, pack):
    counts = load_pack(pack)

    assert counts == {
        "topic": Count(6, 6, 0),
        "theme": Count(20, 20, 0),
        "evidence": Count(58, 58, 0),
        "argument": Count(35, 35, 0),
        "counterargument": Count(37, 37, 0),
        "question": Count(11, 11, 0),
    }
    assert list(Topic.objects.values_list("title", flat=True)) == [topic["title"] for topic in pack["topics"]]


def test_load_twice_changes_nothing(bank):
    before = everything()

    counts = load_pack(bank)

    assert everything() == before
    assert {(count.created, count.updated) for count in counts.values()} == {(0, 0)}


def test_load_takes_as_many_queries_for_a_large_pack_as_for_a_small_one(db, tiny_pack, pack, count_queries):
    with count_queries() as small:
        load_pack(tiny_pack)

    with count_queries() as large:
        load_pack(pack)

    assert large.count <= small.count + 2  # the large one is written in a batch or two more
    assert large.count <= 40


def test_load_makes_the_evidence_as_the_pack_has_it(bank):
    evidence = Evidence.objects.get(key="killed-1934-1953")

    assert evidence.owner is None
    assert evidence.theme.key == "purges-victims"
    assert evidence.period == "1934–1953"
    assert evidence.is_contested
    assert [row.figure for row in evidence.figures.all()] == [Amount(17, "people killed", "million")]


def test_load_makes_claims_with_their_evidence_and_answers(bank):
    counter = Counterargument.objects.get(key="totals-are-uncertain")

    assert counter.argument.key == "purges-reached-everyone"
    assert [evidence.key for evidence in counter.evidence.all()] == ["killed-1934-1953", "executions-recorded"]
    assert len(counter.rebuttals.all()) == 2


def test_load_makes_the_question_with_its_sides(bank):
    question = Question.objects.get(key="official-culture")

    assert (question.command_term, question.both_sides, question.judgement) == ("how_far", True, "degree")
    assert (question.span_from, question.span_to) == (1928, 1953)
    assert question.stances.get(argument__key="fear-kept-people-in-line").side == Side.CHALLENGES
    assert question.stances.get(argument__key="readers-met-one-picture").side == Side.SUPPORTS


def test_load_fills_the_words_to_search(bank):
    for model in (Topic, Evidence, Argument, Counterargument, Question):
        for row in model.objects.all():
            filled = row.search_text
            row.save()
            assert row.search_text == filled != ""


def test_load_changed_pack_updates_by_key(db, tiny_pack):
    load_pack(tiny_pack)
    evidence = tiny_pack["topics"][0]["themes"][0]["evidence"][0]
    evidence.update(text="Seventy plays were banned.", figures=[{"kind": "amount", "value": 70, "unit": "plays"}])
    tiny_pack["topics"][0]["themes"][0]["arguments"][0]["counterarguments"][0]["rebuttals"] = ["First.", "Second."]
    tiny_pack["questions"][0]["stances"] = {"challenges": ["bans-work"]}
    before = Evidence.objects.get()

    counts = load_pack(tiny_pack)

    after = Evidence.objects.get()
    assert after.pk == before.pk
    assert after.text == "Seventy plays were banned."
    assert [row.figure for row in after.figures.all()] == [Amount(70, "plays")]
    assert "70 plays" in after.search_text
    assert list(Rebuttal.objects.values_list("text", flat=True)) == ["First.", "Second."]
    assert Stance.objects.get().side == Side.CHALLENGES
    assert counts["evidence"] == Count(1, 0, 1)


def test_load_keeps_records_that_left_the_pack(db, tiny_pack):
    load_pack(tiny_pack)
    theme = tiny_pack["topics"][0]["themes"][0]
    theme["evidence"][0]["key"] = "other-evidence"
    for claim in (theme["arguments"][0], theme["arguments"][0]["counterarguments"][0]):
        claim["evidence"] = ["other-evidence"]

    load_pack(tiny_pack)

    assert set(Evidence.objects.values_list("key", flat=True)) == {"plays-banned", "other-evidence"}


def test_load_removes_its_own_links_and_keeps_those_of_a_teacher(db, tiny_pack):
    load_pack(tiny_pack)
    argument = Argument.objects.get()
    added = Evidence.objects.create(key="a-teachers-own", theme=argument.theme, text="Found in the archive.")
    argument.evidence.add(added)
    question = Question.objects.get()
    own_argument = Argument.objects.create(key="a-teachers-claim", theme=argument.theme, claim="Bans backfire.")
    Stance.objects.create(question=question, argument=own_argument, side=Side.CHALLENGES)
    tiny_pack["topics"][0]["themes"][0]["arguments"][0]["evidence"] = []
    tiny_pack["questions"][0]["stances"] = {}

    load_pack(tiny_pack)

    assert list(argument.evidence.all()) == [added]
    assert [(stance.argument, stance.side) for stance in question.stances.all()] == [(own_argument, Side.CHALLENGES)]


def test_load_pack_that_is_not_in_order_writes_nothing(db, tiny_pack):
    tiny_pack["questions"][0]["topics"] = ["elsewhere"]

    with pytest.raises(PackInvalid) as error:
        load_pack(tiny_pack)

    assert error.value.problems == ["questions[0].topics[0]: elsewhere is not in this pack"]
    assert not Topic.objects.exists()


def test_load_that_fails_half_way_writes_nothing(db, tiny_pack, monkeypatch):
    def fail(*args):
        raise RuntimeError("the power went")

    monkeypatch.setattr("topics.loading.Loading.set_stances", fail)

    with pytest.raises(RuntimeError, match="the power went"):
        load_pack(tiny_pack)

    assert not Topic.objects.exists()


def test_load_bank_command_loads_the_shipped_pack_and_counts(db, capsys):
    call_command("load_bank")

    assert capsys.readouterr().out.splitlines() == [
        "The USSR under Stalin (ussr_under_stalin.json)",
        "  topic              6   6 new, 0 changed",
        "  theme             20   20 new, 0 changed",
        "  evidence          58   58 new, 0 changed",
        "  argument          35   35 new, 0 changed",
        "  counterargument   37   37 new, 0 changed",
        "  question          11   11 new, 0 changed",
    ]


def test_load_bank_command_loads_a_file_with_exact_numbers(db, tiny_pack, tmp_path):
    tiny_pack["topics"][0]["themes"][0]["evidence"][0]["figures"][0]["value"] = 0.1
    path = tmp_path / "tiny.json"
    path.write_text(json.dumps(tiny_pack), encoding="utf-8")

    call_command("load_bank", path)

    assert [row.figure for row in FigureRow.objects.all()] == [Amount("0.1", "plays banned")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read: No such file or directory."),
        ("{", "bad.json is not JSON: Expecting property name"),
        ("{}", "bad.json was not loaded:\n  format: is missing\n  key: is missing"),
    ],
)
def test_load_bank_command_says_what_is_wrong_with_a_file(db, tmp_path, content, message):
    path = tmp_path / "bad.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")

    with pytest.raises(CommandError) as error:
        call_command("load_bank", path)

    assert message in str(error.value)
