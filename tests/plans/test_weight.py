"""What the first load of the workspace weighs, compressed as production sends it."""

import gzip

import brotli
import pytest

from bench.budgets import FILE_HEADERS_BYTES, FIRST_LOAD_BYTES, SCRIPT_BYTES
from plans.actions import add_section, cite
from topics.models import Evidence

pytestmark = pytest.mark.any_database

PACKED_ALREADY = ("font/", "image/png")
SENTENCE = "A sentence of about the usual length, which says something exact and then why it matters. "


@pytest.fixture
def long_plan(written, theme):
    """A plan of 12 paragraphs, each part written, with 20 cards."""
    for _ in range(9):
        add_section(plan=written.plan, kind="paragraph")
    for number in range(1, 13):
        for role in ("point", "explanation", "link"):
            written.write(role, SENTENCE * 2, number)
    for number in range(20):
        card = Evidence.objects.create(key=f"card-{number}", theme=theme, title=f"Card {number}", text=SENTENCE)
        cite(slot=written.slot("evidence", number % 12 + 1), evidence=card)
    return written


def weight(response) -> int:
    """The size of a response as production sends it, with its headers: text goes compressed, files by Brotli."""
    body, headers = response.body(), response.request.sizes()["responseHeadersSize"]
    if "/static/" not in response.url:
        return headers + len(gzip.compress(body))
    packed = response.headers.get("content-type", "").startswith(PACKED_ALREADY)
    return max(headers, FILE_HEADERS_BYTES) + len(body if packed else brotli.compress(body))


def test_first_load_is_light(browse, long_plan):
    page, responses = browse(long_plan.student), []
    page.on("response", lambda response: responses.append(response))

    main = page.goto(long_plan.url)
    page.wait_for_load_state("networkidle")

    scripts = [response for response in responses if response.request.resource_type == "script"]
    assert len(responses) > 10
    assert main.headers["content-encoding"] == "gzip"
    assert sum(map(weight, responses)) <= FIRST_LOAD_BYTES
    assert sum(map(weight, scripts)) <= SCRIPT_BYTES
