"""The checks of a plan: each rule finds what it is for, says where, and leaves alone what is fine."""

from dataclasses import replace

import pytest

from plans.checks import FIRST, STRONGER, check_plan, read_demands
from plans.checks.balance import degree_of_weights
from plans.document import CitationRecord, EvidenceRecord, PlanDocument, QuestionRecord, SectionRecord, SlotRecord
from plans.roles import FIXED_ROLES, Role
from topics.demands import TERMS, Demand

PEEL = (
    Role("point", "Point"),
    Role("evidence", "Evidence", takes_evidence=True),
    Role("explanation", "Explanation"),
    Role("link", "Link"),
)
HOW_FAR = Demand("how_far", True, "degree", "official culture", "Soviet people", "", 1928, 1945)
PLAYS = EvidenceRecord(
    1, "figure", "Plays", "Ten plays were withdrawn.", "1936", 1936, 1936, "Archive", "reliable", "", False, ()
)
THAW = replace(PLAYS, id=2, title="Thaw", span_from=1953, span_to=1956)
TOLL = replace(PLAYS, id=3, title="Toll", reliability="contested", reliability_note="Counts differ.")
DIARY = replace(PLAYS, id=4, title="Diary", is_own=True, source="")


def slot(pk: str, role: Role, text: str = "", *evidence: EvidenceRecord) -> SlotRecord:
    return SlotRecord(pk, role, text, 0, tuple(CitationRecord(each.id, each) for each in evidence))


def paragraph(name: str, side: str = "", weight: int | None = None, cards=(), **texts: str) -> SectionRecord:
    """A paragraph; a part that is not named is empty."""
    slots = (
        slot(f"{name}-{role.key}", role, texts.get(role.key, ""), *(cards if role.takes_evidence else ()))
        for role in PEEL
    )
    return SectionRecord(name, "paragraph", int(name[1:]), side, "", weight, tuple(slots))


def whole(name: str, side: str, weight: int | None = 2, cards=(PLAYS,), **texts: str) -> SectionRecord:
    """A paragraph without a fault."""
    fine = {
        "point": "Culture changed what people saw.",
        "explanation": "This matters because plays were how the Party spoke.",
        "link": "So official culture reached Soviet people.",
    }
    return paragraph(name, side, weight, cards, **fine | texts)


def fixed(kind: str, **texts: str) -> SectionRecord:
    roles = {"thesis": ("thesis",), "counter": ("counterargument", "rebuttal")}
    keys = roles.get(kind, ("degree", "criterion", "judgement"))
    slots = tuple(slot(key, FIXED_ROLES[key], texts.get(key, "")) for key in keys)
    return SectionRecord(kind, kind, 1, "", "", None, slots)


def plan(*paragraphs: SectionRecord, demand: Demand = HOW_FAR, language: str = "en", **texts: str) -> PlanDocument:
    return PlanDocument(
        id="plan",
        language=language,
        author="Mira",
        classroom="11B",
        model="PEEL",
        question=QuestionRecord(1, "How far did official culture affect Soviet people?", demand),
        thesis=fixed("thesis", **texts),
        paragraphs=paragraphs,
        counters=(fixed("counter", **texts),),
        conclusion=fixed("conclusion", **texts),
    )


ENDED = {
    "thesis": "It changed what people saw.",
    "counterargument": "Children believed it.",
    "rebuttal": "Yet few did at home.",
    "degree": "To some extent",
    "criterion": "How many people changed what they did.",
    "judgement": "It affected them to some extent.",
}
FINE = plan(whole("p1", "supports"), whole("p2", "challenges", cards=(replace(PLAYS, id=9),)), **ENDED)


def with_paragraph(section: SectionRecord, **changes) -> PlanDocument:
    """The plan without a fault, with another second paragraph."""
    return replace(FINE, paragraphs=(FINE.paragraphs[0], section), **changes)


def found(document: PlanDocument, key: str) -> list[tuple[str, str]]:
    """What one check says, and where it leads."""
    report = check_plan(document)
    return [(finding.words, finding.anchor) for name, finding in (*report.first, *report.stronger) if name == key]


def test_plan_without_a_fault_is_fine():
    report = check_plan(FINE)

    assert (report.first, report.stronger, report.count) == ((), (), 0)
    assert len(report.fine) == 17


def test_empty_plan_is_asked_for_what_comes_first():
    report = check_plan(plan(paragraph("p1"), paragraph("p2")))

    assert [key for key, _ in report.first] == ["line", "paragraphs"]
    assert report.stronger == ()
    assert report.fine == ()


def test_keys_of_checks_differ():
    keys = [check.key for check in (*FIRST, *STRONGER)]

    assert len(set(keys)) == len(keys)


def test_empty_line_of_argument_is_found():
    document = replace(FINE, thesis=fixed("thesis"))

    assert found(document, "line") == [
        ("Your answer in one sentence is still empty. It keeps the plan to one line.", "slot-thesis")
    ]


def test_single_paragraph_is_too_few():
    document = plan(whole("p1", "supports"), paragraph("p2"))

    assert found(document, "paragraphs") == [
        ("Only one paragraph is begun. An argument needs two points or more.", "add-paragraph")
    ]


def test_empty_parts_of_a_begun_paragraph_are_found():
    document = with_paragraph(paragraph("p2", "challenges", 2, point="Few believed it.", link="Soviet people doubted."))

    assert found(document, "parts") == [
        ("This paragraph has no evidence yet.", "slot-p2-evidence"),
        ("This part is still empty.", "slot-p2-explanation"),
    ]


def test_paragraph_without_a_side_is_found_where_both_are_asked_for():
    document = with_paragraph(whole("p2", ""))
    one_sided = replace(document, question=replace(document.question, demand=replace(HOW_FAR, both_sides=False)))

    assert found(document, "sides-chosen") == [
        ("Say whether this paragraph supports the claim or challenges it.", "section-p2")
    ]
    assert found(one_sided, "sides-chosen") == []


def test_side_without_a_paragraph_is_found():
    document = with_paragraph(whole("p2", "supports"))

    assert found(document, "both-sides") == [
        ("No paragraph challenges the claim yet. “How far” asks for both sides.", "add-paragraph")
    ]


def test_side_without_evidence_is_found():
    document = with_paragraph(whole("p2", "challenges", cards=()))

    assert found(document, "both-sides") == [
        ("No evidence challenges the claim yet. “How far” asks for both sides.", "section-p2")
    ]


def test_factor_that_the_question_names_has_to_be_argued():
    demand = replace(HOW_FAR, named_factor="fear")
    silent = replace(FINE, question=replace(FINE.question, demand=demand))
    speaking = replace(silent, paragraphs=(whole("p1", "supports", point="People were fearful."), silent.paragraphs[1]))

    assert found(silent, "factor") == [("The question names fear, and no paragraph speaks of it yet.", "add-paragraph")]
    assert found(speaking, "factor") == []


def test_counterargument_without_a_reply_is_found():
    document = replace(FINE, counters=(fixed("counter", counterargument="Children believed it."),))

    assert found(document, "answered") == [
        ("This counterargument has no reply yet. Say why it does not defeat your line.", "slot-rebuttal")
    ]
    assert found(document, "counter") == []


def test_missing_counterargument_is_found_where_both_sides_are_asked_for():
    document = replace(FINE, counters=(fixed("counter"),))
    removed = replace(FINE, counters=())

    words = "No counterargument yet. Answer the strongest case against you."
    assert found(document, "counter") == [(words, "slot-counterargument")]
    assert found(removed, "counter") == [(words, "add-paragraph")]
    assert found(document, "answered") == []


def test_conclusion_without_judgement_and_degree_is_found():
    document = replace(FINE, conclusion=fixed("conclusion"))

    assert found(document, "judgement") == [
        ("The question asks for a judgement, and there is none yet.", "slot-judgement")
    ]
    assert found(document, "degree") == [
        ("The question asks how far. Choose the degree that you argue for.", "slot-degree")
    ]


def test_judgement_is_not_asked_for_where_the_question_asks_for_none():
    demand = Demand("analyse", False, "none")
    document = replace(FINE, conclusion=fixed("conclusion"), question=replace(FINE.question, demand=demand))

    report = check_plan(document)

    assert {key for key, _ in (*report.first, *report.stronger)} == set()


def test_point_that_is_no_single_claim_is_found():
    document = with_paragraph(whole("p2", "challenges", cards=(DIARY,), point="word " * 41))

    assert found(document, "points") == [
        ("This runs to 41 words. One claim in one sentence is easier to prove.", "slot-p2-point")
    ]


def test_explanation_that_never_says_why_is_found():
    document = with_paragraph(whole("p2", "challenges", explanation="Plays were withdrawn in Moscow."))

    assert found(document, "reasons") == [
        ("This explanation never says why. Try “because…” or “this meant…”.", "slot-p2-explanation")
    ]


def test_words_of_reason_are_not_looked_for_in_another_language():
    document = with_paragraph(whole("p2", "challenges", explanation="Es gab keine Bühnen."), language="de")

    assert found(document, "reasons") == []


@pytest.mark.parametrize("text", ["In 1936 plays were withdrawn.", "Some fled to Leningrad.", "682 were shot."])
def test_evidence_with_a_date_a_figure_or_a_name_is_exact(text):
    document = with_paragraph(whole("p2", "challenges", cards=(), evidence=text))

    assert found(document, "exact") == []


def test_vague_evidence_is_found():
    document = with_paragraph(whole("p2", "challenges", cards=(), evidence="Many plays were banned."))

    assert found(document, "exact") == [
        ("This names no date, figure or name. Exact evidence proves more.", "slot-p2-evidence")
    ]


def test_evidence_outside_the_period_is_found():
    document = with_paragraph(whole("p2", "challenges", cards=(THAW,)))

    assert found(document, "span") == [("“Thaw” lies outside the period 1928–1945.", "slot-p2-evidence")]


@pytest.mark.parametrize(
    ("starts", "ends"), [(None, None), (1928, None), (None, 1928), (1900, 1928), (1945, 1990), (1900, 1990)]
)
def test_evidence_that_touches_the_period_or_has_no_date_is_within_it(starts, ends):
    document = with_paragraph(whole("p2", "challenges", cards=(replace(THAW, span_from=starts, span_to=ends),)))

    assert found(document, "span") == []


def test_contested_evidence_has_to_be_called_so():
    silent = with_paragraph(whole("p2", "challenges", cards=(TOLL,)))
    saying = with_paragraph(whole("p2", "challenges", cards=(TOLL,), link="Historians differ on Soviet people."))

    assert found(silent, "contested") == [
        ("“Toll” is contested, and the paragraph does not say so.", "slot-p2-evidence")
    ]
    assert found(saying, "contested") == []


def test_card_that_is_used_twice_is_found():
    document = with_paragraph(whole("p2", "challenges", cards=(PLAYS,)))
    same = with_paragraph(whole("p2", "challenges", cards=(THAW, THAW)))

    assert found(document, "once") == [
        ("“Plays” stands in paragraph 1, too. Let it prove something else here.", "slot-p2-evidence")
    ]
    assert found(same, "once") == [
        ("“Thaw” stands twice in this paragraph. Let it prove something else here.", "slot-p2-evidence")
    ]


def test_own_evidence_without_a_source_is_found():
    document = with_paragraph(whole("p2", "challenges", cards=(DIARY,)))
    sourced = with_paragraph(whole("p2", "challenges", cards=(replace(DIARY, source="Family papers"),)))

    assert found(document, "sources") == [("“Diary” has no source. Say where it is from.", "slot-p2-evidence")]
    assert found(sourced, "sources") == []


def test_link_that_forgets_the_question_is_found():
    document = with_paragraph(whole("p2", "challenges", link="So it mattered a lot."))
    one = replace(document, question=replace(document.question, demand=replace(HOW_FAR, affected="")))

    assert found(document, "links") == [
        (
            "This link does not come back to the question: it names neither “official culture” nor “Soviet people”.",
            "slot-p2-link",
        )
    ]
    assert found(one, "links") == [
        ("This link does not come back to the question: it does not name “official culture”.", "slot-p2-link")
    ]


def test_paragraph_without_a_weight_is_found():
    document = with_paragraph(whole("p2", "challenges", None))

    assert found(document, "weights") == [
        ("Say how much this paragraph weighs: minor, significant or decisive.", "section-p2")
    ]


def test_judgement_without_a_criterion_is_found():
    document = replace(FINE, conclusion=fixed("conclusion", **ENDED | {"criterion": ""}))

    assert found(document, "criterion") == [
        ("Say what you judge by: numbers, lasting change, who was affected?", "slot-criterion")
    ]


@pytest.mark.parametrize(
    ("weights", "degree"),
    [
        ((3, 0), ""),  # one paragraph is no balance
        ((1, 3), "To a limited extent"),
        ((2, 2), "To some extent"),
        ((3, 1), "To a great extent"),
    ],
)
def test_weights_point_to_a_degree(weights, degree):
    sides = zip(("p1", "p2"), ("supports", "challenges"), weights, strict=True)
    document = plan(*(whole(name, side, weight or None) for name, side, weight in sides))

    assert degree_of_weights(document) == degree


def test_weights_of_one_side_alone_point_to_an_end():
    supporting = plan(whole("p1", "supports", 1), whole("p2", "supports", 1))
    challenging = plan(whole("p1", "challenges", 1), whole("p2", "challenges", 1))

    assert degree_of_weights(supporting) == "Almost completely"
    assert degree_of_weights(challenging) == "Hardly at all"


def test_paragraph_without_evidence_carries_no_weight():
    document = plan(whole("p1", "supports", 3, cards=()), whole("p2", "challenges", 1), whole("p3", "supports", 1))

    assert degree_of_weights(document) == "To some extent"


def test_judgement_far_from_the_weights_is_found():
    document = replace(FINE, conclusion=fixed("conclusion", **ENDED | {"degree": "Almost completely"}))
    near = replace(FINE, conclusion=fixed("conclusion", **ENDED | {"degree": "To a great extent"}))
    own = replace(FINE, conclusion=fixed("conclusion", **ENDED | {"degree": "Rather more than less"}))

    assert found(document, "balance") == [
        (
            "Your weights point to “to some extent”, but you judge “almost completely”. Change one, or say why.",
            "slot-degree",
        )
    ]
    assert found(near, "balance") == found(own, "balance") == []


def states(document: PlanDocument) -> list[tuple[str, str, str]]:
    return [(demand.key, demand.state, demand.words) for demand in read_demands(document)]


def test_demands_of_an_empty_plan_are_not_met():
    assert states(plan(paragraph("p1"))) == [
        ("both_sides", "todo", ""),
        ("judgement", "todo", ""),
        ("affected", "todo", ""),
        ("span", "todo", ""),
    ]


def test_demands_of_a_fine_plan_are_met():
    assert {state for _, state, _ in states(FINE)} == {"met"}


def test_demands_that_are_met_in_part_say_what_is_missing():
    document = with_paragraph(
        whole("p2", "challenges", cards=(), point="Few believed.", link="It was so."),
        conclusion=fixed("conclusion", degree="To some extent"),
    )
    outside = with_paragraph(whole("p2", "challenges", cards=(THAW,)))

    assert states(document) == [
        ("both_sides", "part", "one has no evidence"),
        ("judgement", "part", "no judgement yet"),
        ("affected", "part", "named in 1 of 2 paragraphs"),
        ("span", "met", ""),
    ]
    assert states(outside)[-1] == ("span", "part", "1 card outside")


def test_demand_that_only_a_person_can_judge_has_no_state():
    demand = Demand("examine", False, "helpful")
    document = replace(FINE, question=replace(FINE.question, demand=demand))

    assert states(document) == [("unpacked", "", ""), ("relations", "", ""), ("judgement", "met", "")]


@pytest.mark.parametrize("term", TERMS)
def test_every_command_term_can_be_checked(term):
    demand = Demand(term, TERMS[term].both_sides, TERMS[term].judgement, "culture", "people", "fear", 1928, 1945)
    for document in (FINE, plan(paragraph("p1")), plan()):
        asked = replace(document, question=replace(document.question, demand=demand))

        assert all(finding.words.endswith(".") or finding.words.endswith("?") for _, finding in check_plan(asked).first)
        assert all(state.anchor for state in read_demands(asked))
