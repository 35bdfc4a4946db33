import random
from dataclasses import replace
from difflib import SequenceMatcher

import pytest

from plans import comparison
from plans.comparison import compare, diff_words, join_texts
from plans.document import (
    CitationRecord,
    EvidenceRecord,
    PlanDocument,
    QuestionRecord,
    SectionRecord,
    SlotRecord,
)
from plans.evidence_changes import Correction, FigureChange
from plans.roles import FIXED_ROLES, Role
from topics.demands import Demand
from topics.figures import Amount, Share

POINT, EVIDENCE = Role("point", "Point"), Role("evidence", "Evidence", takes_evidence=True)
BANNED = EvidenceRecord(
    1, "figure", "Plays", "Ten plays were withdrawn.", "1936", 1936, 1936, "Archive", "fair", "", False, ()
)
CENSUS = replace(BANNED, id=2, title="Census", text="More than half believed.")


def slot(pk: str, role: Role, text: str = "", *evidence: EvidenceRecord) -> SlotRecord:
    citations = tuple(CitationRecord(100 + record.id, record) for record in evidence)
    return SlotRecord(pk, role, text, 0, citations)


def paragraph(name: str, number: int, *, point: str = "", evidence: tuple = (), **fields) -> SectionRecord:
    slots = (slot(f"{name}-point", POINT, point), slot(f"{name}-evidence", EVIDENCE, "", *evidence))
    return SectionRecord(name, "paragraph", number, **{"side": "", "factor": "", "weight": None, **fields}, slots=slots)


def fixed(kind: str, *roles: str) -> SectionRecord:
    return SectionRecord(kind, kind, 1, "", "", None, tuple(slot(role, FIXED_ROLES[role]) for role in roles))


def plan(*paragraphs: SectionRecord, thesis: str = "") -> PlanDocument:
    opening = fixed("thesis", "thesis")
    return PlanDocument(
        id="plan",
        language="en",
        author="Mira",
        classroom="11B",
        model="PEEL",
        question=QuestionRecord(1, "How far?", Demand("how_far", True, "degree", "", "", "", None, None)),
        thesis=replace(opening, slots=(replace(opening.slots[0], text=thesis),)),
        paragraphs=paragraphs,
        counters=(fixed("counter", "counterargument", "rebuttal"),),
        conclusion=fixed("conclusion", "degree", "criterion", "judgement"),
    )


def test_compare_same_plan():
    document = plan(paragraph("a", 1, point="One.", evidence=(BANNED,)), thesis="I argue.")

    comparison = compare(document, document)

    assert comparison.is_empty
    assert comparison.changed_slots == 0


def test_compare_words_of_a_slot():
    old, new = plan(thesis="I argue this."), plan(thesis="I argue that.")

    comparison = compare(old, new)

    assert list(comparison.slots) == ["thesis"]
    assert comparison.slots["thesis"].old.text == "I argue this."
    assert comparison.slots["thesis"].is_text


def test_compare_evidence_that_came_and_went():
    old, new = plan(paragraph("a", 1, evidence=(BANNED,))), plan(paragraph("a", 1, evidence=(CENSUS,)))

    change = compare(old, new).slots["a-evidence"]

    assert [citation.evidence.title for citation in change.cited] == ["Census"]
    assert [citation.evidence.title for citation in change.uncited] == ["Plays"]
    assert not change.is_text


def test_compare_evidence_cited_anew_is_no_change():
    old = plan(paragraph("a", 1, evidence=(BANNED,)))
    section = old.paragraphs[0]
    again = replace(section.slots[1], citations=(CitationRecord(999, BANNED),))
    new = replace(old, paragraphs=(replace(section, slots=(section.slots[0], again)),))

    assert compare(old, new).is_empty


def test_compare_figure_that_was_corrected():
    corrected = replace(BANNED, figures=(Share(10, 19, "plays"),))
    old, new = plan(paragraph("a", 1, evidence=(BANNED,))), plan(paragraph("a", 1, evidence=(corrected,)))

    comparison = compare(old, new)

    (correction,) = comparison.by_bank["a-evidence"].corrections
    assert (correction.old.evidence, correction.new.evidence) == (BANNED, corrected)
    assert correction.figures == (FigureChange(None, Share(10, 19, "plays")),)
    assert (correction.is_by_bank, correction.is_reworded) == (True, False)


def test_compare_what_the_bank_corrected_is_no_change_of_the_writers():
    corrected = replace(BANNED, text="Nine plays were withdrawn.")
    old, new = plan(paragraph("a", 1, evidence=(BANNED,))), plan(paragraph("a", 1, evidence=(corrected,)))

    comparison = compare(old, new)

    assert (comparison.is_empty, comparison.changed_slots) == (True, 0)
    assert comparison.bank_corrections == 1


def test_compare_own_evidence_that_was_changed_is_the_writers():
    own = replace(BANNED, is_own=True)
    anew = replace(own, id=7, title=" plays", text="Nine plays were withdrawn.")
    old, new = plan(paragraph("a", 1, evidence=(own,))), plan(paragraph("a", 1, evidence=(anew,)))

    change = compare(old, new).slots["a-evidence"]

    assert (change.cited, change.uncited) == ((), ())
    assert [(each.old.evidence, each.new.evidence, each.is_reworded) for each in change.corrections] == [
        (own, anew, True)
    ]


@pytest.mark.parametrize(("title", "is_own"), [("", True), ("Plays", False)])
def test_compare_evidence_that_only_looks_alike_came_and_went(title, is_own):
    first = replace(BANNED, title=title, is_own=is_own)
    old = plan(paragraph("a", 1, evidence=(first,)))

    change = compare(old, plan(paragraph("a", 1, evidence=(replace(first, id=7),)))).slots["a-evidence"]

    assert (len(change.cited), len(change.uncited), change.corrections) == (1, 1, ())


def test_compare_evidence_that_moved_neither_came_nor_went():
    old = plan(paragraph("a", 1, point="A", evidence=(BANNED, CENSUS)), paragraph("b", 2, point="B"))
    new = plan(paragraph("a", 1, point="A", evidence=(CENSUS,)), paragraph("b", 2, point="B", evidence=(BANNED,)))

    comparison = compare(old, new)

    (move,) = comparison.moves
    assert (move.old.section.id, move.new.section.id, move.was_in.id) == ("a", "b", "a")
    assert [(pk, change.cited, change.uncited) for pk, change in comparison.slots.items()] == [
        ("a-evidence", (), ()),
        ("b-evidence", (), ()),
    ]
    assert (comparison.slots["a-evidence"].went, comparison.slots["b-evidence"].came) == ((move,), (move,))


def test_compare_evidence_of_a_paragraph_that_was_taken_out_moved_too():
    old = plan(paragraph("a", 1, point="A", evidence=(BANNED,)), paragraph("b", 2, point="B"))
    new = plan(paragraph("b", 1, point="B", evidence=(BANNED,)))

    (move,) = compare(old, new).moves

    assert (move.old.section.number, move.new.section.number, move.was_in) == (1, 1, None)


def test_compare_evidence_cited_once_more_is_new_there():
    old = plan(paragraph("a", 1, evidence=(BANNED,)), paragraph("b", 2, point="B"))
    new = plan(paragraph("a", 1, evidence=(BANNED,)), paragraph("b", 2, point="B", evidence=(BANNED,)))

    comparison = compare(old, new)

    assert (comparison.moves, list(comparison.slots)) == ((), ["b-evidence"])
    assert len(comparison.slots["b-evidence"].cited) == 1


TEN, TWELVE = Share(10, 19, "plays"), Share(12, 19, "plays")
ONE, BOTH = Share(1, 2, "films"), Share(2, 2, "films")
READERS, MORE_READERS = Amount(3, "readers", "million"), Amount(4, "people who read", "million")


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ((TEN,), (TWELVE,), [(TEN, TWELVE)]),
        ((TEN, READERS), (MORE_READERS, TWELVE), [(TEN, TWELVE), (READERS, MORE_READERS)]),
        ((TEN, READERS), (READERS, TEN), []),
        ((TEN,), (READERS,), [(TEN, None), (None, READERS)]),
        ((TEN, ONE), (BOTH, TWELVE), [(TEN, TWELVE), (ONE, BOTH)]),
        ((), (TEN,), [(None, TEN)]),
    ],
)
def test_figures_that_differ_are_matched_by_what_they_are_of(old, new, changes):
    citations = (CitationRecord(1, replace(BANNED, figures=figures)) for figures in (old, new))

    assert [(each.old, each.new) for each in Correction(*citations).figures] == changes


def test_compare_paragraph_that_is_new_counts_its_written_slots():
    old, new = plan(), plan(paragraph("a", 1, point="One."))

    comparison = compare(old, new)

    assert list(comparison.slots) == ["a-point"]
    assert comparison.slots["a-point"].old is None
    assert comparison.sections["a"].old is None


def test_compare_paragraph_that_was_taken_out():
    old, new = plan(paragraph("a", 1, point="One.")), plan()

    comparison = compare(old, new)

    assert [section.id for section in comparison.removed] == ["a"]
    assert (comparison.changed_slots, comparison.is_empty) == (0, False)


def test_compare_empty_paragraph_that_was_taken_out_is_no_change():
    assert compare(plan(paragraph("a", 1)), plan()).is_empty


def test_compare_described_otherwise():
    old = plan(paragraph("a", 1, side="supports", weight=1, factor="Film"))
    new = plan(paragraph("a", 1, side="challenges", weight=3, factor="Film"))

    change = compare(old, new).sections["a"]

    assert change.described == ("side", "weight")
    assert compare(old, new).changed_slots == 0
    assert (change.old.side, change.is_moved) == ("supports", False)


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("abc", "abc", ""),
        ("abc", "cab", "c"),
        ("abc", "bac", "b"),
        ("abcd", "bcda", "a"),
        ("abc", "cba", "bc"),
        ("abc", "ac", ""),
        ("ac", "abc", ""),
    ],
)
def test_compare_names_the_fewest_moves(before, after, moved):
    def order(names):
        return plan(*(paragraph(name, number, point=name) for number, name in enumerate(names, start=1)))

    comparison = compare(order(before), order(after))

    assert sorted(pk for pk, change in comparison.sections.items() if change.is_moved) == sorted(moved)


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("", "", ()),
        ("the same", "the same", (("same", "the same"),)),
        ("", "all new", (("added", "all new"),)),
        ("all gone", "", (("removed", "all gone"),)),
        (
            "to a limited extent.",
            "to some extent.",
            (("same", "to "), ("removed", "a limited"), ("added", "some"), ("same", " extent.")),
        ),
        (
            "safe plays by themselves. The stage",
            "safe plays by themselves, out of fear. This meant that the stage",
            (
                ("same", "safe plays by themselves"),
                ("added", ", out of fear"),
                ("same", ". "),
                ("removed", "The"),
                ("added", "This meant that the"),
                ("same", " stage"),
            ),
        ),
        ("don’t", "don't", (("removed", "don’t"), ("added", "don't"))),
        ("Київ, 1932", "Київ, 1933", (("same", "Київ, "), ("removed", "1932"), ("added", "1933"))),
        ("one\n\ntwo", "one\ntwo", (("same", "one"), ("removed", "\n\n"), ("added", "\n"), ("same", "two"))),
    ],
)
def test_diff_words(old, new, pieces):
    assert diff_words(old, new) == pieces


def test_diff_words_of_a_rewritten_text_is_a_whole_replacement():
    old, new = "Books were few and the reader was poor", "Every stage, each film and a newspaper told one story"

    assert diff_words(old, new) == (("removed", old), ("added", new))


def texts_of_words(known: int, count: int, seed: int) -> tuple[str, str]:
    """Two texts of random words, which is the worst that can be matched."""
    chance = random.Random(seed)
    words = [f"w{number}" for number in range(known)]
    return tuple(" ".join(chance.choices(words, k=count)) for _ in range(2))


class CountingMatcher(SequenceMatcher):
    """Counts the pairs of equal words that it looks at, which is what matching costs."""

    steps = 0

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        CountingMatcher.steps += sum(len(self.b2j.get(token, ())) for token in self.a[alo:ahi])
        return super().find_longest_match(alo, ahi, blo, bhi)


@pytest.mark.parametrize(
    ("known", "count"), [(3, 40), (60, 2_400), (100, 2_400), (2_000, 1_900), (10, 5_000), (100, 5_000)]
)
def test_diff_words_loses_nothing_and_ends_soon(known, count, monkeypatch):
    monkeypatch.setattr(comparison, "SequenceMatcher", CountingMatcher)
    monkeypatch.setattr(CountingMatcher, "steps", 0)
    old, new = texts_of_words(known, count, seed=count)

    pieces = diff_words(old, new)

    assert "".join(text for op, text in pieces if op != "added") == old
    assert "".join(text for op, text in pieces if op != "removed") == new
    assert CountingMatcher.steps < 4_000_000


def test_diff_words_finds_a_word_changed_in_a_long_text():
    old, _ = texts_of_words(60, 3_000, seed=1)
    new = old.replace("w7", "changed", 1)

    changed = [piece for piece in diff_words(old, new) if piece[0] != "same"]

    assert changed == [("removed", "w7"), ("added", "changed")]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Plays were banned.", "Plays were banned.", "Plays were banned."),
        ("Plays were banned in 1936.", "Plays were withdrawn in 1936.", "Plays were banned withdrawn in 1936."),
        ("Plays were banned.", "Plays were banned, films too.", "Plays were banned, films too."),
        ("Fear ruled.", "Nobody believed a word of it", "Fear ruled.\n\nNobody believed a word of it"),
        ("", "Only here.", "Only here."),
        ("Only here.", "", "Only here."),
    ],
)
def test_joined_texts_have_the_words_of_both(first, second, joined):
    assert join_texts(first, second) == joined
