"""The forms for a question and for evidence of one's own."""

import pytest

from plans.forms import OwnEvidenceForm, OwnQuestionForm
from topics.figures import Amount, Change, Share

AMOUNT = {"figure_kind": "amount", "figure_value": "60", "figure_unit": "plays banned"}
CHANGE = {
    "figure_kind": "change",
    "figure_value": "3",
    "figure_value_to": "15",
    "figure_scale": "million",
    "figure_unit": "women in industry",
    "figure_start_year": "1928",
    "figure_end_year": "1945",
    "figure_approximate": "on",
}
SHARE = {"figure_kind": "share", "figure_value": "10", "figure_whole": "19", "figure_unit": "plays"}


def renamed(figure: dict, prefix: str) -> dict:
    return {name.replace("figure_", prefix): value for name, value in figure.items()}


@pytest.fixture
def evidence_form(cast):
    """Return a function that fills the form; the text is there unless a test leaves it out."""
    return lambda **data: OwnEvidenceForm(cast.student, {"text": "Icons were kept.", "kind": "event", **data})


@pytest.fixture
def question_form(db):
    """Return a function that fills the form for a question."""
    fields = {"text": "How far did terror keep Stalin in power?", "command_term": "how_far", "paragraph_model": "peel"}
    return lambda **data: OwnQuestionForm({**fields, **data})


def errors_of(form) -> dict:
    """What each field says is wrong, by the name that the page gives it."""
    forms = [form, *getattr(form, "figures", [])]
    return {one.add_prefix(name): list(messages) for one in forms for name, messages in one.errors.items()}


def test_evidence_needs_its_text_alone(evidence_form):
    form = evidence_form()

    assert errors_of(form) == {}
    assert form.figure_rows() == []
    assert form.save(commit=False).owner.username == "student"


def test_evidence_is_cleaned(evidence_form):
    form = evidence_form(text="Ico\x00ns\r\nwere kept.", source="  A\tbook ")

    evidence = form.save(commit=False) if form.is_valid() else None
    assert (evidence.text, evidence.source) == ("Icons\nwere kept.", "A book")


@pytest.mark.parametrize(
    ("data", "figure"),
    [
        (AMOUNT, Amount(value=60, unit="plays banned")),
        (
            CHANGE,
            Change(3, 15, "women in industry", scale="million", start_year=1928, end_year=1945, approximate=True),
        ),
        (SHARE, Share(value=10, whole=19, unit="plays")),
        ({**AMOUNT, "figure_whole": "99"}, Amount(value=60, unit="plays banned")),
    ],
)
def test_evidence_with_a_figure(evidence_form, data, figure):
    form = evidence_form(**data)

    assert errors_of(form) == {}
    assert [row.figure for row in form.figure_rows()] == [figure]


def test_evidence_with_three_figures(evidence_form):
    second, third = renamed(CHANGE, "figure_2_"), renamed(SHARE, "figure_3_")
    form = evidence_form(**AMOUNT, **second, **third)

    assert errors_of(form) == {}
    assert [type(row.figure) for row in form.figure_rows()] == [Amount, Change, Share]


def test_second_figure_that_is_not_in_order_says_what_to_do(evidence_form):
    form = evidence_form(**AMOUNT, **renamed({**SHARE, "figure_whole": ""}, "figure_2_"))

    assert errors_of(form) == {"figure_2_whole": ["Say out of how many."]}
    assert not form.is_valid()


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"text": " "}, {"text": ["Write what happened, or what the source says."]}),
        (
            {"figure_value": "60"},
            {"figure_kind": ["Choose which kind of figure this is, or empty the number."]},
        ),
        (
            {"figure_kind": "amount"},
            {"figure_value": ["Give the number."], "figure_unit": ["Say what is counted."]},
        ),
        ({**CHANGE, "figure_value_to": ""}, {"figure_value_to": ["Give the number at the end."]}),
        ({**SHARE, "figure_whole": ""}, {"figure_whole": ["Say out of how many."]}),
        (
            {**SHARE, "figure_whole": "9"},
            {"figure_value": ["Value (10) must not be more than whole (9)."]},
        ),
        (
            {**CHANGE, "figure_end_year": "1900"},
            {"figure_value": ["To (1900) must not be before from (1928)."]},
        ),
        (
            {"reliability": "contested"},
            {"__all__": ["Say why contested evidence is contested."]},
        ),
        (
            {"span_from": "1940", "span_to": "1930"},
            {"__all__": ["The first year must not be after the last year."]},
        ),
    ],
)
def test_evidence_that_is_not_in_order_says_what_to_do(evidence_form, data, errors):
    assert errors_of(evidence_form(**data)) == errors


@pytest.mark.parametrize("value", ["-1", "abc", "1e400", "NaN", "9" * 20, "1.23456"])
def test_figure_that_is_no_number_is_refused(evidence_form, value):
    assert list(errors_of(evidence_form(**{**AMOUNT, "figure_value": value}))) == ["figure_value"]


def test_question_takes_what_its_command_term_demands(question_form):
    form = question_form(focus="terror", span_from="1934", span_to="1953")

    assert errors_of(form) == {}
    assert form.question_fields() == {
        "text": "How far did terror keep Stalin in power?",
        "command_term": "how_far",
        "focus": "terror",
        "affected": "",
        "span_from": 1934,
        "span_to": 1953,
        "both_sides": True,
        "judgement": "degree",
    }


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"text": "  "}, {"text": ["Write the question that you want to plan."]}),
        ({"command_term": ""}, {"command_term": ["Choose the command term of your question."]}),
        (
            {"span_from": "1953", "span_to": "1928"},
            {"span_to": ["The last year is before the first. Change one of them."]},
        ),
        ({"text": "x" * 401}, {"text": ["Ensure this value has at most 400 characters (it has 401)."]}),
    ],
)
def test_question_that_is_not_in_order_says_what_to_do(question_form, data, errors):
    assert errors_of(question_form(**data)) == errors


def test_question_with_null_bytes_is_cleaned(question_form):
    form = question_form(text="Why\x00 did\nit come?")

    assert form.is_valid()
    assert form.question_fields()["text"] == "Why did it come?"
