"""Finding evidence for a plan, placing it, and taking it out."""

import pytest

from plans.actions import add_section, cite, remove_section
from plans.models import Citation
from tests.plans.pages import form_data, text_of
from tests.support.queries import count_queries
from topics.models import Argument, Evidence, Stance


@pytest.fixture
def bank(desk, theme, plays, poem):
    """The plays support the claim of the question, the poem challenges it; a third card has no side."""
    question = desk.plan.question
    question.topics.add(theme.topic)
    for side, evidence in (("supports", plays), ("challenges", poem)):
        argument = Argument.objects.create(theme=theme, key=side, claim=f"It {side}.")
        argument.evidence.add(evidence)
        Stance.objects.create(question=question, argument=argument, side=side)
    Evidence.objects.create(key="films", theme=theme, title="Films", text="Films were few.", position=2)
    return desk


@pytest.fixture
def find(student, plan_url):
    """Return a function that searches as htmx does, and returns the titles that it found."""

    def get(**query):
        response = student.get(plan_url("evidence"), query, headers={"HX-Request": "true"})
        assert response.status_code == 200
        words = text_of(response)
        return [title for title in ("Plays withdrawn", "The poem", "Films") if title in words]

    return get


def test_cards_for_the_question_come_first(student, bank, plan_url):
    words = text_of(student.get(plan_url("evidence")))

    places = [words.index(title) for title in ("Plays withdrawn", "The poem", "Films")]
    assert places == sorted(places)
    assert "3 cards found." in words


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"q": "mandel"}, ["The poem"]),
        ({"q": "WITHDRAWN nineteen"}, ["Plays withdrawn"]),
        ({"side": "supports"}, ["Plays withdrawn"]),
        ({"side": "challenges"}, ["The poem"]),
        ({"side": ["supports", "challenges"]}, ["Plays withdrawn", "The poem", "Films"]),
        ({"side": "sideways"}, ["Plays withdrawn", "The poem", "Films"]),
        ({"figure": "1"}, ["Plays withdrawn"]),
        ({"q": "nothing of the kind"}, []),
        ({"q": "po\x00em"}, ["The poem"]),
        ({"q": "x" * 5_000}, []),
        ({"section": "not-an-id", "show": "many"}, ["Plays withdrawn", "The poem", "Films"]),
        ({"show": "99999999999"}, ["Plays withdrawn", "The poem", "Films"]),
    ],
)
def test_search(bank, find, query, titles):
    assert find(**query) == titles


def test_search_that_finds_nothing_says_what_to_do(student, bank, plan_url):
    words = text_of(student.get(plan_url("evidence"), {"q": "zzz"}))

    assert "Nothing holds all the words of “zzz”. Try fewer words" in words


def test_cards_on_the_factor_of_the_paragraph_come_first(student, bank, theme, plan_url):
    other = theme.topic.themes.create(key="books", title="Literature", position=9)
    Evidence.objects.create(key="novel", theme=other, title="The novel", text="A novel was banned.")
    second = bank.sections()[1]
    bank.plan.sections.filter(pk=second.pk).update(factor="Literature")

    words = text_of(student.get(plan_url("evidence"), {"section": second.pk}))

    assert words.index("The novel") < words.index("Plays withdrawn")


def test_card_says_in_which_paragraphs_it_is(student, bank, plays, plan_url):
    for number in (1, 3):
        cite(slot=bank.slot("evidence", number), evidence=plays)

    assert "In paragraphs 1 , 3" in text_of(student.get(plan_url("evidence")))


def test_card_of_a_removed_paragraph_is_not_said_to_be_in_it(student, bank, plays, plan_url):
    cite(slot=bank.slot("evidence"), evidence=plays)
    remove_section(section=bank.sections()[0])

    assert "In paragraph" not in text_of(student.get(plan_url("evidence")))


def test_long_list_is_shown_in_steps(student, bank, theme, plan_url):
    for number in range(20):
        Evidence.objects.create(key=f"card-{number}", theme=theme, title=f"Card {number}", text="Text.", position=9)

    first = text_of(student.get(plan_url("evidence")))
    more = text_of(student.get(plan_url("evidence"), {"show": "24"}))

    assert "12 and more cards found." in first
    assert "Show more" in first
    assert "23 cards found." in more


def test_own_evidence_of_others_is_not_found(student, bank, find):
    Evidence.objects.create(owner=bank.cast.classmate, title="Films", text="A secret card about zebras.")

    assert find(q="zebras") == []


def test_search_costs_the_same_for_many_cards(student, bank, theme, plays, poem, plan_url):
    with count_queries(at_most=10) as few:
        student.get(plan_url("evidence"))
    for number in range(9):
        Evidence.objects.create(key=f"card-{number}", theme=theme, text="Text.")
        add_section(plan=bank.plan, kind="paragraph")
    cite(slot=bank.slot("evidence"), evidence=plays)
    cite(slot=bank.slot("evidence", 2), evidence=poem)

    with count_queries(exactly=few.count):
        student.get(plan_url("evidence"))


def test_card_is_placed_and_what_was_typed_is_saved(student, bank, plays, plan_url):
    shown = form_data(student.get(bank.url))
    section = bank.sections()[1]
    typed = {f"slot-{bank.slot('thesis').pk}": "Typed a moment ago", "section": str(section.pk)}

    response = student.post(plan_url("citations"), {**shown, **typed, "evidence": plays.pk})

    assert response.url == f"{bank.url}#section-{section.pk}"
    assert Citation.objects.get().slot == bank.slot("evidence", 2)
    assert bank.slot("thesis").text == "Typed a moment ago"


def test_card_placed_twice_is_told_and_placed_once(student, bank, plays, plan_url):
    data = {"section": str(bank.sections()[0].pk), "evidence": plays.pk}

    first, second = (student.post(plan_url("citations"), data, follow=True) for _ in range(2))

    assert "Added to paragraph 1." in text_of(first)
    assert "This card is already in paragraph 1." in text_of(second)
    assert Citation.objects.count() == 1


def test_card_placed_through_htmx_comes_with_the_sheet(htmx, bank, plays, plan_url):
    response = htmx(plan_url("citations"), {"section": str(bank.sections()[0].pk), "evidence": plays.pk})

    assert response.status_code == 200
    assert "10 of 19 dots filled" in response.content.decode()
    assert "Added to paragraph 1." in text_of(response)


@pytest.mark.parametrize("evidence", ["", "0", "x", "-1", "999999", "9" * 40, "1\x00"])
def test_unknown_evidence_is_not_found(student, bank, plan_url, evidence):
    data = {"section": str(bank.sections()[0].pk), "evidence": evidence}

    assert student.post(plan_url("citations"), data).status_code == 404


def test_evidence_of_another_student_cannot_be_placed(student, bank, plan_url):
    theirs = Evidence.objects.create(owner=bank.cast.classmate, text="Theirs")

    data = {"section": str(bank.sections()[0].pk), "evidence": theirs.pk}

    assert student.post(plan_url("citations"), data).status_code == 404
    assert Citation.objects.count() == 0


@pytest.mark.parametrize("kind", ["thesis", "counter", "conclusion"])
def test_evidence_goes_into_paragraphs_only(student, bank, plays, plan_url, kind):
    data = {"section": str(bank.sections(kind)[0].pk), "evidence": plays.pk}

    assert student.post(plan_url("citations"), data).status_code == 404


@pytest.mark.parametrize("section", ["", "x"])
def test_evidence_for_no_paragraph_is_not_found(student, bank, plays, plan_url, section):
    assert student.post(plan_url("citations"), {"section": section, "evidence": plays.pk}).status_code == 404


def test_evidence_for_a_paragraph_that_another_window_removed(student, bank, plays, plan_url):
    section = bank.sections()[0]
    remove_section(section=section)

    response = student.post(plan_url("citations"), {"section": str(section.pk), "evidence": plays.pk}, follow=True)

    assert "Undo" in text_of(response)
    assert Citation.objects.count() == 0


def test_card_is_taken_out_once_however_often_one_clicks(student, bank, plays, plan_url):
    citation, _ = cite(slot=bank.slot("evidence"), evidence=plays)

    answers = [student.post(plan_url("citations", citation.pk, "remove"), follow=True) for _ in range(2)]

    assert "Card taken out. It is still in the bank." in text_of(answers[0])
    assert "This card is no longer in the plan." in text_of(answers[1])
    assert Citation.objects.count() == 0


def test_card_in_anothers_plan_cannot_be_taken_out(student, bank, plays, plan_url):
    theirs = bank.cast.start(bank.cast.classmate)
    slot = theirs.sections.filter(kind="paragraph")[0].slots.get(role="evidence")
    citation, _ = cite(slot=slot, evidence=plays)

    student.post(plan_url("citations", citation.pk, "remove"))

    assert Citation.objects.filter(pk=citation.pk).exists()


def test_closed_plan_takes_no_cards(student, bank, plays, plan_url):
    bank.close()

    response = student.post(plan_url("citations"), {"section": str(bank.sections()[0].pk), "evidence": plays.pk})

    assert response.status_code == 409
    assert Citation.objects.count() == 0
