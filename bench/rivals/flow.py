"""A plan as flowables of ReportLab's platypus."""

from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from bench.rivals.data import balance_chart, degree_chart, facts_of, facts_of_source, is_empty, sayings
from bench.rivals.looks import (
    AT_RIGHT,
    BIG,
    CARD,
    FACTS,
    FRAME,
    HUES,
    KIND,
    LARGE,
    NAME,
    PARTS,
    PLAIN,
    SECTION,
    SMALL,
    STRONG,
    TEXT,
    TITLE,
)
from bench.rivals.shapes import drawing

WIDTH, AXIS, BADGE, FIGURE = 465, 31, 19, 118  # points
BEGINNING = 4  # flowables that stay with the head of a section: a part of a paragraph with its name


class Bookmark(Flowable):
    """A place in the document that takes no room: in its outline, and what the pages from here on are to say."""

    width = height = 0

    def __init__(self, title: str, level: int, running: tuple[str, str, str] | None = None):
        super().__init__()
        self.title, self.level, self.running = title, level, running

    def wrap(self, *available) -> tuple[int, int]:
        return 0, 0

    def draw(self) -> None:
        self.canv.note(self.title, self.level, self.running)


def words(text: str, look: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text), look)


# ---- Heads


def plan_story(plan: dict) -> list[Flowable]:
    return [begin(plan, plan["title"]), words("Essay plan", KIND), question(plan["question"]), *body_of_plan(plan)]


def story_in_pack(plan: dict) -> list[Flowable]:
    head = [begin(plan, plan["name"]), words("Essay plan", KIND), words(plan["name"], NAME)]
    return [*head, question(plan["question"]), *body_of_plan(plan)]


def contents_head(pack: dict) -> list[Flowable]:
    facts, order = words(" · ".join(pack["facts"]), SMALL), words(pack["order"], KIND)
    return [words("Essay plans", KIND), question(pack["question"]), facts, words("Contents", SECTION), order]


def begin(plan: dict, title: str) -> Bookmark:
    return Bookmark(title, 0, (plan["running_title"], plan["running_name"], plan["status"]))


def question(parts: list[dict]) -> Paragraph:
    runs = (f"<u>{escape(part['text'])}</u>" if part["kind"] else escape(part["text"]) for part in parts)
    return Paragraph("".join(runs), TITLE)


def demands_and_details(plan: dict) -> Table:
    demands = [words("This question asks for", STRONG), *(words(f"• {each}", SMALL) for each in plan["demands"])]
    rows = [[words(name, FACTS), words(text, SMALL)] for name, text in plan["details"]]
    return Table([[demands, Table(rows, colWidths=[62, WIDTH / 2 - 70], style=PLAIN)]], [WIDTH / 2] * 2, style=PLAIN)


# ---- The plan


def body_of_plan(plan: dict) -> list[Flowable]:
    return [
        demands_and_details(plan),
        *section(plan["thesis"], lambda slot: body(slot, LARGE)),
        *(each for data in (*plan["paragraphs"], *plan["counters"]) for each in section(data, part)),
        *(balance(plan["balance"]) if plan["balance"] else []),
        *section(plan["conclusion"], lambda slot: concluding(slot, plan["degrees"])),
        *(sources(plan["sources"]) if plan["sources"] else []),
    ]


def section(data: dict, show) -> list[Flowable]:
    """Return the section; its head stays with the beginning of what it holds."""
    standing = f"{data['side_words']}, {data['weight_words']}" if data["is_paragraph"] else ""
    title = " ".join(filter(None, (data["number"], data["title"])))
    return beginning_together(section_head(title, standing), [each for slot in data["slots"] for each in show(slot)])


def beginning_together(head: list[Flowable], held: list[Flowable]) -> list[Flowable]:
    return [KeepTogether([*head, *held[:BEGINNING]]), *held[BEGINNING:]]


def section_head(title: str, standing: str = "") -> list[Flowable]:
    rule = [*PLAIN, ("LINEABOVE", (0, 0), (-1, 0), 0.6, HexColor("#d9d3c6")), ("TOPPADDING", (0, 0), (-1, -1), 12)]
    row = Table([[words(title, SECTION), words(standing, AT_RIGHT)]], [WIDTH - 150, 150], style=rule)
    return [Spacer(0, 15), Bookmark(title, 1), row]


def part(slot: dict) -> list[Flowable]:
    """Return a part with its letter, its name, and a line beside it that goes on over the page."""
    hue = HUES[slot["hue"] - 1]
    badge = [("BOX", (0, 0), (0, 0), 0.5, HexColor(hue)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    row = [words(slot["letter"], PARTS[slot["hue"] - 1]), words(slot["name"], PARTS[slot["hue"] - 1])]
    head = Table([row], [BADGE, WIDTH - BADGE], style=badge if slot["letter"] else PLAIN)
    line = [
        *PLAIN,
        ("LINEBEFORE", (0, 0), (0, -1), 1.5, HexColor(hue)),
        ("LEFTPADDING", (0, 0), (-1, -1), AXIS - BADGE / 2),
    ]
    spine = Table([[each] for each in body(slot, TEXT)], [WIDTH - BADGE / 2], style=line)
    return [Spacer(0, 8), CondPageBreak(90), head, spine]


def concluding(slot: dict, degrees: list[str]) -> list[Flowable]:
    dots = [] if slot["degree"] is None else [drawing(degree_chart(slot["degree"], len(degrees)), most=WIDTH)]
    return [words(slot["name"], STRONG), *dots, *body(slot, TEXT)]


def body(slot: dict, look: ParagraphStyle) -> list[Flowable]:
    if is_empty(slot):
        return [words(f"Not written yet. {slot['hint']}", FACTS)]
    return [*written(slot["paragraphs"], look), *(card(each) for each in slot["cards"])]


def written(paragraphs: list[list[str]], look: ParagraphStyle) -> list[Paragraph]:
    return [Paragraph("<br/>".join(map(escape, lines)), look) for lines in paragraphs]


# ---- Evidence


def card(data: dict) -> Table:
    """Return a card, which is not broken, since it is one row of a table."""
    width = WIDTH - AXIS - 14
    figures = [each for one in data["figures"] for each in figure(one)]
    row, columns = [card_words(data)], [width]
    if figures:
        row, columns = [figures, *row], [FIGURE + 20, width - FIGURE - 20]
    return Table([row], columns, style=FRAME, cornerRadii=[6] * 4)


def card_words(data: dict) -> list[Flowable]:
    note = [words(f"How far to trust it: {data['note']}", FACTS)] if data["note"] else []
    facts = words(" · ".join(facts_of(data)), FACTS)
    return [words(data["title"], STRONG), *written(data["paragraphs"], CARD), facts, *note]


def figure(data: dict) -> list[Flowable]:
    run = '<font size="10.8">{}</font>'
    runs = (run.format(escape(words)) if is_word else escape(words) for words, is_word in data["headline"])
    chart = [drawing(data["chart"], most=FIGURE)] if data["chart"] else []
    return [Paragraph("".join(runs), BIG), words(data["unit"], FACTS), *chart]


# ---- Balance and sources


def balance(data: dict) -> list[Flowable]:
    sides = Table([[side(each) for each in data["sides"]]], [WIDTH / 2] * 2, style=PLAIN)
    bar = drawing(balance_chart(data), most=WIDTH)
    return [KeepTogether([*section_head("Balance"), bar, sides, words(sayings(data), SMALL)])]


def side(data: dict) -> list[Flowable]:
    entries = [words(f"{each['name']}, {each['weight_words']}", SMALL) for each in data["paragraphs"]]
    return [words(f"{data['words']} {data['total']}", STRONG), *(entries or [words("Nothing yet", SMALL)])]


def sources(found: list[dict]) -> list[Flowable]:
    return beginning_together(section_head("Sources"), [each for one in found for each in source(one)])


def source(data: dict) -> list[Flowable]:
    entries = (each for entry in data["entries"] for each in source_entry(entry))
    return [CondPageBreak(50), words(data["source"] or "No source given", STRONG), *entries, Spacer(0, 8)]


def source_entry(entry: dict) -> list[Flowable]:
    notes = [words(entry["note"], FACTS)] if entry["note"] else []
    return [words(entry["title"], SMALL), words(" · ".join(facts_of_source(entry)), FACTS), *notes]
