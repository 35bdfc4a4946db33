"""The whole plan to read and to paste, in Markdown, with the way back into the app at its end: docs/plan-format.md."""

from collections.abc import Iterator

from exports.hub import Edition, Format
from exports.markdown_text import block, line, quoted
from exports.sketches import drawn_as_text
from exports.words import RELIABILITIES, SIDES, WEIGHTS
from plans.document import EvidenceRecord, PlanDocument, SectionRecord, SlotRecord
from plans.markdown_file import plan_comment
from topics.demands import checklist
from topics.figures import words

NOT_WRITTEN = "*Not written yet.*"


def make(edition: Edition) -> bytes:
    document = edition.document
    parts = [
        f"# {line(document.question.text) or 'Question not written yet'}",
        _listed(_details(document, edition.status)),
        *_demands(document),
        *_sections(document),
        *_sources(document),
        plan_comment(document),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _demands(document: PlanDocument) -> Iterator[str]:
    if demands := checklist(document.question.demand):
        yield "## What the question asks for"
        yield _listed(line(label) for _, label in demands)


def _details(document: PlanDocument, status: str) -> Iterator[str]:
    details = {
        "Name": document.author,
        "Class": document.classroom,
        "Paragraphs": document.model,
        "Version": status,
    }
    yield from (f"**{name}:** {line(text)}" for name, text in details.items() if line(text))


def _listed(lines) -> str:
    return "\n".join(f"- {each}" for each in lines)


def _sections(document: PlanDocument) -> Iterator[str]:
    for section in document.sections:
        several = section.kind == "counter" and len(document.counters) > 1
        yield f"## {_heading(section)}{f' {section.number}' if several else ''}"
        yield _described(section)
        for slot in section.slots:
            yield from _slot(slot, is_named=section.kind != "thesis")


def _heading(section: SectionRecord) -> str:
    if section.kind != "paragraph":
        return section.heading
    return f"{section.number}. {line(section.factor) or 'Paragraph'}"


def _described(section: SectionRecord) -> str:
    """Return a paragraph's side and weight in words."""
    if section.kind != "paragraph":
        return ""
    return f"*{SIDES.get(section.side, '')} · {WEIGHTS.get(section.weight, '')}*"


def _slot(slot: SlotRecord, *, is_named: bool) -> Iterator[str]:
    if is_named:
        yield f"### {line(slot.role.name) or 'Part'}"
    text = block(slot.text)
    yield text if text or slot.citations else NOT_WRITTEN
    for citation in slot.citations:
        yield quoted("\n\n".join(_card(citation.evidence)))


def _card(evidence: EvidenceRecord) -> Iterator[str]:
    title, period = line(evidence.title), line(evidence.period)
    head = [f"**{title}**"] if title else []
    head += [f"({period})"] if period else []
    head += ["*own evidence*"] if evidence.is_own else []
    note = ": ".join(filter(None, [RELIABILITIES.get(evidence.reliability, ""), line(evidence.reliability_note)]))
    source = line(evidence.source)
    parts = [
        " ".join(head),
        block(evidence.text),
        _listed(line(words(figure)) for figure in evidence.figures),
        f"Source: {source}" if source else "",
        note,
    ]
    yield from (part for part in parts if part)


def _sources(document: PlanDocument) -> Iterator[str]:
    """Yield each source once, in the order of its first use."""
    sources = dict.fromkeys(line(evidence.source) for evidence in document.evidence())
    if any(sources):
        yield "## Sources"
        yield _listed(source for source in sources if source)


FORMAT = Format(
    key="markdown",
    name="Markdown",
    purpose="All of the plan as text with headings, to paste into notes or a draft; it can be brought in again.",
    suffix="md",
    content_type="text/markdown; charset=utf-8",
    make=make,
    draw=drawn_as_text(make),
    place=80,
)
