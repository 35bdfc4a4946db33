"""Figures as data: an amount, a change between two years, a share of a whole.

A figure keeps exact decimals, knows its unit and can say itself: `headline` for the eye, `words` for the ear.
Pure: nothing here knows about the database or the web.
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from unicodedata import category

SCALES = ("", "thousand", "million")
MAX_VALUE = Decimal(10) ** 12
MAX_PLACES = 3
MAX_UNIT = 120
YEARS = range(-3000, 2101)

TIMES = {
    2: "twice", 3: "three times", 4: "four times", 5: "five times", 6: "six times",
    7: "seven times", 8: "eight times", 9: "nine times", 10: "ten times",
}  # fmt: skip
PARTS = {
    2: "half", 3: "a third", 4: "a quarter", 5: "a fifth", 6: "a sixth",
    7: "a seventh", 8: "an eighth", 9: "a ninth", 10: "a tenth",
}  # fmt: skip


@dataclass(frozen=True)
class Amount:
    """So many of something: 17 million people."""

    value: Decimal
    unit: str
    scale: str = ""
    approximate: bool = False

    def __post_init__(self):
        _set(self, value=_decimal(self.value, "value"), unit=_unit(self.unit))
        _check_scale(self.scale)
        _check_flag(self.approximate)


@dataclass(frozen=True)
class Change:
    """From one value to another, with the years where they are known: 3 to 15 million, 1928 to 1945."""

    value: Decimal
    value_to: Decimal
    unit: str
    scale: str = ""
    start_year: int | None = None
    end_year: int | None = None
    approximate: bool = False

    def __post_init__(self):
        value, value_to = _decimal(self.value, "value"), _decimal(self.value_to, "value_to")
        _set(self, value=value, value_to=value_to, unit=_unit(self.unit))
        _check_scale(self.scale)
        _check_flag(self.approximate)
        _check_years(self.start_year, self.end_year)


@dataclass(frozen=True)
class Share:
    """So many out of a whole: 10 of 19 plays. A share of 100 is read as a percentage."""

    value: Decimal
    whole: Decimal
    unit: str
    approximate: bool = False

    def __post_init__(self):
        _set(
            self,
            value=_decimal(self.value, "value"),
            whole=_decimal(self.whole, "whole"),
            unit=_unit(self.unit),
        )
        _check_flag(self.approximate)
        if not self.whole:
            raise ValueError("whole must be more than 0")
        if self.value > self.whole:
            raise ValueError(f"value ({plain(self.value)}) must not be more than whole ({plain(self.whole)})")


Figure = Amount | Change | Share


def figure_to_json(figure: Figure) -> dict:
    """A JSON object with its keys in a fixed order; whole numbers as numbers, others as exact strings."""
    match figure:
        case Amount():
            kind = {"kind": "amount", "value": _json(figure.value), "scale": figure.scale}
            years = {}
        case Change():
            kind = {"kind": "change", "value": _json(figure.value), "value_to": _json(figure.value_to)}
            kind["scale"] = figure.scale
            years = {"from": figure.start_year, "to": figure.end_year}
        case Share():
            kind = {"kind": "share", "value": _json(figure.value), "whole": _json(figure.whole)}
            years = {}
    return {**kind, "unit": figure.unit, **years, "approximate": figure.approximate}


FIELDS = {
    "amount": (Amount, {"value": "value", "scale": "scale"}),
    "change": (
        Change,
        {"value": "value", "value_to": "value_to", "scale": "scale", "from": "start_year", "to": "end_year"},
    ),
    "share": (Share, {"value": "value", "whole": "whole"}),
}


def figure_from_json(data) -> Figure:
    """The figure a JSON object describes; ValueError says what is wrong with it."""
    if not isinstance(data, dict):
        raise ValueError("a figure must be an object")
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in FIELDS:
        raise ValueError("kind must be amount, change or share")
    make, names = FIELDS[kind]
    names = {**names, "unit": "unit", "approximate": "approximate"}
    unknown = sorted(str(key) for key in data if key not in names and key != "kind")
    if unknown:
        raise ValueError(f"a figure of kind {kind} has no {', '.join(unknown)}")
    missing = [key for key in ("value", "value_to", "whole", "unit") if key in names and key not in data]
    if missing:
        raise ValueError(f"a figure of kind {kind} needs {', '.join(missing)}")
    return make(**{names[key]: value for key, value in data.items() if key != "kind"})


def headline(figure: Figure) -> str:
    """The number as it is set large: "17 million", "3 → 15 million", "10 of 19", "57%"."""
    about = "about " if figure.approximate else ""
    match figure:
        case Amount():
            return about + _scaled(figure.value, figure)
        case Change():
            return f"{about}{plain(figure.value)} → {_scaled(figure.value_to, figure)}"
        case Share():
            return about + _share(figure)


def in_line(figure: Figure) -> str:
    """The number within a sentence, which is read aloud as well: "3 to 15 million"."""
    return headline(figure).replace(" → ", " to ")


def words(figure: Figure) -> str:
    """The whole figure as it is spoken."""
    about = "about " if figure.approximate else ""
    match figure:
        case Amount():
            return f"{about}{_scaled(figure.value, figure)}{_separator(figure)}{unit_words(figure)}"
        case Change():
            start = f"from {about}{_scaled(figure.value, figure)}{_in_year(figure.start_year)}"
            end = f"to {_scaled(figure.value_to, figure)}{_in_year(figure.end_year)}"
            times = change_words(figure)
            return f"{start} {end}: {unit_words(figure)}" + (f", {times}" if times else "")
        case Share():
            return f"{about}{_share(figure)} {unit_words(figure)}"


def change_words(change: Change) -> str:
    """How the two values compare, where that is a plain multiple or part; otherwise nothing is claimed."""
    if not change.value or not change.value_to:
        return ""
    up, down = change.value_to / change.value, change.value / change.value_to
    if up in TIMES:
        return f"{TIMES[int(up)]} as many"
    if down in PARTS:
        return f"{PARTS[int(down)]} as many"
    return ""


def unit_words(figure: Figure) -> str:
    """The unit without the percent sign, which belongs to the number."""
    return figure.unit.removeprefix("%").strip()


def plain(value: Decimal) -> str:
    """A number as English prints it: 1,234 and 3.5."""
    number = f"{value:,f}"
    return number.rstrip("0").rstrip(".") if "." in number else number


def _scaled(value, figure):
    sign = "%" if figure.unit.startswith("%") else ""
    return f"{plain(value)}{sign} {figure.scale}".strip()


def _share(share):
    if share.whole == 100:
        return f"{plain(share.value)}%"
    return f"{plain(share.value)} of {plain(share.whole)}"


def _separator(amount):
    return " of " if amount.unit.startswith("%") and not unit_words(amount).startswith("of ") else " "


def _in_year(year):
    return "" if year is None else f" in {year_words(year)}"


def year_words(year: int) -> str:
    return f"{-year} BC" if year < 0 else str(year)


def _set(figure, **values):
    for name, value in values.items():
        object.__setattr__(figure, name, value)


def _decimal(value, name):
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise ValueError(f"{name} must be a number")
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise ValueError(f"{name} must be a number") from None
    if not number.is_finite():
        raise ValueError(f"{name} must be a number")
    if not 0 <= number < MAX_VALUE:
        raise ValueError(f"{name} must be 0 or more, and less than {plain(MAX_VALUE)}")
    return _tidy(number, name)


def _tidy(number, name):
    """The same number without trailing zeros or an exponent, so that 3, 3.0 and 3.000 are one figure."""
    if number.quantize(Decimal(1).scaleb(-MAX_PLACES)) != number:
        raise ValueError(f"{name} must have at most {MAX_PLACES} decimal places")
    if number == number.to_integral_value():
        return abs(number.quantize(Decimal(1)))
    return number.normalize()


def _unit(unit):
    if not isinstance(unit, str) or not unit.strip():
        raise ValueError("unit must say what is counted")
    unit = " ".join(unit.split())
    if any(category(letter) in ("Cc", "Cs") for letter in unit):
        raise ValueError("unit must not hold control characters")
    if len(unit) > MAX_UNIT:
        raise ValueError(f"unit must be at most {MAX_UNIT} characters")
    return unit


def _check_scale(scale):
    if scale not in SCALES:
        raise ValueError("scale must be empty, thousand or million")


def _check_flag(approximate):
    if not isinstance(approximate, bool):
        raise ValueError("approximate must be true or false")


def _check_years(start, end):
    for name, year in (("from", start), ("to", end)):
        if year is not None and (isinstance(year, bool) or not isinstance(year, int) or year not in YEARS):
            raise ValueError(f"{name} must be a year")
    if start is not None and end is not None and end < start:
        raise ValueError(f"to ({end}) must not be before from ({start})")


def _json(value):
    return int(value) if value == value.to_integral_value() else str(value)
