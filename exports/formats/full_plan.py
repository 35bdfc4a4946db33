"""The full plan on paper."""

from exports.hub import Edition, Format
from exports.paper import PDF, Paper
from exports.plan_data import plan_data
from exports.text_cleaner import TextCleaner


def read(edition: Edition, cleaner: TextCleaner) -> dict:
    return plan_data(edition.document, cleaner, edition.status, edition.paper)


PAPER = Paper("plan.typ", read)

FORMAT = Format(
    key="plan",
    name="Full plan",
    purpose="All of the plan with its figures and sources, to keep or hand in.",
    suffix="pdf",
    content_type=PDF,
    make=PAPER.make,
    draw=PAPER.draw,
    place=10,
)
