"""The plan on one page: always one, what is needed most first, and what was left out is said."""

import re
from dataclasses import replace

import pytest

from exports.hub import Edition, find_format
from plans.document import PlanDocument
from tests.exports.documents import (
    BANNED,
    BELIEVERS,
    FAITH,
    FILM,
    KILLED,
    LITERATURE,
    MOMENT,
    PEEL,
    STATUS,
    WOMEN,
    empty_document,
    make_evidence,
    make_section,
    rich_document,
)
from tests.exports.reading_back import (
    assert_in_order,
    bookmarks,
    bottom_edge,
    elements,
    font_sizes,
    headings,
    open_pdf,
    pages_of,
    pdftotext,
    right_edge,
    text_of,
)
from tests.exports.test_hostile_text import plan_of

LONG = "Many readers knew little else, and few of them said so. " * 3600  # 200 kB


def make_pdf(document: PlanDocument, paper: str = "a4") -> bytes:
    return find_format("exam-sheet").make(Edition(document, STATUS, MOMENT, paper=paper))


def paragraphs_of(number: int) -> tuple:
    kinds = (LITERATURE, FILM, FAITH, FILM) * (number // 4 + 1)
    return tuple(
        replace(section, id=f"p{place}", number=place) for place, section in enumerate(kinds[:number], start=1)
    )


def test_whole_plan_is_there_in_order():
    assert text_of(make_pdf(rich_document())) == (
        "Exam sheet How far did official culture affect Soviet people? "
        "This question asks for: Both sides A judgement of degree Effect on Soviet people 1928–1953 "
        "Line of argument Official culture decided what Soviet people could read and watch, but it changed what they "
        "believed far less, so it affected them to a limited extent. "
        "1. Literature Supports Significant "
        "P Literature reached people deeply, because nothing else could be printed. "
        "E Writers had to belong to one union with one task. "
        "• The Union of Soviet Writers · 1934 Works of every kind were now to raise up the Party and socialism, in "
        "language that workers could follow easily. "
        "• A “social” task · 1932 Stalin told a gathering of writers that their task was not “artistic” but “social”: "
        "they were to change how people think and how they behave. "
        "E People draw ideas from what they read. When every book praises the Party, a reader has nothing to compare "
        "it with, and so doubt has no words. "
        "L So official culture affected what Soviet people could think, though not always what they believed. "
        "2. Film and theatre Supports Decisive "
        "P Plays and films that did not fit were taken away, so audiences saw what the Party wanted. "
        "E 10 of 19 plays and ballets withdrawn · Plays and ballets withdrawn · 1936–37 "
        "Ten of nineteen plays and ballets had to be withdrawn by order. "
        "• 60 plays banned; 20 theatres closed · Plays banned, theatres closed · 1937–38 "
        "Sixty plays were banned from the stage, and in Moscow and Leningrad twenty theatres had to close. "
        "plays banned theatres closed "
        "E After two seasons of bans, theatres chose safe plays by themselves. The stage in Leningrad looked like the "
        "stage in Moscow. "
        "L Official culture decided what was on show. "
        "3. Religion and belief Challenges "
        "P Many kept a faith that no play or novel had given them. "
        "E Half of the adults of 1937 had lived through twenty years of Soviet schools. "
        "• about 57% of adults called themselves believers · Believers in the census of 1937 · January 1937 "
        "More than half of the adults who answered called themselves believers; the census was suppressed. "
        "• 17 million people killed · The dead of the purges · 1934–53 · contested "
        "Class notes give 17 million people killed. "
        "Counterargument Some would say: Children who knew nothing else came to believe it: school left them no other "
        "view. Rebuttal: Yet in the census of 1937, after years of such schooling, most adults still called themselves "
        "believers. "
        "Conclusion To a limited extent judged by what people believed, not what they saw "
        "Official culture filled every stage and bookshelf, but belief moved slowly. "
        "The sources of the evidence are in the full plan. "
        "Submission 2, 5 May 2026, 14:02 Mira Petrova"
    )


def test_headings_lists_and_bookmarks():
    pdf = make_pdf(rich_document())
    sections = ["Line of argument", "1. Literature", "2. Film and theatre", "3. Religion and belief"]
    sections += ["Counterargument", "Conclusion"]

    question = "How far did official culture affect Soviet people?"
    assert headings(pdf) == [("/H1", question), *(("/H2", section) for section in sections)]
    assert bookmarks(pdf) == [question, sections]
    assert len([node for node in elements(pdf) if node["/S"] == "/LI"]) == 6
    assert len([node for node in elements(pdf) if node["/S"] == "/L"]) == 3


def test_document_says_what_it_is():
    reader = open_pdf(make_pdf(rich_document(language="ru")))

    assert reader.metadata.title == "How far did official culture affect Soviet people?"
    assert reader.metadata.author == "Mira Petrova"
    assert reader.root_object["/Lang"] == "ru"


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize(
    "document",
    [
        empty_document(),
        rich_document(),
        rich_document(paragraphs=paragraphs_of(9)),
        rich_document(paragraphs=paragraphs_of(40)),
        rich_document(paragraphs=paragraphs_of(400)),
        plan_of(LONG),
        plan_of("W" * 200_000),
        plan_of("i " * 100_000),
    ],
    ids=["empty", "rich", "nine paragraphs", "forty", "four hundred", "long", "one long word", "narrow letters"],
)
def test_it_is_always_one_readable_page(document, paper):
    pdf = make_pdf(document, paper)

    assert len(pages_of(pdf)) == 1
    assert right_edge(pdf) < 595 - 40 if paper == "a4" else 612 - 40
    assert bottom_edge(pdf) < (842 if paper == "a4" else 792) - 20
    assert min(font_sizes(pdf)) >= 7.5


def test_page_is_as_full_as_its_last_piece_lets_it():
    """Another point would need more room than there is."""
    few, more = (make_pdf(rich_document(paragraphs=paragraphs_of(number))) for number in (8, 20))

    assert "Left out" not in text_of(few)
    assert "Left out" in text_of(more)
    assert max(font_sizes(few)) > max(font_sizes(more))
    assert min(font_sizes(more)) == 7.5


def test_what_was_left_out_is_said():
    text = text_of(make_pdf(rich_document(paragraphs=paragraphs_of(40))))

    left_out = {
        name: int(number) for number, name in re.findall(r"(\d+) ([a-z ]+?)[,.]", text.partition("Left out: ")[2])
    }
    kept = {"paragraphs": len(re.findall(r"\d+\. (?:Literature|Film|Religion)", text)), "cards": text.count("•")}
    assert {name: left_out[name] + kept[name] for name in kept} == {"paragraphs": 40, "cards": 80}
    assert left_out["links"] == 30
    assert left_out["explanations"] == 30
    assert left_out["texts on evidence"] == 20


def test_points_come_before_evidence_and_links_last():
    text = text_of(make_pdf(rich_document(paragraphs=paragraphs_of(13))))

    assert_in_order(text, *(f"{number}. " for number in range(1, 14)), "Conclusion To a limited extent")
    assert text.count("•") + text.count("E 10 of 19") == 26
    assert re.search(r"Left out: \d links\. What the evidence says", text)


def test_first_evidence_of_each_paragraph_comes_before_any_second():
    text = text_of(make_pdf(rich_document(paragraphs=paragraphs_of(24))))

    firsts, others = ("The Union of Soviet Writers", "10 of 19", "about 57%"), ("A “social” task", "60", "17 million")
    assert sum(text.count(f"E {first}") for first in firsts) == 24
    assert sum(text.count(f"• {other}") for other in others) < 24


def test_long_text_is_cut_and_that_is_said():
    document = rich_document(thesis=make_section("thesis", 1, {"thesis": LONG}))

    text = text_of(make_pdf(document))

    assert_in_order(text, "Line of argument Many readers knew little else", "… 1. Literature", "Cut short: 1 text.")
    assert "Left out" not in text


def test_text_that_fits_is_not_cut_however_long_it_is():
    thesis = LONG[:3000].rsplit(" ", 1)[0]

    text = text_of(make_pdf(rich_document(thesis=make_section("thesis", 1, {"thesis": thesis}))))

    assert thesis in text
    assert "Cut short" not in text


def alternatives(paragraphs: tuple) -> list[str]:
    pdf = make_pdf(empty_document(paragraphs=paragraphs))
    return [node["/Alt"] for node in elements(pdf) if node["/S"] == "/Figure"]


def test_charts_are_drawn_where_there_is_room_for_them():
    paragraph = make_section("paragraph", 1, {"evidence": ("", WOMEN, BELIEVERS, KILLED)})

    assert alternatives((paragraph,)) == [
        "Two bars: 3 million in 1928 and 15 million in 1945, five times as many, women in industry",
        "about 57% of adults called themselves believers: a bar filled as far",
        "One dot on a dashed line without ends, as totals differ: 17 million people killed",
    ]
    assert alternatives(paragraphs_of(11)) == []


@pytest.mark.parametrize(("paragraphs", "words", "charts"), [(3, True, True), (6, False, True), (11, False, False)])
def test_less_is_shown_of_the_evidence_before_anything_is_left_out(paragraphs, words, charts):
    sections = paragraphs_of(paragraphs)

    text = text_of(make_pdf(rich_document(paragraphs=sections)))

    assert ("Ten of nineteen plays and ballets had to be withdrawn" in text) == words
    assert ("What the evidence says, and its sources, are in the full plan." in text) != words
    assert bool(alternatives(sections)) == charts
    assert "Left out" not in text


def test_evidence_stands_once_in_a_section_and_without_a_title_begins_with_its_text():
    untitled = make_evidence(9, "", "Sixty plays were banned.")
    paragraph = make_section("paragraph", 1, {"point": ("A point.", BANNED), "evidence": ("", BANNED, untitled)})

    text = text_of(make_pdf(empty_document(paragraphs=(paragraph,))))

    assert text.count("20 theatres closed") == 1
    assert "E Sixty plays were banned." in text


def test_first_card_of_a_part_without_text_on_the_page_has_the_letter_of_its_part():
    text = text_of(make_pdf(rich_document(paragraphs=paragraphs_of(24))))

    assert "1. Literature Supports Significant P Literature reached people deeply, because nothing" in text
    assert text.count("could be printed. E The Union of Soviet Writers") == 6
    assert "• The Union" not in text


def test_side_and_weight_stay_in_one_line():
    for length in range(5, 30):
        paragraph = replace(LITERATURE, factor="Words " + "n" * length)

        boxes = pdftotext(make_pdf(rich_document(paragraphs=(paragraph,))), "-bbox")

        (supports,) = re.findall(r'yMin="([\d.]+)"[^>]*>Supports<', boxes)
        (significant,) = re.findall(r'yMin="([\d.]+)"[^>]*>Significant<', boxes)
        assert supports == significant


def test_empty_plan_says_what_it_lacks():
    text = text_of(make_pdf(empty_document(paragraphs=(make_section("paragraph", 1, {}, PEEL),))))

    assert "Line of argument Not written yet 1. Paragraph P Not written yet Submission 2" in text


def test_several_counterarguments_are_numbered():
    counters = tuple(
        make_section("counter", number, {"counterargument": "Some.", "rebuttal": "None."}) for number in (1, 2)
    )

    text = text_of(make_pdf(empty_document(counters=counters)))

    assert_in_order(text, "Counterargument 1 Some would say: Some. Rebuttal: None.", "Counterargument 2 Some would say")


def test_evidence_of_a_paragraph_that_was_left_out_is_left_out():
    card = make_evidence(1, "Short card", "Short.")
    paragraphs = tuple(
        make_section("paragraph", number, {"point": LONG[:590], "evidence": ("", *([card] if number == 30 else []))})
        for number in range(1, 31)
    )

    text = text_of(make_pdf(empty_document(paragraphs=paragraphs)))

    assert "1. Paragraph" in text
    assert "30. Paragraph" not in text
    assert "Short card" not in text
    assert re.search(r"Left out: \d+ paragraphs, 1 card\.", text)
