"""Plans made by hand, without a database: a rich one, an empty one, and the builders that they are made with."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from exports.hub import Edition, find_format, plan_formats
from plans.document import (
    CitationRecord,
    EvidenceRecord,
    PlanDocument,
    QuestionRecord,
    SectionRecord,
    SlotRecord,
)
from plans.roles import SECTION_ROLES, Role
from topics.demands import Demand
from topics.figures import Amount, Change, Share

PEEL = (
    Role("point", "Point", "one claim that answers the question", "One way in which…", "P", 1),
    Role("evidence", "Evidence", "names, dates and figures", "For example…", "E", 2, takes_evidence=True),
    Role("explanation", "Explanation", "why the evidence proves the point, and how far", "This shows…", "E", 3),
    Role("link", "Link", "back to the question, in its own words", "So, to answer…", "L", 4),
)
MOMENT = datetime(2026, 5, 5, 13, 2, tzinfo=UTC)
STATUS = "Submission 2, 5 May 2026, 14:02"
PDF_KEYS = [known.key for known in plan_formats() if known.suffix == "pdf" and not known.needs]
NOTES = "Class notes on the USSR under Stalin"


def make_evidence(number: int, title: str, text: str, period: str = "", **fields) -> EvidenceRecord:
    defaults = {
        "kind": "event",
        "span_from": None,
        "span_to": None,
        "source": NOTES,
        "reliability": "reliable",
        "reliability_note": "",
        "is_own": False,
        "figures": (),
    }
    return EvidenceRecord(id=number, title=title, text=text, period=period, **{**defaults, **fields})


WITHDRAWN = make_evidence(
    1,
    "Plays and ballets withdrawn",
    "Ten of nineteen plays and ballets had to be withdrawn by order.",
    "1936–37",
    reliability="fair",
    reliability_note="From class notes that do not say who counted. Use it for the scale.",
    figures=(Share(10, 19, "plays and ballets withdrawn"),),
)
BANNED = make_evidence(
    2,
    "Plays banned, theatres closed",
    "Sixty plays were banned from the stage, and in Moscow and Leningrad twenty theatres had to close.",
    "1937–38",
    figures=(Amount(60, "plays banned"), Amount(20, "theatres closed")),
)
UNION = make_evidence(
    3,
    "The Union of Soviet Writers",
    "Works of every kind were now to raise up the Party and socialism, in language that workers could follow easily.",
    "1934",
)
TASK = make_evidence(
    4,
    "A “social” task",
    "Stalin told a gathering of writers that their task was not “artistic” but “social”: they were to change how "
    "people think and how they behave.",
    "1932",
    source="Stalin to a gathering of writers, 1932, as given in class notes",
)
WOMEN = make_evidence(
    5,
    "Women in industry",
    "Women working in industry went from about three million to fifteen.",
    "1928–45",
    figures=(Change(3, 15, "women in industry", "million", 1928, 1945, approximate=True),),
)
KILLED = make_evidence(
    6,
    "The dead of the purges",
    "Class notes give 17 million people killed.",
    "1934–53",
    reliability="contested",
    reliability_note="Counts from the archives are far lower for executions, and totals differ widely with what is "
    "counted.",
    figures=(Amount(17, "people killed", "million"),),
)
BELIEVERS = make_evidence(
    7,
    "Believers in the census of 1937",
    "More than half of the adults who answered called themselves believers; the census was suppressed.",
    "January 1937",
    source="My grandfather’s history of the Church, p. 112",
    reliability="",
    is_own=True,
    figures=(Share(57, 100, "of adults called themselves believers", approximate=True),),
)


def make_section(kind: str, number: int, texts: dict[str, object], roles=None, **fields) -> SectionRecord:
    """Make a section; a value is the slot's text, or a tuple of text and evidence."""
    ids = count(1)
    slots = []
    for role in roles or SECTION_ROLES.get(kind, PEEL):
        value = texts.get(role.key, "")
        text, *evidence = value if isinstance(value, tuple) else (value,)
        citations = tuple(CitationRecord(next(ids), item) for item in evidence)
        slots.append(SlotRecord(f"{kind}-{number}-{role.key}", role, text, 1, citations))
    defaults = {"side": "", "factor": "", "weight": None}
    return SectionRecord(f"{kind}-{number}", kind, number, slots=tuple(slots), **{**defaults, **fields})


def make_question(text: str = "How far did official culture affect Soviet people?", **fields) -> QuestionRecord:
    defaults = {
        "command_term": "how_far",
        "both_sides": True,
        "judgement": "degree",
        "focus": "official culture",
        "affected": "Soviet people",
        "span_from": 1928,
        "span_to": 1953,
    }
    return QuestionRecord(1, text, Demand(**{**defaults, **fields}))


def empty_document(**fields) -> PlanDocument:
    """A plan as it is when it has just been started."""
    defaults = {
        "id": "4b0e7c1a-0000-4000-8000-000000000001",
        "language": "en",
        "author": "Mira Petrova",
        "classroom": "11B",
        "model": "PEEL",
        "question": make_question(),
        "thesis": make_section("thesis", 1, {}),
        "paragraphs": (),
        "counters": (),
        "conclusion": make_section("conclusion", 1, {}),
    }
    return PlanDocument(**{**defaults, **fields})


LITERATURE = make_section(
    "paragraph",
    1,
    {
        "point": "Literature reached people deeply, because nothing else could be printed.",
        "evidence": ("Writers had to belong to one union with one task.", UNION, TASK),
        "explanation": "People draw ideas from what they read. When every book praises the Party, a reader has nothing "
        "to compare it with, and so doubt has no words.",
        "link": "So official culture affected what Soviet people could think, though not always what they believed.",
    },
    side="supports",
    factor="Literature",
    weight=2,
)
FILM = make_section(
    "paragraph",
    2,
    {
        "point": "Plays and films that did not fit were taken away, so audiences saw what the Party wanted.",
        "evidence": ("", WITHDRAWN, BANNED),
        "explanation": "After two seasons of bans, theatres chose safe plays by themselves.\n\nThe stage in Leningrad "
        "looked like the stage in Moscow.",
        "link": "Official culture decided what was on show.",
    },
    side="supports",
    factor="Film and theatre",
    weight=3,
)
FAITH = make_section(
    "paragraph",
    3,
    {
        "point": "Many kept a faith that no play or novel had given them.",
        "evidence": ("Half of the adults of 1937 had lived through twenty years of Soviet schools.", BELIEVERS, KILLED),
        "explanation": "",
        "link": "",
    },
    side="challenges",
    factor="Religion and belief",
    weight=None,
)


def rich_document(**fields) -> PlanDocument:
    """A plan for the question on official culture: figures, both sides, a counterargument, a judgement, gaps."""
    plan = empty_document(
        thesis=make_section(
            "thesis",
            1,
            {
                "thesis": "Official culture decided what Soviet people could read and watch, but it changed what they "
                "believed far less, so it affected them to a limited extent."
            },
        ),
        paragraphs=(LITERATURE, FILM, FAITH),
        counters=(
            make_section(
                "counter",
                1,
                {
                    "counterargument": "Children who knew nothing else came to believe it: school left them no other "
                    "view.",
                    "rebuttal": "Yet in the census of 1937, after years of such schooling, most adults still called "
                    "themselves believers.",
                },
            ),
        ),
        conclusion=make_section(
            "conclusion",
            1,
            {
                "degree": "To a limited extent",
                "criterion": "what people believed, not what they saw",
                "judgement": "Official culture filled every stage and bookshelf, but belief moved slowly.",
            },
        ),
    )
    return replace(plan, **fields)


def make_pdf(document: PlanDocument, key: str = "plan", *, status: str = STATUS, moment: datetime = MOMENT) -> bytes:
    return find_format(key).make(Edition(document, status, moment))
