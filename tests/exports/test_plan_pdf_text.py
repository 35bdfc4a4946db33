"""What stands in the PDF, read back with poppler."""

import re
from dataclasses import replace

import pytest

from exports.hub import Edition, find_format
from tests.exports.documents import (
    BANNED,
    FAITH,
    FILM,
    KILLED,
    LITERATURE,
    MOMENT,
    STATUS,
    WITHDRAWN,
    WOMEN,
    empty_document,
    make_evidence,
    make_pdf,
    make_question,
    make_section,
    rich_document,
)
from tests.exports.editions import rich_edition, rich_review
from tests.exports.reading_back import assert_in_order, letters_of, open_pdf, pages_of, pdftotext, text_of


def test_whole_plan_is_there_in_order():
    text = text_of(make_pdf(rich_document()))

    assert_in_order(
        text,
        "How far did official culture affect Soviet people?",
        "This question asks for • Both sides • A judgement of degree • Effect on Soviet people • 1928–1953",
        "Name Mira Petrova Class 11B Paragraphs PEEL Version Submission 2, 5 May 2026, 14:02",
        "Line of argument Official culture decided what Soviet people could read",
        "1. Literature Supports Significant",
        "P Point Literature reached people deeply",
        "E Evidence Writers had to belong to one union",
        "The Union of Soviet Writers Works of every kind",
        "1934 Class notes on the USSR under Stalin Reliable",
        "E Explanation People draw ideas",
        "L Link So official culture affected",
        "2. Film and theatre Supports Decisive",
        "10 of 19 plays and ballets withdrawn",
        "60 plays banned 20 theatres closed",
        "After two seasons of bans, theatres chose safe plays by themselves. The stage in Leningrad",
        "3. Religion and belief Challenges Not weighed yet",
        "about 57% of adults called themselves believers",
        "January 1937 My grandfather’s history of the Church, p. 112 Own evidence",
        "17 million people killed",
        "Contested How far to trust it: Counts from the archives are far lower for executions",
        "Counterargument Some would say Children who knew nothing else",
        "Rebuttal Yet in the census of 1937",
        "Balance 1 2 Supports 5 1. Literature Significant 2. Film and theatre Decisive Challenges 0 Nothing yet",
        "The weights point to “almost completely”; the judgement is the writer’s.",
        "Not counted: 3. Religion and belief (no weight).",
        "Conclusion Degree To a limited extent",
        "Criterion: judged by what people believed, not what they saw",
        "Judgement Official culture filled every stage",
        "Sources Class notes on the USSR under Stalin",
        "The Union of Soviet Writers 1934 Reliable used in paragraph 1",
        "Plays and ballets withdrawn 1936–37 Fair used in paragraph 2 From class notes that do not say who counted.",
        "Stalin to a gathering of writers, 1932, as given in class notes",
        "My grandfather’s history of the Church, p. 112 Believers in the census of 1937",
        "4 of 4",
    )


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_program_that_guesses_the_order_from_the_page_reads_cards_one_after_another(paper):
    pdf = find_format("plan").make(Edition(rich_document(), STATUS, MOMENT, paper=paper))

    assert_in_order(
        " ".join(pdftotext(pdf).split()),
        "How far did official culture affect Soviet people?",
        "Both sides • A judgement of degree • Effect on Soviet people • 1928–1953",
        "Literature reached people deeply, because nothing else could be printed.",
        "The Union of Soviet Writers Works of every kind",
        "1934 Class notes on the USSR under Stalin Reliable",
        "10 of 19 plays and ballets withdrawn",
        "Ten of nineteen plays and ballets had to be withdrawn by order.",
        "1936–37 Class notes on the USSR under Stalin Fair",
        "60 plays banned",
        "Plays banned, theatres closed Sixty plays were banned from the stage",
        "After two seasons of bans, theatres chose safe plays by themselves. The stage in Leningrad",
        "about 57% of adults called themselves believers",
        "Counterargument",
        "Yet in the census of 1937",
        "Official culture filled every stage",
    )


def test_every_page_says_what_it_is_and_its_number():
    pages = [" ".join(page.extract_text().split()) for page in open_pdf(make_pdf(rich_document())).pages]

    assert len(pages) == 4
    assert [f"{number} of 4" in page for number, page in enumerate(pages, 1)] == [True] * 4
    assert all(page.startswith("How far did official culture affect Soviet people? Mira Petrova") for page in pages[1:])


def test_empty_slot_says_so_with_its_hint():
    text = text_of(make_pdf(rich_document()))

    assert_in_order(text, "E Explanation why the evidence proves the point, and how far Not written yet")
    assert_in_order(text, "L Link back to the question, in its own words Not written yet")


def test_empty_plan_is_one_page_to_write_on():
    pdf = make_pdf(empty_document())

    assert len(open_pdf(pdf).pages) == 1
    assert_in_order(
        text_of(pdf),
        "Line of argument Not written yet",
        "Paragraphs None yet",
        "Counterargument None yet",
        "Conclusion Degree how far, in a word Hardly at all To a limited extent To some extent To a great extent",
        "Criterion: judged by what you judged it by Not written yet",
        "Judgement your judgement, in one sentence Not written yet",
    )


@pytest.mark.parametrize("key", ["plan", "annotated", "exam-sheet", "blank-sheet"])
def test_question_that_asks_for_nothing_in_particular_has_no_list_of_it(key):
    nothing = {
        "both_sides": False,
        "judgement": "none",
        "focus": "",
        "affected": "",
        "span_from": None,
        "span_to": None,
    }
    document = empty_document(question=make_question("Discuss.", command_term="discuss", **nothing))

    text = text_of(find_format(key).make(Edition(document, STATUS, MOMENT, review=rich_review())))

    assert "Discuss." in text
    assert "This question asks for" not in text


@pytest.mark.parametrize("key", ["plan", "annotated", "comparison", "blank-sheet"])
def test_question_of_one_long_word_stands_on_the_first_page(key):
    names = {"author": "Maximiliana von Hohenzollern " * 6, "classroom": "Class of Mr Longname " * 6}
    document = rich_document(question=make_question("A" * 399 + "?", focus="", affected=""), **names)

    pages = pages_of(find_format(key).make(rich_edition(document=document)))

    assert letters_of(pages[0]).count("A") >= 399


def test_question_that_wants_one_side_misses_no_counterargument():
    question = make_question("Analyse the methods.", command_term="analyse", both_sides=False, judgement="none")

    assert "Counterargument" not in text_of(make_pdf(empty_document(question=question)))


def test_paragraph_without_side_factor_and_weight():
    text = text_of(make_pdf(empty_document(paragraphs=(make_section("paragraph", 1, {}),))))

    assert_in_order(text, "1. Paragraph No side yet Not weighed yet P Point one claim that answers the question")


def test_several_counterarguments_are_numbered():
    counters = tuple(make_section("counter", number, {}) for number in (1, 2))

    text = text_of(make_pdf(empty_document(counters=counters)))

    assert_in_order(text, "Counterargument 1", "Counterargument 2")


def test_degree_in_ones_own_words():
    conclusion = make_section("conclusion", 1, {"degree": "more than most think"})

    assert "Degree more than most think Criterion" in text_of(make_pdf(empty_document(conclusion=conclusion)))


def test_source_is_listed_once_with_all_its_places():
    third = make_section("paragraph", 3, {"evidence": ("", WITHDRAWN)})

    text = text_of(make_pdf(rich_document(paragraphs=(LITERATURE, FILM, third))))

    assert text.count("Plays and ballets withdrawn 1936–37 Fair used in paragraphs 2, 3") == 1


def test_evidence_without_source_is_listed_last():
    nameless = replace(BANNED, source="")
    paragraph = make_section("paragraph", 1, {"evidence": ("", nameless, WITHDRAWN)})

    text = text_of(make_pdf(empty_document(paragraphs=(paragraph,))))

    assert_in_order(text, "Sources Class notes", "No source given Plays banned, theatres closed")


def test_plan_without_evidence_has_no_list_of_sources():
    assert "Sources" not in text_of(make_pdf(empty_document()))


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (WOMEN, "about 3 → 15 million women in industry 1928 3 1945 15"),
        (KILLED, "17 million people killed The dead of the purges"),
        (BANNED, "60 plays banned 20 theatres closed Plays banned"),
    ],
)
def test_figures_are_read_with_their_evidence(evidence, words):
    paragraph = make_section("paragraph", 1, {"evidence": ("", evidence)})

    assert words in text_of(make_pdf(empty_document(paragraphs=(paragraph,))))


def test_cyrillic_and_greek_are_set():
    russian = "Сергей Киров был убит 1 декабря 1934 года. Ѣ, Џ, ґ"
    greek = "Ο Ελευθέριος Βενιζέλος και η Μεγάλη Ιδέα, ἄνθρωπος"
    point = make_section("paragraph", 1, {"point": f"{russian}\n{greek}"}, factor="Зиновьев и Каменев")

    text = text_of(make_pdf(empty_document(author="Ольга Παπαδοπούλου", paragraphs=(point,))))

    assert_in_order(text, "Name Ольга Παπαδοπούλου", "1. Зиновьев и Каменев", russian, greek)


def test_forty_paragraphs():
    paragraphs = tuple(
        replace(section, number=number) for number, section in enumerate((LITERATURE, FILM, FAITH, FILM) * 10, 1)
    )

    pdf = make_pdf(rich_document(paragraphs=paragraphs))

    assert 20 <= len(open_pdf(pdf).pages) <= 30
    assert_in_order(text_of(pdf), *(f"{section.number}. {section.factor}" for section in paragraphs), "Conclusion")


@pytest.mark.parametrize("lines", range(3))
def test_source_is_never_left_alone_at_the_foot_of_a_page(lines):
    cards = [make_evidence(number, f"Entry {number};", "x", source=f"Origin {number};") for number in range(100, 180)]
    paragraph = make_section("paragraph", 1, {"evidence": ("", *cards)})
    conclusion = make_section("conclusion", 1, {"judgement": "x\n" * lines + "x"})

    pages = pages_of(make_pdf(empty_document(paragraphs=(paragraph,), conclusion=conclusion)))

    listed = " ".join(pages).rpartition("Sources")[2]
    assert len(re.findall("Origin [0-9]+; Entry", listed)) == len(cards)
