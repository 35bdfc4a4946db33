"""Searching evidence for a plan: what is found, in which order, and what is said of it."""

import pytest

from plans.actions import add_section, cite, remove_section
from tests.plans.pages import text_of
from tests.support.queries import count_queries
from topics.models import Evidence, Theme, Topic


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


def test_card_says_what_when_where_from_and_how_far_to_trust_it(student, bank, plan_url):
    response = student.get(plan_url("evidence"), {"q": "plays"})

    assert "Ten of nineteen plays were withdrawn. 1936–1937 Class notes Reliable" in text_of(response)
    assert "10 of 19 dots filled" in response.content.decode()


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
        ({"unused": "1"}, ["Plays withdrawn", "The poem", "Films"]),
        ({"topic": "art\x00"}, ["Plays withdrawn", "The poem", "Films"]),
        ({"topic": "9" * 18}, []),
        ({"q": "nothing of the kind"}, []),
        ({"q": "po\x00em"}, ["The poem"]),
        ({"q": "x" * 5_000}, []),
        ({"section": "not-an-id", "show": "many"}, ["Plays withdrawn", "The poem", "Films"]),
        ({"show": "99999999999"}, ["Plays withdrawn", "The poem", "Films"]),
    ],
)
def test_search(bank, find, query, titles):
    assert find(**query) == titles


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ({"q": "zzz"}, "Nothing holds all the words of “zzz”. Try fewer words, or only the beginning of a word."),
        ({"q": "zzz", "unused": "1"}, "Nothing of this kind holds all the words of “zzz”."),
        ({"topic": "999"}, "Nothing of this kind for this question. Try without a filter."),
    ],
)
def test_search_that_finds_nothing_says_what_to_do(student, bank, plan_url, query, advice):
    assert advice in text_of(student.get(plan_url("evidence"), query))


@pytest.fixture
def purges(db):
    """A card on a topic that the question does not ask for."""
    topic = Topic.objects.create(slug="purges", title="The Purges", position=1)
    theme = Theme.objects.create(topic=topic, key="trials", title="Trials")
    return Evidence.objects.create(key="kirov", theme=theme, title="Films", text="Kirov was murdered.")


def test_topics_of_the_question_are_offered_first(student, bank, purges, plan_url):
    bank.plan.question.topics.set([purges.theme.topic])

    for headers in ({}, {"HX-Request": "true"}):
        words = text_of(student.get(plan_url("evidence"), headers=headers))
        assert "Any topic The Purges Art and culture" in words


def test_panel_that_has_the_choice_of_topics_keeps_it(student, bank, purges, plan_url):
    answer = student.get(plan_url("evidence"), {"topic": ""}, headers={"HX-Request": "true"})

    assert "Any topic" not in text_of(answer)
    assert "3 cards found." in text_of(answer)


def test_topic_that_the_question_does_not_ask_for_is_searched_when_it_is_chosen(bank, purges, find):
    topic = str(purges.theme.topic.pk)
    theirs = str(bank.plan.question.topics.get().pk)

    assert find(topic=topic) == ["Films"]
    assert find(topic=topic, q="mandel") == []
    assert find(topic=theirs, q="mandel") == ["The poem"]


def test_bank_of_one_topic_offers_no_choice_of_topics(student, bank, plan_url):
    assert "Any topic" not in text_of(student.get(plan_url("evidence")))


def test_what_the_plan_uses_is_left_out_when_one_asks_for_the_rest(bank, plays, poem, find):
    cite(slot=bank.slot("evidence", 2), evidence=plays)
    cite(slot=bank.slot("evidence", 3), evidence=poem)
    remove_section(section=bank.sections()[2])
    theirs = bank.cast.start(bank.cast.classmate).sections.filter(kind="paragraph")[0].slots.get(role="evidence")
    cite(slot=theirs, evidence=Evidence.objects.get(key="films"))

    assert find(unused="1") == ["The poem", "Films"]
    assert find(unused="1", side="supports") == []


def test_cards_on_the_factor_of_the_paragraph_come_first(student, bank, theme, plan_url):
    other = theme.topic.themes.create(key="books", title="Literature", position=9)
    Evidence.objects.create(key="novel", theme=other, title="The novel", text="A novel was banned.")
    second = bank.sections()[1]
    bank.plan.sections.filter(pk=second.pk).update(factor="Literature")

    words = text_of(student.get(plan_url("evidence"), {"section": second.pk}))

    assert words.index("The novel") < words.index("Plays withdrawn")


def test_card_says_in_which_paragraphs_it_is(student, bank, plays, plan_url):
    for number in (3, 1):
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


def test_show_more_asks_for_the_same_again(student, bank, theme, plan_url):
    for number in range(14):
        Evidence.objects.create(key=f"card-{number}", theme=theme, title=f"Card {number}", text="Text.", position=9)

    page = student.get(plan_url("evidence"), {"q": "text", "unused": "1"}).content.decode()

    assert 'href="?q=text&amp;unused=1&amp;show=24"' in page


def test_own_evidence_of_others_is_not_found(student, bank, find):
    Evidence.objects.create(owner=bank.cast.classmate, title="Films", text="A secret card about zebras.")

    assert find(q="zebras") == []


def test_search_costs_the_same_for_many_cards(student, bank, theme, plays, poem, plan_url):
    with count_queries(at_most=11) as few:
        student.get(plan_url("evidence"), {"unused": "1"})
    for number in range(9):
        Evidence.objects.create(key=f"card-{number}", theme=theme, text="Text.")
        add_section(plan=bank.plan, kind="paragraph")
        Topic.objects.create(slug=f"topic-{number}", title="A topic").themes.create(key=f"t-{number}", title="A theme")
    Evidence.objects.create(key="last", theme=Theme.objects.last(), text="Text.")
    cite(slot=bank.slot("evidence"), evidence=plays)
    cite(slot=bank.slot("evidence", 2), evidence=poem)

    with count_queries(exactly=few.count):
        student.get(plan_url("evidence"), {"unused": "1"})
