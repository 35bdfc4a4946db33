"""In which order the plans of a pack come, in which volumes, and what these are called."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

import pytest

from exports import pack_order
from exports.pack_choices import ANONYMOUS, Choices, choices_of
from exports.pack_order import HandedIn, in_order, span_of, volumes_of

NAMELESS = Choices(order=ANONYMOUS)


def handed_in(*authors: str, letters: int = 15_000) -> list[HandedIn]:
    moment = datetime(2026, 5, 5, tzinfo=UTC)
    ids = [UUID(int=number) for number, _ in enumerate(authors, 1)]
    return [HandedIn(pk, pk, author, 1, moment, letters) for pk, author in zip(ids, authors, strict=True)]


def digest(plan: str) -> str:
    return sha256(plan.encode()).hexdigest()


def authors_of(plans: list[HandedIn]) -> list[str]:
    return [each.author for each in plans]


def test_plans_come_by_family_name_whatever_case_and_accents_it_has():
    plans = handed_in(
        "Zoë Ångström", "Jan van Dyke", "Anna berg", "Émile Zola", "Bo Berg", "Plato", "", "Élodie Étienne"
    )

    assert authors_of(in_order(plans, Choices(), digest)) == [
        "",
        "Zoë Ångström",
        "Anna berg",
        "Bo Berg",
        "Jan van Dyke",
        "Élodie Étienne",
        "Plato",
        "Émile Zola",
    ]


def test_shuffled_plans_are_numbered_and_keep_their_numbers():
    plans = handed_in(*(f"Name {number:02}" for number in range(20)))

    shuffled = in_order(plans, NAMELESS, digest)

    assert authors_of(shuffled) == [f"Student {number}" for number in range(1, 21)]
    assert in_order(plans[::-1], NAMELESS, digest) == shuffled
    assert [each.pk for each in shuffled] != [each.pk for each in plans]


def test_shuffle_goes_by_the_secret():
    plans = handed_in("A", "B", "C")

    shuffled = in_order(
        plans, NAMELESS, {str(plans[0].plan): "2", str(plans[1].plan): "1", str(plans[2].plan): "3"}.get
    )

    assert [each.pk for each in shuffled] == [plans[1].pk, plans[0].pk, plans[2].pk]


@pytest.mark.parametrize(("plans", "volumes"), [(0, []), (1, [1]), (60, [60]), (61, [31, 30]), (130, [44, 44, 42])])
def test_volumes_are_about_the_same_and_never_more_than_sixty(plans, volumes):
    assert [len(volume) for volume in volumes_of(handed_in(*("A",) * plans))] == volumes


def test_long_plans_make_small_volumes_and_lose_none(monkeypatch):
    monkeypatch.setattr(pack_order, "MOST_LETTERS", 100)
    plans = handed_in("A", "B", "C", letters=40) + handed_in("D", letters=500) + handed_in("E", letters=40)

    assert [authors_of(volume) for volume in volumes_of(plans)] == [["A", "B"], ["C"], ["D"], ["E"]]


@pytest.mark.parametrize(
    ("authors", "choices", "span"),
    [
        (("Ada Anders", "Bo Berg", "Kim Klein"), Choices(), "Anders to Klein"),
        (("Ada Anders",), Choices(), "Anders"),
        (("", ""), Choices(), ""),
        (("Student 1", "Student 31"), NAMELESS, "Student 1 to Student 31"),
    ],
)
def test_volume_is_called_by_its_first_and_last(authors, choices, span):
    assert span_of(handed_in(*authors), choices) == span


@pytest.mark.parametrize(
    ("query", "choices"),
    [
        ({}, Choices()),
        ({"order": "anonymous", "paper": "us-letter", "odd": "on"}, Choices(ANONYMOUS, "us-letter", odd=True)),
        ({"order": "marks", "paper": "../a4", "odd": "maybe"}, Choices()),
    ],
)
def test_address_chooses_what_there_is(query, choices):
    assert choices_of(query) == choices


def test_choices_come_back_from_their_own_address():
    assert Choices(ANONYMOUS, "us-letter", odd=True).query == "order=anonymous&paper=us-letter&odd=on"
    assert Choices().query == "order=name&paper=a4"
