"""How saved edits become versions, and how their number is bounded: without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from plans.history import MOST_VERSIONS, Edit, group_versions, takes_out_much, thin

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
    ("before", "after", "is_much"),
    [
        (LONG, "", True),
        (LONG, "quite another text of the same length " * 10, True),
        (LONG, LONG.rpartition("word40")[0], False),
        ("only a few words", "", False),
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
