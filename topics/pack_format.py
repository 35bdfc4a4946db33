"""What a pack of topics may hold (docs/packs.md): every problem of a pack at once, each with its path. Pure."""

import unicodedata
from dataclasses import dataclass

from topics.demands import JUDGEMENTS, TERMS
from topics.figures import YEARS, figure_from_json

FORMAT = "essay-planner-pack/1"
KINDS = ("figure", "event", "decree", "policy", "quotation", "testimony", "interpretation")
RELIABILITIES = ("", "reliable", "fair", "contested")
KEY_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
MAX_KEY = 80
TAKEN_SLUGS = ("search",)


@dataclass(frozen=True)
class Field:
    """What one field may hold: text, key, year, flag, texts, keys, figures, or records of another kind."""

    holds: str
    required: bool = False
    most: int = 0
    choices: tuple[str, ...] = ()


def text(most, required=True, choices=()):
    return Field("text", required, most, tuple(choices))


KEY, YEAR, FLAG = Field("key", required=True), Field("year"), Field("flag")
SPAN = {"from": YEAR, "to": YEAR}

RECORDS = {
    "pack": {
        "format": text(40, choices=(FORMAT,)),
        "key": KEY,
        "title": text(200),
        "language": text(20),
        "licence": text(200),
        "topics": Field("topic", required=True),
        "questions": Field("question"),
    },
    "topic": {
        "slug": KEY,
        "title": text(200),
        "summary": text(2000, required=False),
        **SPAN,
        "themes": Field("theme", required=True),
    },
    "theme": {"key": KEY, "title": text(200), "arguments": Field("argument"), "evidence": Field("evidence")},
    "argument": {
        "key": KEY,
        "facts": Field("texts"),
        "claim": text(400),
        "evidence": Field("keys"),
        "counterarguments": Field("counterargument"),
    },
    "counterargument": {
        "key": KEY,
        "claim": text(400),
        "evidence": Field("keys"),
        "rebuttals": Field("texts", most=400),
    },
    "evidence": {
        "key": KEY,
        "facts": Field("texts"),
        "kind": text(14, choices=KINDS),
        "title": text(160),
        "text": text(1000),
        **SPAN,
        "date": text(60, required=False),
        "source": text(300, required=False),
        "reliability": text(9, required=False, choices=RELIABILITIES),
        "reliability_note": text(600, required=False),
        "figures": Field("figures"),
    },
    "question": {
        "key": KEY,
        "text": text(400),
        "topics": Field("keys", required=True),
        "command_term": text(20, choices=TERMS),
        "both_sides": Field("flag", required=True),
        "judgement": text(8, choices=JUDGEMENTS),
        "focus": text(120, required=False),
        "affected": text(120, required=False),
        "named_factor": text(120, required=False),
        **SPAN,
        "stances": Field("stances"),
    },
    "stances": {"supports": Field("keys"), "challenges": Field("keys")},
}


def pack_problems(data) -> list[str]:
    """Every problem of a pack as "path: what to put right"; an empty list for a good pack.

    References are looked at once the shape is right, since before that they would only repeat the same problem.
    """
    return list(_record(data, "pack", "")) or list(_references(data))


def _record(record, kind, path):
    if not isinstance(record, dict):
        yield f"{path or 'pack'}: must be an object"
        return
    fields = RECORDS[kind]
    for name in record:
        if name not in fields:
            yield f"{_join(path, name)}: unknown field; expected one of {', '.join(fields)}"
    for name, field in fields.items():
        if name in record:
            yield from _field(record[name], field, _join(path, name))
        elif field.required:
            yield f"{_join(path, name)}: is missing"
    yield from _own_rules(record, kind, path)


def _field(value, field, path):
    if field.holds in SCALARS:
        problem = SCALARS[field.holds](value, field)
        if problem:
            yield f"{path}: {problem}"
    elif field.holds == "stances":
        yield from _record(value, "stances", path)
    elif not isinstance(value, list):
        yield f"{path}: must be a list"
    else:
        for index, item in enumerate(value):
            yield from _item(item, field, f"{path}[{index}]")


def _item(item, field, path):
    if field.holds in RECORDS:
        yield from _record(item, field.holds, path)
        return
    problem = ITEMS[field.holds](item, field)
    if problem:
        yield f"{path}: {problem}"


def _text_problem(value, field):
    if not isinstance(value, str):
        return "must be a text"
    if field.required and not value.strip():
        return "must not be empty"
    if field.most and len(value) > field.most:
        return f"must be at most {field.most} characters, and is {len(value)}"
    if any(unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n" for letter in value):
        return "must not hold control characters"
    if field.choices and value not in field.choices:
        return f"must be one of {', '.join(filter(None, field.choices))}"
    return ""


def _line_problem(value, field):
    """A text in a list is never empty."""
    return "must not be empty" if value == "" else _text_problem(value, field)


def _key_problem(value, field):
    if not isinstance(value, str) or not value or len(value) > MAX_KEY or not KEY_LETTERS.issuperset(value):
        return f"must be a key of a-z, 0-9 and hyphens, at most {MAX_KEY} characters"
    return ""


def _year_problem(value, field):
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int) or value not in YEARS:
        return f"must be a year from {YEARS[0]} to {YEARS[-1]}"
    return ""


def _flag_problem(value, field):
    return "" if isinstance(value, bool) else "must be true or false"


def _figure_problem(value, field):
    try:
        figure_from_json(value)
    except ValueError as error:
        return str(error)
    return ""


SCALARS = {"text": _text_problem, "key": _key_problem, "year": _year_problem, "flag": _flag_problem}
ITEMS = {"texts": _line_problem, "keys": _key_problem, "figures": _figure_problem}


def _own_rules(record, kind, path):
    """Rules between the fields of one record."""
    first, last = record.get("from"), record.get("to")
    if isinstance(first, int) and isinstance(last, int) and last < first:
        yield f"{_join(path, 'to')}: must not be before from"
    if kind == "topic" and record.get("slug") in TAKEN_SLUGS:
        yield f"{_join(path, 'slug')}: {record['slug']} is an address of its own; choose another"
    if kind == "evidence":
        noted = bool(record.get("reliability_note"))
        if record.get("reliability") == "contested" and not noted:
            yield f"{_join(path, 'reliability_note')}: contested evidence must say why"
        if not record.get("source") and not noted:
            yield f"{_join(path, 'source')}: give a source or a reliability note"


def walk(data):
    """Every record that has a key, as (kind, key, record, path), in the order of the pack."""
    for t, topic in enumerate(data["topics"]):
        yield "topic", topic["slug"], topic, f"topics[{t}]"
        for h, theme in enumerate(topic["themes"]):
            path = f"topics[{t}].themes[{h}]"
            yield "theme", theme["key"], theme, path
            for e, evidence in enumerate(theme.get("evidence", [])):
                yield "evidence", evidence["key"], evidence, f"{path}.evidence[{e}]"
            for a, argument in enumerate(theme.get("arguments", [])):
                yield "argument", argument["key"], argument, f"{path}.arguments[{a}]"
                for c, counter in enumerate(argument.get("counterarguments", [])):
                    yield "counterargument", counter["key"], counter, f"{path}.arguments[{a}].counterarguments[{c}]"
    for q, question in enumerate(data.get("questions", [])):
        yield "question", question["key"], question, f"questions[{q}]"


def _references(data):
    """Keys that are used twice, and references to keys that the pack does not hold."""
    known = {kind: set() for kind in RECORDS}
    for kind, key, _, path in walk(data):
        if key in known[kind]:
            yield f"{path}: the key {key} is used twice"
        known[kind].add(key)
    for kind, _, record, path in walk(data):
        if kind in ("argument", "counterargument"):
            yield from _unknown(record.get("evidence", []), known["evidence"], f"{path}.evidence")
        elif kind == "question":
            yield from _unknown(record["topics"], known["topic"], f"{path}.topics")
            yield from _stances(record.get("stances", {}), known["argument"], f"{path}.stances")


def _stances(stances, known, path):
    for side, keys in stances.items():
        yield from _unknown(keys, known, f"{path}.{side}")
    for key in stances.get("supports", []):
        if key in stances.get("challenges", []):
            yield f"{path}: {key} is on both sides"


def _unknown(keys, known, path):
    for index, key in enumerate(keys):
        if key not in known:
            yield f"{path}[{index}]: {key} is not in this pack"
        elif key in keys[:index]:
            yield f"{path}[{index}]: {key} is listed twice"


def _join(path, name):
    return f"{path}.{name}" if path else str(name)
