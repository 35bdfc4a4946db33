"""The plan as Markdown: a reader of Markdown shows every text as it was typed."""

import string
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from exports.formats import markdown
from exports.hub import Edition
from exports.markdown_text import block, line
from exports.text_cleaner import clean
from plans.document import PlanDocument
from tests.exports.documents import MOMENT, STATUS, empty_document, make_section, rich_document
from tests.exports.reading_back import assert_in_order, letters_of
from tests.exports.test_hostile_text import MARKUP, plan_of, thesis_of

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OUR_SIGNS = {
    "heading",
    "paragraph",
    "bullet_list",
    "list_item",
    "blockquote",
    "strong",
    "em",
    "inline",
    "text",
    "hardbreak",
}
SIGNS = [
    *MARKUP,
    "# Heading\n## Another #",
    "1. one\n2) two\n- three\n+ four\n* five",
    "> quoted\n\n    indented\n\n\tcode",
    "title\n===\n\ntitle\n---\n***\n___",
    "a | b\n:- | -:\n1 | 2",
    ":-:\n|-|",
    '![image](x.png) [link](y "title") <https://a.b> [^1]\n\n[^1]: note\n[x]: /y',
    "&amp; &#35; AT&T &notathing",
    "<b>bold</b> <!-- gone --> <br/>",
    "line\\\nline  \nline",
    "~~out~~ `code` ``` fence\n```\nfence\n```\n~~~",
    "snake_case_name and *star* and **two** \\* \\\\ \\",
    "$x^2$ {{ template }} :smile: http://a.b/c_d www.a_b.c",
]


def read(text: str) -> tuple[list[str], set[str]]:
    """Return the texts of a Markdown file, block by block, and the kinds of signs that made them.

    The comment at its end holds the plan as data, and is no sign.
    """
    tokens = READER.parse(text)
    if tokens and tokens[-1].type == "html_block":
        del tokens[-1]
    inside = [child for token in tokens for child in token.children or []]
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in [*tokens, *inside]}
    blocks = [
        "".join("\n" if child.type == "hardbreak" else child.content for child in token.children)
        for token in tokens
        if token.type == "inline"
    ]
    return blocks, kinds


def made(document: PlanDocument) -> str:
    return markdown.make(Edition(document, STATUS, MOMENT)).decode()


def test_plan_reads_from_the_question_to_the_sources():
    blocks, kinds = read(made(rich_document()))

    assert kinds <= OUR_SIGNS
    assert blocks[:3] == ["How far did official culture affect Soviet people?", "Name: Mira Petrova", "Class: 11B"]
    assert_in_order(
        "\n".join(blocks),
        "Version: Submission 2, 5 May 2026, 14:02",
        "What the question asks for\nBoth sides",
        "Line of argument\nOfficial culture decided",
        "1. Literature\nSupports · Significant\nPoint\nLiterature reached people deeply",
        "The Union of Soviet Writers (1934)\nWorks of every kind",
        "Source: Class notes on the USSR under Stalin\nReliable",
        "10 of 19 plays and ballets withdrawn",
        "After two seasons of bans, theatres chose safe plays by themselves.\nThe stage in Leningrad",
        "3. Religion and belief\nChallenges · Not weighed yet",
        "Believers in the census of 1937 (January 1937) own evidence",
        "Contested: Counts from the archives",
        "Explanation\nNot written yet.",
        "Counterargument\nSome would say\nChildren who knew nothing else",
        "Conclusion\nDegree\nTo a limited extent",
        "Sources\nClass notes on the USSR under Stalin\nStalin to a gathering",
    )


def test_headings_are_of_three_levels():
    tokens = READER.parse(made(rich_document()))

    assert [token.tag for token in tokens if token.type == "heading_open"][:6] == ["h1", "h2", "h2", "h2", "h3", "h3"]


def test_counterarguments_are_numbered_where_there_are_several():
    first = rich_document().counters[0]

    text = made(rich_document(counters=(first, replace(first, number=2))))

    assert_in_order(text, "## Counterargument 1\n", "## Counterargument 2\n")


def test_plain_text_is_left_plain():
    text = "Half (57 per cent), she said: “no” - at 10:30, i.e. 3-4 of 19; AT&T/GPU + NKVD = 1937!"

    assert block(text) == text


@pytest.mark.parametrize("text", SIGNS)
def test_signs_are_shown_as_they_were_typed_wherever_they_stand(text):
    blocks, kinds = read(made(plan_of(text)))

    assert kinds <= OUR_SIGNS
    # Twice in the head, twice among the demands, six in the evidence and its source, ten in the sections.
    assert letters_of("".join(blocks)).count(letters_of(clean(text))) >= 20


@pytest.mark.parametrize("text", SIGNS)
def test_lines_and_paragraphs_are_kept(text):
    blocks, _ = read(block(text))

    lines = [each.strip() for each in clean(text).split("\n")]
    assert [each for each in "\n".join(blocks).split("\n") if each] == [
        " ".join(each.split(" ")) for each in lines if each
    ]


def test_empty_plan_says_what_is_not_written():
    text = made(empty_document(thesis=make_section("thesis", 1, {"thesis": " \n "})))

    assert text.count("*Not written yet.*") == 4


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(string.punctuation + "aZ19 \n\t", max_size=60))
def test_any_punctuation_is_shown_as_it_was_typed(text):
    blocks, kinds = read(made(thesis_of(text)))

    assert kinds <= OUR_SIGNS
    assert letters_of(f"Lineofargument{clean(text)}") in letters_of("".join(blocks))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(string.punctuation + "aZ19 \n\u00a0\u2003é漢", max_size=40))
def test_any_title_stays_a_title(text):
    blocks, _ = read(f"# {line(text)}\n\n**{line(text)}** (x)")

    shown = unicodedata.normalize("NFC", " ".join(clean(text).split()))
    assert [each for each in blocks if each] == ([shown, f"{shown} (x)"] if shown else ["**** (x)"])
