"""Our engine is measured beside others, which need not be installed here; no time is looked at."""

import argparse
import html
import json
import re
from dataclasses import replace

import pytest
from django.core.management import call_command

from bench import engines, threads
from bench.rivals import content, ours
from bench.rivals.data import balance_chart, data_of_pack, data_of_plan
from bench.rivals.page import page_of_pack, page_of_plan
from bench.rivals.reading_back import is_tagged, missing_words, plans_in
from bench.rivals.scene import make_plan
from bench.rivals.starting import Engine
from bench.tables import Result
from exports.hub import Edition
from plans.document import PlanDocument
from plans.document_json import document_to_json
from tests.exports.documents import MOMENT, STATUS, rich_document

pytestmark = pytest.mark.any_database

OURS = {"Ours": Engine("bench.rivals.ours", "typst")}
MISSING = {
    "Not installed": Engine("bench.rivals.weasy", "no_such_package"),
    "Not complete": Engine("bench.rivals.weasy", "tests.bench.without_library"),
}
REASONS = [
    ("Not installed", "not measured: No module named 'no_such_package'"),
    ("Not complete", "not measured: cannot load library 'libpango-1.0-0'"),
]


@pytest.fixture
def bank(cast):
    call_command("load_bank", verbosity=0)


@pytest.fixture
def data() -> dict:
    """A plan as JSON, as the processes of the engines read it."""
    return json.loads(json.dumps(document_to_json(rich_document())))


def edition_of(document: PlanDocument) -> Edition:
    return Edition(document, STATUS, MOMENT)


def words_of(page: str) -> str:
    """The words of a page of HTML, as a reader sees them."""
    return html.unescape(re.sub(r"\s*<[^>]*>\s*", " ", page))


def test_engine_is_measured_with_a_plan_and_with_a_pack(bank):
    result = engines.measure(argparse.Namespace(sizes="1,2"), OURS)

    assert [cells[:2] for cells in result.rows] == [("Ours", "1"), ("Ours", "2")]
    assert [(cells[3], cells[-1]) for cells in result.rows] == [("1.00", "yes")] * 2
    assert result.problems == []


def test_engine_that_is_missing_is_said_to_be_not_measured(bank):
    result = engines.measure(argparse.Namespace(sizes="1"), OURS | MISSING)

    assert [(cells[0], cells[2]) for cells in result.rows[1:]] == REASONS
    assert {len(cells) for cells in result.rows} == {10}
    assert result.problems == []


def test_threads_are_measured_where_the_engine_is_there(bank):
    result = threads.measure(argparse.Namespace(renders=0.01), OURS | MISSING)

    assert [cells[:2] for cells in result.rows[1:]] == REASONS
    assert {len(cells) for cells in result.rows} == {7}
    assert all(float(cell) > 0 for cell in result.rows[0][1:])


def test_plan_that_is_set_has_all_there_is_to_set(bank):
    data = data_of_plan(edition_of(make_plan()))

    cards = [card for each in data["paragraphs"] for slot in each["slots"] for card in slot["cards"]]
    assert (len(data["paragraphs"]), len(data["counters"]), len(cards)) == (4, 1, 4)
    assert all(card["figures"] for card in cards)
    assert sum(side["total"] for side in data["balance"]["sides"]) == 8
    assert [slot["degree"] for slot in data["conclusion"]["slots"] if slot["role"] == "degree"] == [2]


def test_each_plan_has_words_of_its_own_and_always_the_same(data):
    texts = [[slot.text for slot in content.edition(data, number).document.slots()] for number in (1, 2, 1)]

    written = [each for each in zip(*texts, strict=True) if len(set(each)) > 1]
    assert texts[0] == texts[2]
    assert len(written) == len(texts[0]) - 1  # all but the degree


def test_pack_comes_in_the_volumes_of_the_site(data):
    sizes = [[edition.document.author for edition in editions] for _, editions in content.volumes(data, 61)]

    assert [len(names) for names in sizes] == [31, 30]
    assert (sizes[0][0], sizes[1][-1]) == ("Student 1", "Student 61")


def test_words_that_an_engine_left_out_are_told(data):
    one, other = content.edition(data, 1), content.edition(data, 2)
    pdf = ours.plan(one)

    assert missing_words(pdf, one.document) == []
    assert len(missing_words(pdf, other.document)) > 100


def test_plan_that_an_engine_left_out_of_a_pack_is_told(data):
    [(cover, editions)] = content.volumes(data, 3)
    pdf = ours.pack(cover, [editions[0], editions[2]])
    result = Result()

    engines.judge("Ours", engines.Told(3, 1.0, 1.0, 1, [pdf]), data, result)

    assert plans_in(pdf, ["Student 1", "Student 2", "Student 3"]) == 2
    assert result.problems == ["Ours set 2 plans of 3"]


def test_pdf_that_is_tagged_is_told_from_one_that_is_not(data):
    pdf = ours.plan(content.edition(data, 1))

    assert is_tagged(pdf)
    assert not is_tagged(pdf.replace(b"/StructTreeRoot", b"/StructTreeRoof"))


def test_page_says_all_of_the_plan(data):
    document = content.edition(data, 1).document

    page = page_of_plan(data_of_plan(edition_of(document)))

    said = words_of(page)
    wanted = [slot.text for slot in document.slots()] + [each.title for each in document.evidence()]
    assert [words for words in wanted if words not in said] == []


def test_page_draws_every_chart_with_its_words():
    data = data_of_plan(edition_of(rich_document()))

    page = page_of_plan(data)

    slots = [slot for each in (*data["paragraphs"], *data["counters"]) for slot in each["slots"]]
    charts = [figure["chart"] for slot in slots for card in slot["cards"] for figure in card["figures"]]
    alts = [chart["alt"] for chart in charts if chart] + [balance_chart(data["balance"])["alt"]]
    titles = [html.unescape(title) for title in re.findall("<svg [^>]*><title>(.*?)</title>", page)]
    assert len(alts) > 3
    assert [alt for alt in alts if alt not in titles] == []


def test_text_is_never_markup_on_the_page():
    hostile = "<b>bold</b> & \"quoted\" </p><script>alert('no')</script>"
    document = rich_document()
    thesis = replace(document.thesis, slots=(replace(document.thesis.slots[0], text=hostile),))
    question = replace(document.question, text=hostile)
    data = data_of_plan(edition_of(replace(document, question=question, thesis=thesis, author=hostile)))
    for card in (card for each in data["paragraphs"] for slot in each["slots"] for card in slot["cards"]):
        card |= {"title": hostile, "source": hostile, "note": hostile}

    page = page_of_plan(data)

    assert "<script" not in page
    assert "<b>bold" not in page
    assert page.count(html.escape(hostile)) > 10


def test_page_of_a_pack_links_its_contents_to_its_plans(data):
    [(cover, editions)] = content.volumes(data, 3)

    page = page_of_pack(data_of_pack(cover, editions))

    assert re.findall('<a href="#(.*?)">(.*?)</a>', page) == [(f"plan-{n}", f"Student {n}") for n in (1, 2, 3)]
    assert re.findall('<article id="(.*?)"', page) == ["plan-1", "plan-2", "plan-3"]


def test_bar_of_the_balance_is_as_wide_as_the_weights():
    data = data_of_plan(edition_of(rich_document()))

    bar = balance_chart(data["balance"])

    weights = [each["weight"] for side in data["balance"]["sides"] for each in side["paragraphs"]]
    widths = [mark["width"] + 2 for mark in bar["marks"] if mark["kind"] == "rect"]
    assert widths == pytest.approx([weight * bar["width"] / sum(weights) for weight in weights])
