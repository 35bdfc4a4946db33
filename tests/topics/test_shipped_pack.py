"""The shipped pack holds every fact it promises, in order, and with care for what is contested."""

import pytest

from topics.charts import draw
from topics.demands import TERMS, Demand, annotate
from topics.figures import Amount, Change, Share, figure_from_json, headline
from topics.pack_format import pack_problems, walk

SIX_TOPICS = [
    "the-purges",
    "cult-of-personality",
    "propaganda-in-education",
    "art-and-culture",
    "constitution-1936",
    "position-of-women",
]


def records(pack, kind):
    return {key: record for found, key, record, _ in walk(pack) if found == kind}


def said_of(pack, fact):
    """All that the pack says where it gives one fact of the students' notes."""
    found = [record for _, _, record, _ in walk(pack) if fact in record.get("facts", [])]
    return " ".join(
        f"{one.get('title', '')} {one.get('text', one.get('claim', ''))} {one.get('date', '')}" for one in found
    )


def test_pack_is_in_order(pack):
    assert pack_problems(pack) == []


def test_pack_has_the_six_topics(pack):
    assert [topic["slug"] for topic in pack["topics"]] == SIX_TOPICS


def test_every_fact_is_there(pack):
    given = {fact for _, _, record, _ in walk(pack) for fact in record.get("facts", [])}

    assert given == {f"F{number}" for number in range(1, 54)}


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("F1", ["Kirov", "1 December 1934", "terrorist acts"]),
        ("F2", ["NKVD", "no limit", "enemies of the state and of the Party"]),
        ("F3", ["17 million", "1934 and 1953", "682,000"]),
        ("F4", ["Eleven war commissars", "Most of the army’s officers"]),
        ("F5", ["old Politburo", "all killed"]),
        ("F6", ["Rykov", "killed"]),
        ("F7", ["Zinoviev", "Kamenev", "Politburo", "blame"]),
        ("F8", ["potential crime"]),
        ("F9", ["plot to bring down the Soviet state"]),
        ("F10", ["physically and mentally"]),
        ("F11", ["decades", "betrayed", "gave up hope"]),
        ("F12", ["famous men", "despair"]),
        ("F13", ["old Politburo", "challenged Stalin"]),
        ("F14", ["terror", "eleven war commissars"]),
        ("F15", ["trial in public"]),
        ("F16", ["secret police", "NKVD", "single organisation"]),
        ("F17", ["1st December Decree", "no limit"]),
        ("F18", ["special court", "serious crime", "anyone"]),
        ("F19", ["Pictures of Stalin", "wherever they looked"]),
        ("F20", ["Whatever the USSR achieved"]),
        ("F21", ["icon", "worshipped"]),
        ("F22", ["May Day", "Red Square", "aircraft", "tanks", "dancing children", "clapping workers", "portrait"]),
        ("F23", ["tsars"]),
        ("F24", ["Khrushchev", "Marxism-Leninism-Stalinism", "Stalinism"]),
        ("F25", ["all the good things"]),
        ("F26", ["Whatever the subject", "guided and protected"]),
        ("F27", ["Textbooks", "opponents", "photographs"]),
        ("F28", ["Academics", "Stalinist values"]),
        ("F29", ["standing", "Stalin wished"]),
        ("F30", ["economic policy", "express themselves"]),
        ("F31", ["1932", "artistic", "social", "how people think", "behave"]),
        ("F32", ["1934", "Union of Soviet Writers", "every kind", "workers could follow easily"]),
        ("F33", ["did not conform", "lives at risk"]),
        ("F34", ["People draw their ideas from what they read", "socialist optimism"]),
        ("F35", ["same standards", "suppressed"]),
        ("F36", ["1936–37", "Ten of nineteen plays and ballets"]),
        ("F37", ["1937–38", "Sixty plays", "twenty theatres", "Moscow and Leningrad"]),
        ("F38", ["evening", "art that might have moved them"]),
        ("F39", ["socialism", "without classes"]),
        ("F40", ["opinion", "assemble", "worship"]),
        ("F41", ["rights had been cut back"]),
        ("F42", ["equal before the law", "fair trial", "arrested and executed without cause"]),
        ("F43", ["Workers and peasants", "better future"]),
        ("F44", ["democratic", "Westerners", "Hitler’s Germany"]),
        ("F45", ["the most democratic constitution in the world"]),
        ("F46", ["justify Stalin’s rule", "purges had hurt"]),
        ("F47", ["almost nothing of the Party’s role", "neither defined nor limited"]),
        ("F48", ["Industrialisation", "vital"]),
        ("F49", ["killed at the front", "arms factories"]),
        ("F50", ["3 million", "1928", "1945", "15 million"]),
        ("F51", ["Factories", "creches"]),
        ("F52", ["Clinics", "midwifery and gynaecology"]),
        ("F53", ["medical care", "Mothers of small children", "outside the home"]),
    ],
)
def test_fact_says_what_the_notes_say(pack, fact, words):
    said = said_of(pack, fact)

    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize(
    ("key", "figures", "headlines"),
    [
        ("killed-1934-1953", [Amount(17, "people killed", "million")], ["17 million"]),
        ("executions-recorded", [Amount(682000, "recorded executions", approximate=True)], ["about 682,000"]),
        ("war-commissars-removed", [Amount(11, "war commissars removed")], ["11"]),
        ("plays-withdrawn-1936", [Share(10, 19, "plays and ballets withdrawn")], ["10 of 19"]),
        ("plays-banned-1937", [Amount(60, "plays banned"), Amount(20, "theatres closed")], ["60", "20"]),
        (
            "women-in-industry",
            [Change(3, 15, "women in industry", "million", 1928, 1945, approximate=True)],
            ["about 3 → 15 million"],
        ),
    ],
)
def test_figures(pack, key, figures, headlines):
    given = [figure_from_json(figure) for figure in records(pack, "evidence")[key]["figures"]]

    assert given == figures
    assert [headline(figure) for figure in given] == headlines


def test_seventeen_million_is_contested_and_says_why(pack):
    evidence = records(pack, "evidence")["killed-1934-1953"]

    assert evidence["reliability"] == "contested"
    assert "682,000" in evidence["reliability_note"]
    assert "what is counted" in evidence["reliability_note"]
    assert draw(figure_from_json(evidence["figures"][0]), contested=True).alt.startswith("One dot on a dashed line")


def test_every_topic_has_counterarguments_with_rebuttals(pack):
    for topic in pack["topics"]:
        counters = [
            counter
            for theme in topic["themes"]
            for argument in theme["arguments"]
            for counter in argument["counterarguments"]
        ]
        assert len(counters) >= 2
        assert all(counter["rebuttals"] and counter["evidence"] for counter in counters)


def test_no_evidence_is_out_of_use_and_no_argument_without_evidence(pack):
    claims = [*records(pack, "argument").values(), *records(pack, "counterargument").values()]

    assert {key for claim in claims for key in claim["evidence"]} == set(records(pack, "evidence"))
    assert all(claim["evidence"] for claim in claims)


def test_questions_reach_every_topic_with_different_command_terms(pack):
    questions = pack["questions"]

    assert len(questions) >= 8
    assert {question["command_term"] for question in questions} == set(TERMS)
    assert {slug for question in questions for slug in question["topics"]} == set(SIX_TOPICS)


def test_sides_are_taken_for_the_official_culture_question_and_two_more(pack):
    sided = {
        question["key"]
        for question in pack["questions"]
        if all(question.get("stances", {}).get(side) for side in ("supports", "challenges"))
    }

    assert {"official-culture", "success-of-the-cult", "rights-in-name-only"} <= sided


def test_sides_of_the_official_culture_question(pack):
    stances = pack["questions"][0]["stances"]

    assert pack["questions"][0]["text"] == "How far did official culture affect Soviet people?"
    assert {"readers-met-one-picture", "stage-and-screen-were-cleared"} <= set(stances["supports"])
    assert {"belief-outlasted-culture", "fear-kept-people-in-line"} <= set(stances["challenges"])


def test_parts_of_every_question_are_words_of_the_question(pack):
    for question in pack["questions"]:
        parts = {name: question.get(name, "") for name in ("focus", "affected", "named_factor")}
        demand = Demand(question["command_term"], question["both_sides"], question["judgement"], **parts)
        marked = {part.kind for part in annotate(question["text"], demand)} - {""}

        wanted = {"focus": "focus", "affected": "affected", "named_factor": "factor"}
        assert marked == {"command", *(wanted[name] for name, words in parts.items() if words)}, question["key"]
