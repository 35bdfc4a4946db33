"""Searching the bank. The expected keys are written out in order, so both databases must give exactly these."""

import pytest

from tests.cast import make_person
from topics.models import Evidence, FigureRow, Question, Theme, Topic
from topics.search import MAX_RESULTS, search, search_evidence, words_of


@pytest.fixture
def reader(db):
    return make_person("reader")


@pytest.fixture
def culture(bank):
    return Question.objects.get(key="official-culture")


def keys(records):
    return [record.key for record in records]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kirov", ["kirov-murdered"]),
        ("KIROV murdered", ["kirov-murdered"]),
        ("murdered kirov", ["kirov-murdered"]),
        ("17 million", ["killed-1934-1953"]),
        ("682,000", ["executions-recorded"]),
        ("682000 executions", ["executions-recorded"]),
        ("10 of 19", ["plays-withdrawn-1936"]),
        ("60 plays", ["plays-banned-1937"]),
        ("20 theatres", ["plays-banned-1937"]),
        ("3 → 15 million", ["women-in-industry"]),
        ("1936–37", ["plays-withdrawn-1936"]),
        ("1 december 1934", ["kirov-murdered", "december-decree"]),
        ("crèches", ["creches"]),
        ("constitution democratic", ["contrast-with-germany", "most-democratic"]),
        ("Khrushchev", ["khrushchev-stalinism"]),
        ("secret polic", ["nkvd-formed"]),
        ("ecret", []),
        ("kirov theatre", []),
    ],
)
def test_search_evidence_finds_by_the_beginnings_of_all_words(bank, reader, query, expected):
    assert keys(search_evidence(reader, query)) == expected


def test_search_finds_every_kind_of_record_in_its_order(bank, reader):
    results = search(reader, "women")

    assert [topic.slug for topic in results.topics] == ["position-of-women"]
    assert keys(results.questions) == ["war-and-women", "why-women-entered-industry"]
    assert keys(results.arguments) == [
        "industry-needed-women",
        "war-deepened-the-change",
        "care-improved-lives",
        "needed-is-not-equal",
    ]
    assert keys(results.counterarguments) == ["women-chose-work", "care-served-production"]
    assert keys(results.evidence) == [
        "industry-needs-women",
        "war-needs-women",
        "women-in-industry",
        "clinics-and-midwifery",
        "care-for-mothers",
    ]
    assert results.total == 14
    assert not results.is_cut


@pytest.mark.parametrize("query", ["", "   ", "%", "_", "\\", "'\"", "…", "\0", "->"])
def test_search_without_a_word_finds_nothing(bank, reader, query):
    assert search(reader, query).total == 0


@pytest.mark.parametrize("query", ["100%", "a_b", "c\\d", "l'été", "Ёлка", "ΣΊΣΥΦΟΣ", "ﬁlm"])
def test_search_finds_letters_that_databases_treat_differently(db, reader, query):
    theme = Theme.objects.create(topic=Topic.objects.create(slug="t", title="T"), key="th", title="Th")
    found = Evidence.objects.create(key="found", theme=theme, text=f"It says {query} here.")
    Evidence.objects.create(key="decoy", theme=theme, text="It says 10x axb cxd lxete elk here.")

    assert list(search_evidence(reader, query)) == [found]
    assert list(search_evidence(reader, query.lower())) == [found]


def test_search_words_are_few_and_each_once():
    assert words_of("Art, art & culture") == ["art", "culture"]
    assert len(words_of(" ".join(f"w{number}" for number in range(100)))) == 12
    assert len(words_of("x" * 100_000)[0]) == 200


def test_search_cuts_long_lists(bank, reader):
    theme = Theme.objects.first()
    Evidence.objects.bulk_create(
        Evidence(theme=theme, key=f"many-{number}", text="x", search_text="zebra") for number in range(MAX_RESULTS + 5)
    )

    results = search(reader, "zebra")

    assert len(results.evidence) == MAX_RESULTS
    assert results.is_cut


def test_search_shows_own_evidence_first_and_never_that_of_others(bank, cast):
    own = Evidence.objects.create(owner=cast.student, text="My note on the purges.")
    Evidence.objects.create(owner=cast.classmate, text="Their note on the purges.")

    found = list(search_evidence(cast.student, "purges"))

    assert found[0] == own
    assert keys(found[1:]) == ["officers-removed", "repairing-the-name"]


def test_search_shows_own_questions_and_never_those_of_others(bank, cast):
    Question.objects.create(owner=cast.student, text="Did zebras matter?", command_term="discuss")

    assert [question.text for question in search(cast.student, "zebras").questions] == ["Did zebras matter?"]
    assert search(cast.classmate, "zebras").questions == []


def test_search_evidence_for_a_question_puts_what_takes_a_side_first(culture, reader):
    found = list(search_evidence(reader, "1934", culture))

    assert [(record.key, record.stance_side) for record in found] == [
        ("december-decree", "challenges"),
        ("potential-crime", "challenges"),
        ("lesson-for-members", "challenges"),
        ("climate-of-terror", "challenges"),
        ("union-of-writers", "supports"),
        ("writers-at-risk", "supports"),
        ("minds-filled-by-reading", "supports"),
        ("kirov-murdered", ""),
        ("nkvd-formed", ""),
        ("special-court", ""),
        ("killed-1934-1953", ""),
        ("war-commissars-removed", ""),
        ("officers-removed", ""),
        ("old-politburo-killed", ""),
        ("rykov-killed", ""),
        ("zinoviev-kamenev", ""),
        ("absurd-charges", ""),
        ("torture", ""),
        ("betrayal", ""),
        ("public-trials", ""),
        ("removing-rivals", ""),
        ("khrushchev-stalinism", ""),
    ]


def test_search_evidence_for_a_question_without_words_lists_what_is_near(culture, cast):
    own = Evidence.objects.create(owner=cast.student, text="My own note.")

    found = list(search_evidence(cast.student, "", culture))

    assert found[0] == own
    assert {record.theme.topic.slug for record in found[1:]} == {
        "the-purges",
        "cult-of-personality",
        "propaganda-in-education",
        "art-and-culture",
    }


def test_search_evidence_with_words_reaches_the_whole_bank(culture, reader):
    assert keys(search_evidence(reader, "midwifery", culture)) == ["clinics-and-midwifery"]


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("supports", ["same-standards", "plays-withdrawn-1936", "plays-banned-1937", "evening-out"]),
        ("challenges", ["countryside-reach"]),
        ("sideways", ["same-standards", "plays-withdrawn-1936", "plays-banned-1937", "evening-out"]),
    ],
)
def test_search_evidence_by_side(culture, reader, side, expected):
    found = keys(search_evidence(reader, "", culture, side=side))

    assert [key for key in found if key in {*expected}] == expected
    assert ("countryside-reach" in found) == (side != "supports")


def test_search_evidence_on_both_sides_is_found_on_either(culture, reader):
    both = Evidence.objects.get(key="same-standards")
    culture.arguments.get(key="belief-outlasted-culture").evidence.add(both)

    for side in ("supports", "challenges"):
        found = search_evidence(reader, "same standards", culture, side=side)
        assert [record.stance_side for record in found] == ["both"]


def test_search_evidence_with_a_figure(bank, reader):
    assert keys(search_evidence(reader, "", with_figure=True)) == [
        "killed-1934-1953",
        "executions-recorded",
        "war-commissars-removed",
        "plays-withdrawn-1936",
        "plays-banned-1937",
        "women-in-industry",
    ]


def test_search_finds_a_figure_as_soon_as_it_is_saved_and_no_longer_once_deleted(bank, reader):
    evidence = Evidence.objects.get(key="creches")
    row = FigureRow.objects.create(evidence=evidence, kind="amount", value=4321, unit="places")
    assert keys(search_evidence(reader, "4,321 places")) == ["creches"]

    row.delete()

    assert keys(search_evidence(reader, "4,321 places")) == []


def test_search_takes_as_many_queries_for_many_results_as_for_few(bank, reader, count_queries):
    with count_queries(exactly=6):
        assert search(reader, "kirov").total == 4

    with count_queries(exactly=6):
        assert search(reader, "stalin").total > 20


def test_search_evidence_takes_two_queries_with_cards(culture, reader, count_queries):
    with count_queries(exactly=2):
        found = list(search_evidence(reader, "", culture))
        assert all(record.theme.topic.title and record.figures.all() is not None for record in found)
