"""Figures: exact values, honest words, and JSON that comes back the same."""

import json
from decimal import Decimal

import pytest

from topics.figures import (
    Amount,
    Change,
    Share,
    change_words,
    figure_from_json,
    figure_to_json,
    headline,
    words,
)

WOMEN = Change(3, 15, "women in industry", "million", 1928, 1945, approximate=True)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Amount(17, "people killed", "million"), "17 million"),
        (Amount(682000, "executions", approximate=True), "about 682,000"),
        (Amount("3.50", "roubles", "thousand"), "3.5 thousand"),
        (Amount(57, "% of adults"), "57%"),
        (Change(3, 15, "women in industry", "million", 1928, 1945), "3 → 15 million"),
        (Change(39, 56, "% of paid workers", "", 1940, 1945), "39 → 56%"),
        (Share(10, 19, "plays and ballets withdrawn"), "10 of 19"),
        (Share(57, 100, "of adults"), "57%"),
    ],
)
def test_headline(figure, expected):
    assert headline(figure) == expected


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (WOMEN, "from about 3 million in 1928 to 15 million in 1945: women in industry, five times as many"),
        (Change(4, 2, "theatres", "", 1937, 1938), "from 4 in 1937 to 2 in 1938: theatres, half as many"),
        (Change(39, 56, "% of workers", "", 1940, 1945), "from 39% in 1940 to 56% in 1945: of workers"),
        (Change(1, 2, "cities", "", -44, 14), "from 1 in 44 BC to 2 in 14: cities, twice as many"),
        (Change(4, 2, "theatres"), "from 4 to 2: theatres, half as many"),
        (Amount(17, "people killed", "million"), "17 million people killed"),
        (Amount(57, "% adults"), "57% of adults"),
        (Share(10, 19, "plays withdrawn"), "10 of 19 plays withdrawn"),
        (Share(57, 100, "of adults", approximate=True), "about 57% of adults"),
    ],
)
def test_words(figure, expected):
    assert words(figure) == expected


@pytest.mark.parametrize(("value", "value_to"), [(0, 5), (5, 0), (57, 87), (1, 11), (7, 7)])
def test_change_words_without_a_plain_multiple(value, value_to):
    assert change_words(Change(value, value_to, "schools")) == ""


@pytest.mark.parametrize("value", [3, 3.0, "3", "3.000", Decimal("3.0"), "3E+0"])
def test_equal_numbers_make_equal_figures(value):
    assert Amount(value, "plays") == Amount(3, "plays")


@pytest.mark.parametrize(
    "figure", [Amount("0.1", "tonnes"), WOMEN, Change(1, "2.25", "towns", "", 1926), Share(10, 19, "plays")]
)
def test_json_round_trip(figure):
    text = json.dumps(figure_to_json(figure))

    again = figure_from_json(json.loads(text))

    assert again == figure
    assert json.dumps(figure_to_json(again)) == text


def test_json_key_order_is_fixed():
    assert json.dumps(figure_to_json(WOMEN)) == (
        '{"kind": "change", "value": 3, "value_to": 15, "scale": "million", "unit": "women in industry", '
        '"from": 1928, "to": 1945, "approximate": true}'
    )


def test_json_of_a_fraction_is_exact():
    assert figure_to_json(Amount(0.1, "tonnes"))["value"] == "0.1"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"value": "many"}, "value must be a number"),
        ({"value": True}, "value must be a number"),
        ({"value": "NaN"}, "value must be a number"),
        ({"value": -1}, "value must be 0 or more, and less than 1,000,000,000,000"),
        ({"value": "1e999999"}, "value must be 0 or more, and less than 1,000,000,000,000"),
        ({"value": "0.00001"}, "value must have at most 3 decimal places"),
        ({"value": "0." + "9" * 60}, "value must have at most 3 decimal places"),
        ({"unit": "  "}, "unit must say what is counted"),
        ({"unit": None}, "unit must say what is counted"),
        ({"unit": "pl\x00ays"}, "unit must not hold control characters"),
        ({"unit": "x" * 121}, "unit must be at most 120 characters"),
        ({"scale": "billion"}, "scale must be empty, thousand or million"),
        ({"approximate": 1}, "approximate must be true or false"),
    ],
)
def test_amount_that_cannot_be(arguments, message):
    with pytest.raises(ValueError) as error:
        Amount(**{"value": 1, "unit": "plays", **arguments})

    assert str(error.value) == message


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Share(20, 19, "plays"), "value (20) must not be more than whole (19)"),
        (lambda: Share(0, 0, "plays"), "whole must be more than 0"),
        (lambda: Change(1, 2, "plays", "", 1945, 1928), "to (1928) must not be before from (1945)"),
        (lambda: Change(1, 2, "plays", "", "1928"), "from must be a year"),
        (lambda: Change(1, 2, "plays", "", 1928, 99999), "to must be a year"),
    ],
)
def test_figure_that_contradicts_itself(make, message):
    with pytest.raises(ValueError) as error:
        make()

    assert str(error.value) == message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "a figure must be an object"),
        ({"value": 1}, "kind must be amount, change or share"),
        ({"kind": ["amount"]}, "kind must be amount, change or share"),
        ({"kind": "amount", "value": 1}, "a figure of kind amount needs unit"),
        ({"kind": "change", "unit": "x"}, "a figure of kind change needs value, value_to"),
        (
            {"kind": "share", "value": 1, "whole": 2, "unit": "x", "from": 1},
            "a figure of kind share has no from",
        ),
    ],
)
def test_json_that_is_no_figure(data, message):
    with pytest.raises(ValueError) as error:
        figure_from_json(data)

    assert str(error.value) == message
