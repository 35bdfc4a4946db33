"""The full plan on paper."""

from exports.hub import Edition, Format
from exports.plan_data import plan_data
from exports.typesetting import engine_fingerprint, typeset_cleaned


def make(edition: Edition) -> bytes:
    return typeset_cleaned(
        "plan.typ",
        lambda cleaner: plan_data(edition.document, cleaner, edition.status, edition.paper),
        moment=edition.moment,
        subject=edition.document.id,
    )


FORMAT = Format(
    key="plan",
    name="Full plan",
    purpose="All of the plan with its figures and sources, to keep or hand in.",
    suffix="pdf",
    content_type="application/pdf",
    make=make,
    engine=engine_fingerprint,
    place=10,
    is_for_paper=True,
)
