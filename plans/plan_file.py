"""A plan that somebody brings as a file: docs/plan-format.md. Every problem is told with its path. Pure."""

from collections.abc import Iterator

from plans.document import PlanDocument
from plans.document_json import FORMAT, document_from_json
from plans.json_text import JsonTextError, read_json
from plans.markdown_file import MarkdownFileError, json_of
from plans.portable import portable
from plans.roles import SECTION_ROLES
from plans.shapes import Custom, Flag, Listing, Problems, Record, Text, Whole, join
from topics.demands import JUDGEMENTS, TERMS
from topics.figures import YEARS, figure_from_json
from topics.pack_format import KINDS, RELIABILITIES

# The limits of the database's fields; a test holds them to those.
SLOT, FACTOR, QUESTION, MODEL, DEMAND_PART = 10_000, 80, 400, 40, 120
TITLE, EVIDENCE, PERIOD, SOURCE, NOTE = 160, 1_000, 60, 300, 600
ROLE_KEY, ROLE_NAME, HINT, LETTER = 20, 40, 120, 2
LANGUAGE = 35
ANY_ID = Whole(0, 10**18 - 1)
NAME = Text(200)
MANY = 200  # of anything in one list: far above any plan

YEAR = Whole(YEARS[0], YEARS[-1], may_be_null=True)


class PlanFileError(ValueError):
    """The file is no plan; `problems` say in words what is wrong with it."""

    def __init__(self, *problems: str):
        super().__init__("; ".join(problems))
        self.problems = list(problems)


def read_plan_file(text: str, *, is_markdown: bool = False) -> PlanDocument:
    """Return the plan that a file holds as JSON, or in the comment of its Markdown, in its portable form.

    Raises PlanFileError.
    """
    try:
        data = read_json(json_of(text, is_markdown=is_markdown))
    except (JsonTextError, MarkdownFileError) as error:
        raise PlanFileError(str(error)) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise PlanFileError(f"This is not a plan in the format {FORMAT}.")
    problems = Problems()
    read = PLAN.read(data, "", problems)
    if problems:
        raise PlanFileError(*(f"{problem}." for problem in problems))
    return portable(document_from_json(read))


def _span_rule(record: dict, path: str, problems: Problems) -> None:
    first, last = record["span_from"], record["span_to"]
    if first is not None and last is not None and first > last:
        problems.append(f"{join(path, 'span_to')} is {last}, before {join(path, 'span_from')}, which is {first}")


def _evidence_rule(evidence: dict, path: str, problems: Problems) -> None:
    _span_rule(evidence, path, problems)
    if not (evidence["title"] or evidence["text"].strip()):
        problems.append(f"{path} has neither a title nor a text")
    if evidence["reliability"] == "contested" and not evidence["reliability_note"].strip():
        problems.append(f"{join(path, 'reliability_note')} must say why the evidence is contested")


def _slots_rule(section: dict, path: str, problems: Problems) -> None:
    """Outside paragraphs the parts are fixed; in a paragraph none comes twice. Evidence is cited in paragraphs."""
    keys = [slot["role"]["key"] for slot in section["slots"]]
    fixed = [role.key for role in SECTION_ROLES.get(section["kind"], ())]
    if fixed and keys != fixed:
        problems.append(f"{join(path, 'slots')} must be, in this order: {', '.join(fixed)}")
    if len(set(keys)) != len(keys):
        problems.append(f"{join(path, 'slots')} must not have a role twice")
    if fixed and any(slot["citations"] for slot in section["slots"]):
        problems.append(f"{path} must not cite evidence, which belongs into paragraphs")


def _citations_rule(slot: dict, path: str, problems: Problems) -> None:
    ids = [citation["evidence"]["id"] for citation in slot["citations"]]
    if len(set(ids)) != len(ids):
        problems.append(f"{join(path, 'citations')} must not hold the same evidence twice")


def _evidence_once_rule(plan: dict, path: str, problems: Problems) -> None:
    """One id is one piece of evidence, wherever it is cited."""
    known = {}
    for where, evidence in _cited(plan):
        if known.setdefault(evidence["id"], evidence) != evidence:
            problems.append(f"{where} has the id {evidence['id']}, under which other evidence is cited before")


def _cited(plan: dict) -> Iterator[tuple[str, dict]]:
    for number, section in enumerate(plan["paragraphs"]):
        for place, slot in enumerate(section["slots"]):
            for index, citation in enumerate(slot["citations"]):
                yield f"paragraphs[{number}].slots[{place}].citations[{index}].evidence", citation["evidence"]


FIGURE = Custom(figure_from_json)
EVIDENCE_RECORD = Record(
    {
        "id": ANY_ID,
        "kind": Text(14, choices=KINDS),
        "title": Text(TITLE),
        "text": Text(EVIDENCE),
        "period": Text(PERIOD),
        "span_from": YEAR,
        "span_to": YEAR,
        "source": Text(SOURCE),
        "reliability": Text(9, choices=RELIABILITIES),
        "reliability_note": Text(NOTE),
        "is_own": Flag(),
        "figures": Listing(FIGURE, MANY),
    },
    _evidence_rule,
)
ROLE = Record(
    {
        "key": Text(ROLE_KEY, is_needed=True, pattern="[-a-zA-Z0-9_]+"),
        "name": Text(ROLE_NAME),
        "hint": Text(HINT),
        "starter": Text(HINT),
        "letter": Text(LETTER),
        "hue": Whole(1, 6),
        "takes_evidence": Flag(),
    }
)
SLOT_RECORD = Record(
    {
        "id": NAME,
        "role": ROLE,
        "text": Text(SLOT, is_typed=True),
        "revision": Whole(0, 2**31 - 1),
        "citations": Listing(Record({"id": ANY_ID, "evidence": EVIDENCE_RECORD}), MANY),
    },
    _citations_rule,
)


def _section(kind: str) -> Record:
    fields = {
        "id": NAME,
        "kind": Text(10, choices=(kind,)),
        "number": Whole(1, 32_767),
        "side": Text(10, choices=("", "supports", "challenges")),
        "factor": Text(FACTOR),
        "weight": Whole(1, 3, may_be_null=True),
        "slots": Listing(SLOT_RECORD, MANY, least=1),
    }
    return Record(fields, _slots_rule)


DEMAND = Record(
    {
        "command_term": Text(20, choices=tuple(TERMS)),
        "both_sides": Flag(),
        "judgement": Text(8, choices=tuple(JUDGEMENTS)),
        "focus": Text(DEMAND_PART),
        "affected": Text(DEMAND_PART),
        "named_factor": Text(DEMAND_PART),
        "span_from": YEAR,
        "span_to": YEAR,
        "command_words": Text(QUESTION),
    },
    _span_rule,
)
PLAN = Record(
    {
        "format": Text(40),
        "id": NAME,
        "language": Text(LANGUAGE, pattern="[a-zA-Z0-9-]*"),
        "author": NAME,
        "classroom": NAME,
        "model": Text(MODEL),
        "question": Record({"id": ANY_ID, "text": Text(QUESTION, is_needed=True), "demand": DEMAND}),
        "thesis": _section("thesis"),
        "paragraphs": Listing(_section("paragraph"), MANY),
        "counters": Listing(_section("counter"), MANY),
        "conclusion": _section("conclusion"),
    },
    _evidence_once_rule,
)
