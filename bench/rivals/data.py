"""What every engine starts from, read as ours reads it; and pictures that ours draws from words, as marks."""

from collections.abc import Sequence

from exports.formats.full_plan import read
from exports.hub import Edition
from exports.pack_cover import Cover
from exports.pack_data import pack_data
from exports.text_cleaner import TextCleaner
from exports.typesetting import known_characters

BAR = {"width": 460, "height": 18}


def data_of_plan(edition: Edition) -> dict:
    return read(edition, TextCleaner(known_characters()))


def data_of_pack(cover: Cover, editions: Sequence[Edition]) -> dict:
    return pack_data(cover, editions, TextCleaner(known_characters()))


def is_empty(slot: dict) -> bool:
    return not slot["paragraphs"] and not slot["cards"]


def facts_of(card: dict) -> list[str]:
    """Return period, source and how far to trust it."""
    own = "Own evidence" if card["is_own"] else ""
    return [fact for fact in (card["period"], card["source"], card["reliability"], own) if fact]


def facts_of_source(entry: dict) -> list[str]:
    return [fact for fact in (entry["period"], entry["reliability"], f"used in {entry['used_in']}") if fact]


def sayings(balance: dict) -> str:
    """Return what is said below the bar."""
    degree, waiting = balance["degree"].lower(), "; ".join(balance["waiting"])
    said = f"The weights point to “{degree}”; the judgement is the writer’s." if degree else ""
    return f"{said} Not counted: {waiting}." if waiting else said


def balance_chart(balance: dict) -> dict:
    """Return the bar of weights, each paragraph as wide as it weighs."""
    parts = [
        ("on" if side["side"] == "supports" else "soft", each)
        for side in balance["sides"]
        for each in side["paragraphs"]
    ]
    unit = BAR["width"] / sum(each["weight"] for _, each in parts)
    marks, left = [], 0
    for tone, each in parts:
        width = each["weight"] * unit
        marks.append({**rect(left, width - 2), "tone": tone})
        marks.append(text(left + width / 2, each["number"]))
        left += width
    return {**BAR, "marks": marks, "alt": balance["alt"]}


def degree_chart(degree: int, steps: int) -> dict:
    """Return the degree as a dot on a scale."""
    tones = ["on" if step == degree else "line" for step in range(steps)]
    marks = [
        {"kind": "circle", "x": 5 + 13 * step, "y": 5, "radius": 4, "tone": tone} for step, tone in enumerate(tones)
    ]
    return {"width": 13 * steps, "height": 10, "marks": marks, "alt": f"Step {degree + 1} of {steps}"}


def rect(x: float, width: float) -> dict:
    return {"kind": "rect", "x": x, "y": 0, "width": width, "height": BAR["height"], "radius": 2}


def text(x: float, words: str) -> dict:
    return {"kind": "text", "x": x, "y": 13, "text": words, "tone": "value", "anchor": "middle"}
