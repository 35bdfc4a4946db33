"""The shipped pack, as data and in the database."""

import json
from pathlib import Path

import pytest

from topics.actions import load_pack

SHIPPED = Path(__file__).resolve().parents[2] / "topics" / "packs" / "ussr_under_stalin.json"


@pytest.fixture
def pack() -> dict:
    """The shipped pack; each test has its own copy to spoil."""
    return json.loads(SHIPPED.read_text(encoding="utf-8"))


@pytest.fixture
def bank(db, pack) -> dict:
    """The shipped pack, loaded into the database."""
    load_pack(pack)
    return pack


@pytest.fixture
def tiny_pack() -> dict:
    """The smallest pack that uses every kind of record."""
    evidence = {
        "key": "plays-banned",
        "kind": "figure",
        "title": "Plays banned",
        "text": "Sixty plays were banned.",
        "from": 1937,
        "to": 1938,
        "source": "Class notes",
        "figures": [{"kind": "amount", "value": 60, "unit": "plays banned"}],
    }
    counter = {"key": "bans-fail", "claim": "Bans fail.", "evidence": ["plays-banned"], "rebuttals": ["These held."]}
    argument = {
        "key": "bans-work",
        "claim": "Bans work.",
        "evidence": ["plays-banned"],
        "counterarguments": [counter],
    }
    theme = {"key": "theatre", "title": "Theatre", "arguments": [argument], "evidence": [evidence]}
    question = {
        "key": "how-far-bans",
        "text": "How far did bans work?",
        "topics": ["stage"],
        "command_term": "how_far",
        "both_sides": True,
        "judgement": "degree",
        "stances": {"supports": ["bans-work"]},
    }
    return {
        "format": "essay-planner-pack/1",
        "key": "tiny",
        "title": "Tiny",
        "language": "en",
        "licence": "CC BY 4.0",
        "topics": [{"slug": "stage", "title": "The stage", "themes": [theme]}],
        "questions": [question],
    }
