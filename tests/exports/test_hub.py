"""The hub: every format is a module of its own, and all of them are told alike."""

import pytest

from exports.hub import find_format, plan_formats
from tests.exports.editions import rich_edition


def test_formats_have_keys_and_places_of_their_own():
    keys, places = [known.key for known in plan_formats()], [known.place for known in plan_formats()]

    assert len(set(keys)) == len(keys)
    assert places == sorted(set(places))


@pytest.mark.parametrize("known", plan_formats(), ids=lambda known: known.key)
def test_format_says_what_it_is_for(known):
    assert known.name
    assert known.purpose.endswith(".")
    assert known.needs in ("", "review", "earlier")


def test_unknown_format_is_none():
    assert find_format("no-such-format") is None


@pytest.mark.parametrize("known", plan_formats(), ids=lambda known: known.key)
def test_same_edition_gives_the_same_bytes(known):
    assert known.make(rich_edition()) == known.make(rich_edition())


@pytest.mark.parametrize(("suffix", "key"), [("pdf", "plan"), ("json", "json"), ("md", "markdown")])
def test_plan_has_the_suffix_of_its_file_for_an_address(login, cast, suffix, key):
    client, plan = login(cast.student), cast.start()

    short, long = client.get(f"/plans/{plan.pk}.{suffix}"), client.get(f"/plans/{plan.pk}/files/{key}/")

    assert short.status_code == 200
    assert (short.content, short["Content-Type"]) == (long.content, long["Content-Type"])


def test_page_can_be_us_letter(client, login, cast):
    pages = {
        paper: login(cast.student).get(f"/plans/{cast.start().pk}.pdf", {"paper": paper}).content
        for paper in ("a4", "us-letter", "napkin")
    }

    assert pages["a4"] == pages["napkin"] != pages["us-letter"]
