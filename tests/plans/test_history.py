"""How saved edits become versions, and how their number is bounded: without a database."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from plans.history import MOST_VERSIONS, Edit, first_change, group_versions, takes_out_much, thin

NOON = datetime(2026, 5, 5, 12, tzinfo=UTC)
LONG = " ".join(f"word{number}" for number in range(60))


def edit(revision: int, seconds: float, text: str = "", author: int = 1, **more) -> Edit:
    return Edit(revision, text or f"text {revision}", NOON + timedelta(seconds=seconds), author, **more)


def versions_of(*edits: Edit) -> list[list[int]]:
    return [[one.revision for one in version.edits] for version in group_versions(edits)]


def test_typing_without_a_pause_is_one_version_that_reads_as_its_last_edit():
    (version,) = group_versions([edit(1, 0, "I"), edit(2, 60, "I argue"), edit(3, 350, "I argue that")])

    assert (version.revision, version.text, version.at) == (3, "I argue that", NOON + timedelta(seconds=350))


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(edit(2, 301), id="a pause of more than five minutes"),
        pytest.param(edit(2, 10, author=2), id="another author"),
        pytest.param(edit(2, 10, restored_from=1), id="a restoration"),
        pytest.param(edit(2, 10, is_settled=True), id="a version by itself"),
    ],
)
def test_version_ends_with(second):
    assert versions_of(edit(1, 0), second) == [[1], [2]]


def test_version_lasts_a_quarter_of_an_hour_at_most():
    assert versions_of(*(edit(number, 240 * number) for number in range(6))) == [[0, 1, 2, 3], [4, 5]]


def test_text_before_much_is_taken_out_is_a_version_of_its_own():
    assert versions_of(edit(1, 0, LONG), edit(2, 5, "word1"), edit(3, 9, "word1 word2")) == [[1], [2, 3]]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        pytest.param("", "Short, and\nwhole", "Short, and whole", id="short"),
        pytest.param(LONG, f"{LONG} and on", "… word56 word57 word58 word59 and on", id="typed at the end"),
        pytest.param(
            LONG, LONG.removesuffix(" word59"), "… word54 word55 word56 word57 word58", id="taken out at the end"
        ),
        pytest.param(
            LONG,
            LONG.replace("word30", "thirty"),
            "… word26 word27 word28 word29 thirty word31 word32 word33 word34 word35 word36…",
            id="changed in the middle",
        ),
        pytest.param(
            "", LONG, "word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word1…", id="new"
        ),
        pytest.param(LONG, "w" * 90, "w" * 79 + "…", id="one long word"),
    ],
)
def test_line_of_a_version_shows_what_changed_in_it(before, after, line):
    assert first_change(before, after) == line


def test_text_that_goes_little_by_little_is_a_version_where_it_was_fullest():
    words = LONG.split()
    cuts = [edit(number, number, " ".join(words[: 75 - 15 * number]) or " ") for number in range(1, 6)]

    assert versions_of(edit(0, 0, "word0 word1"), *cuts) == [[0, 1], [2, 3, 4], [5]]


@pytest.mark.parametrize(
    ("before", "after", "is_much"),
    [
        (LONG, "", True),
        (LONG, "quite another text of the same length " * 10, True),
        (LONG, LONG.rpartition("word40")[0], False),
        (" ".join(LONG.split()[:18]), "another point altogether", True),
        ("only a few words", "", False),
        ("one two three four five six seven eight", "", True),
        ("one two three four five six seven", "", False),
        (
            "one two three four five six seven eight so they all did stay just as before",
            "so they all did stay just as before",
            False,
        ),
    ],
)
def test_taking_out_much(before, after, is_much):
    assert takes_out_much(before, after) is is_much


def test_versions_that_ended_an_hour_ago_are_thinned_to_their_last_edit():
    edits = [edit(1, 0), edit(2, 10), edit(3, 20), edit(4, 2000), edit(5, 2010), edit(6, 5000), edit(7, 5010)]

    dropped, stays = thin(edits, NOON + timedelta(seconds=6000))

    assert (dropped, stays) == ([1, 2, 4], [3, 5])


def test_version_that_goes_on_is_not_thinned():
    assert thin([edit(1, 0), edit(2, 10)], NOON + timedelta(minutes=59)) == ([], [])


def test_thinning_again_takes_nothing_more_away():
    edits = [edit(1, 0), edit(2, 290), edit(3, 580), edit(4, 870), edit(5, 910), edit(6, 1000)]
    dropped, stays = thin(edits, NOON + timedelta(days=1))
    left = [edit(one.revision, (one.at - NOON).seconds, is_settled=one.revision in stays) for one in edits]

    again = thin([one for one in left if one.revision not in dropped], NOON + timedelta(days=2))

    assert (dropped, stays) == ([1, 2, 3, 5], [4, 6])
    assert again == ([], [4, 6])


def test_versions_are_bounded_and_the_first_and_the_latest_stay():
    edits = [edit(number, 1000 * number, is_settled=True) for number in range(MOST_VERSIONS + 30)]

    dropped, stays = thin(edits, NOON + timedelta(days=30))

    assert len(stays) == MOST_VERSIONS
    assert len(dropped) == 30
    assert (stays[0], stays[-1]) == (0, MOST_VERSIONS + 29)


def test_versions_that_go_beyond_the_bound_are_those_that_lie_closest_together():
    seconds = sorted([*range(0, 1000 * MOST_VERSIONS, 1000), 50_100])
    edits = [edit(number, second, is_settled=True) for number, second in enumerate(seconds)]

    dropped, _ = thin(edits, NOON + timedelta(days=30))

    assert dropped == [seconds.index(50_100)]


def random_history(chance: random.Random) -> list[Edit]:
    """Return saves of all kinds: typing, cuts, rewriting, restorations, pauses short and long."""
    saves, seconds, words = [], 0, []
    for revision in range(1, 120):
        restored_from = None
        kind = chance.choices(["type", "cut", "rewrite", "restore"], [80, 8, 5, 7])[0]
        if kind == "cut":
            words = words[: chance.randrange(len(words) + 1)]
        elif kind == "rewrite":
            words = [f"new{chance.randrange(1000)}" for _ in range(chance.randrange(30))]
        elif kind == "restore" and saves:
            restored_from = chance.choice(saves).revision
        else:
            words = words + [f"word{chance.randrange(1000)}" for _ in range(chance.randrange(1, 9))]
        seconds += chance.choices([6, 60, 240, 420, 5400], [60, 20, 10, 8, 2])[0]
        saves.append(edit(revision, seconds, " ".join(words) or " ", restored_from=restored_from))
    return saves


@pytest.mark.parametrize("seed", range(20))
def test_thinning_leaves_every_version_as_it_was_whenever_it_happens(seed):
    chance = random.Random(seed)
    saves, kept = random_history(chance), []

    for save in saves:
        kept.append(save)
        if chance.random() < 0.1:
            dropped, stays = thin(kept, save.at)
            if dropped:
                kept = [replace(one, is_settled=one.revision in stays) for one in kept if one.revision not in dropped]

    assert [one.revision for one in group_versions(kept)] == [one.revision for one in group_versions(saves)]
