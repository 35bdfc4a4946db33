"""The factor of a paragraph that two windows write: the words of both stand in it."""

import pytest

from plans.actions import describe_section
from plans.forms import read_sections
from plans.views import saving
from tests.plans.pages import form_data, text_of


def typed_over(section, was: str, factor: str, *tried: str) -> dict:
    """What a page posts whose paragraph had the factor `was`; the stored one is "Film and theatre"."""
    choices = {f"was-{section.pk}": f"supports|2|{was}", f"side-{section.pk}": "supports", f"weight-{section.pk}": "2"}
    return {**choices, f"factor-{section.pk}": factor, f"tried-{section.pk}": tried}


def factor_of(section) -> str:
    section.refresh_from_db()
    return section.factor


def test_factors_of_two_windows_both_stand_in_the_paragraph(htmx, student, written, plan_url):
    first = written.sections()[0]
    both = "Film and theatre / In the 1930s"
    said = f"Another window wrote “Film and theatre” as a factor: it is “{both}” now."

    answer = htmx(plan_url("sections", first.pk), typed_over(first, "Plays", "In the 1930s")).content.decode()
    stored = factor_of(first)
    describe_section(section=first, factor="Film and theatre")
    page = student.post(written.url, typed_over(first, "Plays", "In the 1930s"), follow=True)

    assert (stored, factor_of(first)) == (both, both)
    assert f'<div class="notice is-passing"><span>{said}</span>' in answer
    assert said in text_of(page)


@pytest.mark.parametrize(
    ("mine", "now"),
    [
        ("Film and theatre in towns", "Film and theatre in towns"),
        ("Film", "Film and theatre"),
        ("the", "Film and theatre / the"),
        ("", "Film and theatre"),
        ("Film and theatre", "Film and theatre"),
        ("Plays", "Film and theatre"),
    ],
)
def test_factor_that_has_the_words_of_the_other_window_or_none_of_its_own_is_not_doubled(
    htmx, written, plan_url, mine, now
):
    first = written.sections()[0]

    htmx(plan_url("sections", first.pk), typed_over(first, "Plays", mine))

    assert factor_of(first) == now


def test_factor_that_is_typed_over_the_stored_one_takes_its_place(htmx, written, plan_url):
    first = written.sections()[0]

    answer = htmx(plan_url("sections", first.pk), typed_over(first, "Film and theatre", "Theatre")).content.decode()

    assert factor_of(first) == "Theatre"
    assert "Another window" not in answer


@pytest.mark.parametrize(
    ("stored", "mine", "tried", "now"),
    [
        ("Films", "Theatre", ["Theatre", "Films"], "Theatre"),
        ("Novels / Films", "Theatre", ["Theatre", "Films"], "Novels / Theatre"),
        ("Novels / Films", "Films", ["Films"], "Novels / Films"),
        ("Novels / Films", "", ["", "Films"], "Novels"),
        ("Novels / Films", "Theatre", ["Theatre"], "Novels / Films / Theatre"),
        ("Films / Novels", "Theatre", ["Theatre", "Films"], "Novels / Theatre"),
        ("Plays / Novels", "Theatre", [], "Novels / Theatre"),
        ("Novels / Plays", "Theatre", [], "Novels / Theatre"),
        ("Plays in towns", "Plays for all", [], "Plays in towns / for all"),
        ("Plays in towns / for all", "Plays for all", ["Plays for all"], "Plays in towns / for all"),
        ("Plays in towns / for a", "Plays for all", ["Plays for all", "Plays for a"], "Plays in towns / for all"),
        ("Novels", "Plays for all", [], "Novels / Plays for all"),
        ("Plays / Novels", "Plays for all", [], "Novels / Plays for all"),
        ("Novels / for Plays", "Plays for all", ["Plays for Plays"], "Novels / Plays for all"),
        ("Plays for a / Novels", "Plays for all", ["Plays for all", "Plays for a"], "Novels / Plays for all"),
    ],
)
def test_factor_is_not_joined_with_what_its_page_sent_before(htmx, written, plan_url, stored, mine, tried, now):
    first = written.sections()[0]
    describe_section(section=first, factor=stored)

    htmx(plan_url("sections", first.pk), typed_over(first, "Plays", mine, *tried))

    assert factor_of(first) == now


def test_factors_that_are_too_long_together_are_both_shown_to_choose_from(htmx, student, written, plan_url):
    first, mine = written.sections()[0], "m" * 70

    answer = htmx(plan_url("sections", first.pk), typed_over(first, "Plays", mine))
    page = student.post(written.url, typed_over(first, "Plays", mine))

    told = "Another window wrote “Film and theatre” here."
    assert (answer.status_code, page.status_code) == (422, 422)
    assert told in answer.content.decode()
    assert told in text_of(page)
    assert f'value="{mine}"' in page.content.decode()
    student.post(written.url, form_data(page))
    assert factor_of(first) == mine


def test_factor_that_another_window_writes_in_the_same_moment_stands_beside(htmx, written, plan_url, monkeypatch):
    first = written.sections()[0]
    reading = [lambda: describe_section(section=written.sections()[0], factor="Novels")]

    def read_and_be_overtaken(plan, data):
        forms = read_sections(plan, data)
        if reading:
            reading.pop()()
        return forms

    monkeypatch.setattr(saving, "read_sections", read_and_be_overtaken)

    htmx(plan_url("sections", first.pk), typed_over(first, "Film and theatre", "Theatre"))

    assert factor_of(first) == "Novels / Theatre"
