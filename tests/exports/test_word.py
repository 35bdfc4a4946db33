"""The plan in word processors, read back: the same words in the same styles in .docx and .odt."""

from tests.exports.documents import FILM, STATUS, WOMEN, empty_document, make_section, rich_document
from tests.exports.text_documents import in_style, read

PARTS = [("Heading 2", part) for part in ("Point", "Evidence", "Explanation", "Link")]


def test_outline_is_that_of_the_plan(text_format):
    paragraphs, _ = read(text_format, rich_document())

    assert [found for found in paragraphs if found[0].startswith(("Title", "Heading"))] == [
        ("Title", "How far did official culture affect Soviet people?"),
        ("Heading 1", "Line of argument"),
        ("Heading 1", "1. Literature"),
        *PARTS,
        ("Heading 1", "2. Film and theatre"),
        *PARTS,
        ("Heading 1", "3. Religion and belief"),
        *PARTS,
        ("Heading 1", "Counterargument"),
        ("Heading 2", "Some would say"),
        ("Heading 2", "Rebuttal"),
        ("Heading 1", "Conclusion"),
        ("Heading 2", "Degree"),
        ("Heading 2", "Criterion: judged by"),
        ("Heading 2", "Judgement"),
        ("Heading 1", "Sources"),
    ]


def test_each_part_has_a_style_of_its_own(text_format):
    paragraphs, _ = read(text_format, rich_document())

    assert in_style(paragraphs, "PEEL Point")[0].startswith("Literature reached people")
    assert in_style(paragraphs, "PEEL Explanation")[1:3] == [
        "After two seasons of bans, theatres chose safe plays by themselves.",
        "The stage in Leningrad looked like the stage in Moscow.",
    ]
    assert in_style(paragraphs, "Degree") == ["To a limited extent"]
    assert in_style(paragraphs, "Criterion") == ["what people believed, not what they saw"]
    for style in ("Line of argument", "Counterargument", "Rebuttal", "Judgement"):
        assert len(in_style(paragraphs, style)) == 1


def test_opening_says_whose_plan_it_is_and_what_the_question_asks_for(text_format):
    paragraphs, _ = read(text_format, rich_document())

    assert in_style(paragraphs, "Plan details") == [
        "Name\tMira Petrova",
        "Class\t11B",
        "Paragraphs\tPEEL",
        f"Version\t{STATUS}",
    ]
    assert in_style(paragraphs, "List Bullet") == [
        "Both sides",
        "A judgement of degree",
        "Effect on Soviet people",
        "1928–1953",
    ]


def test_side_and_weight_are_words(text_format):
    paragraphs, _ = read(text_format, rich_document())

    assert in_style(paragraphs, "Side and weight") == [
        "Side: Supports  ·  Weight: Significant",
        "Side: Supports  ·  Weight: Decisive",
        "Side: Challenges  ·  Weight: Not weighed yet",
    ]


def test_evidence_comes_with_figures_source_and_reliability(text_format):
    paragraphs, _ = read(text_format, empty_document(paragraphs=(FILM,)))

    assert [found for found in paragraphs if found[0].startswith("Evidence")] == [
        ("Evidence title", "Plays and ballets withdrawn"),
        ("Evidence figure", "10 of 19  plays and ballets withdrawn"),
        ("Evidence text", "Ten of nineteen plays and ballets had to be withdrawn by order."),
        (
            "Evidence source",
            "1936–37  ·  Class notes on the USSR under Stalin  ·  Fair"
            "\nHow far to trust it: From class notes that do not say who counted. Use it for the scale.",
        ),
        ("Evidence title", "Plays banned, theatres closed"),
        ("Evidence figure", "60  plays banned"),
        ("Evidence figure", "20  theatres closed"),
        (
            "Evidence text",
            "Sixty plays were banned from the stage, and in Moscow and Leningrad twenty theatres had to close.",
        ),
        ("Evidence source", "1937–38  ·  Class notes on the USSR under Stalin  ·  Reliable"),
    ]


def test_figure_of_a_change_says_its_years(text_format):
    paragraph = make_section("paragraph", 1, {"evidence": ("", WOMEN)})

    paragraphs, _ = read(text_format, empty_document(paragraphs=(paragraph,)))

    assert in_style(paragraphs, "Evidence figure") == ["about 3 → 15 million  women in industry, 1928–1945"]


def test_sources_say_where_they_are_used(text_format):
    paragraphs, _ = read(text_format, empty_document(paragraphs=(FILM,)))

    assert paragraphs[-4:] == [
        ("Heading 1", "Sources"),
        ("Source", "Class notes on the USSR under Stalin"),
        (
            "Source entry",
            "Plays and ballets withdrawn  1936–37  ·  Fair  ·  used in paragraph 2"
            "\nFrom class notes that do not say who counted. Use it for the scale.",
        ),
        ("Source entry", "Plays banned, theatres closed  1937–38  ·  Reliable  ·  used in paragraph 2"),
    ]


def test_empty_plan_says_what_is_not_there_yet(text_format):
    paragraphs, notes = read(text_format, empty_document())

    assert notes == []
    assert (
        paragraphs[-12:]
        == [
            ("Heading 1", "Line of argument"),
            ("Line of argument", "Not written yet: your answer in one sentence"),
            ("Heading 1", "Paragraphs"),
            ("Normal", "None yet"),
            ("Heading 1", "Counterargument"),
            ("Normal", "None yet"),
            ("Heading 1", "Conclusion"),
            *(("Heading 2", "Degree"), ("Degree", "Not written yet: how far, in a word")),
            *(("Heading 2", "Criterion: judged by"), ("Criterion", "Not written yet: what you judged it by")),
            ("Heading 2", "Judgement"),
            ("Judgement", "Not written yet: your judgement, in one sentence"),
        ][-12:]
    )


def test_several_counterarguments_are_numbered(text_format):
    counters = tuple(make_section("counter", number, {}) for number in (1, 2))

    paragraphs, _ = read(text_format, empty_document(counters=counters))

    assert in_style(paragraphs, "Heading 1")[2:4] == ["Counterargument 1", "Counterargument 2"]
