"""The argument of a plan as Argdown (https://argdown.org), from which programs draw argument maps."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from exports.argdown_text import title, words
from exports.hub import Edition, Format
from exports.sketches import drawn_as_text
from exports.text_cleaner import clean
from plans.checks.reading import LINK
from plans.document import EvidenceRecord, PlanDocument, SectionRecord, SlotRecord
from topics import figures

THESIS = "Line of argument"
UNWRITTEN = "Not written yet."
RELATIONS = {"supports": "+>", "challenges": "->"}


def make(edition: Edition) -> bytes:
    document = edition.document
    evidence = {each.id: _Premise(number, each) for number, each in enumerate(document.evidence(), start=1)}
    parts = [
        _head(document, edition.status),
        f"[{THESIS}]: {_all_words(document.thesis) or UNWRITTEN}",
        *(_paragraph(section, evidence) for section in document.paragraphs if _is_written(section)),
        *(_counter(section) for section in document.counters),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _head(document: PlanDocument, status: str) -> str:
    """Return the front matter, which is YAML; it is made of JSON's texts, which YAML takes."""
    rows = {"title": document.question.text, "author": document.author, "version": status}
    return "\n".join(["===", *(f"{name}: {_yaml(text)}" for name, text in rows.items()), "==="])


def _yaml(text: str) -> str:
    quoted = json.dumps(" ".join(clean(text).split()), ensure_ascii=False).replace("=", "\\u003d")
    # What YAML does not take as it stands.
    return quoted.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def _all_words(section: SectionRecord) -> str:
    return " ".join(filter(None, (words(slot.text) for slot in section.slots)))


def _is_written(section: SectionRecord) -> bool:
    return any(slot.is_written for slot in section.slots)


def _paragraph(section: SectionRecord, evidence: dict[int, "_Premise"]) -> str:
    """Return a paragraph as an argument from its evidence and what explains it to its point.

    The first part of every paragraph model says the point, whatever it is called. The link follows from the point and
    proves nothing, so it is what the argument comes to: its description.
    """
    point, *rest = section.slots
    premises = [*_cited(point, evidence), *(premise for slot in rest for premise in _premises(slot, evidence))]
    link = " ".join(filter(None, (words(slot.text) for slot in rest if slot.role.key == LINK)))
    name, said = title(f"Paragraph {section.number}", section.factor), words(point.text) or UNWRITTEN
    relation = f"\n  {RELATIONS[section.side]} [{THESIS}]" if section.side in RELATIONS else ""
    if not premises:
        return f"<{name}>: {' '.join(filter(None, [said, link]))}{relation}"
    lines = [f"({number}) {premise}" for number, premise in enumerate(premises, start=1)]
    conclusion = f"({len(premises) + 1}) [Point {section.number}]: {said}{relation}"
    return "\n".join([f"<{name}>{f': {link}' if link else ''}\n", *lines, "----", conclusion])


def _premises(slot: SlotRecord, evidence: dict[int, "_Premise"]) -> Iterator[str]:
    """Yield the evidence of a slot, then its words, if they are a reason."""
    yield from _cited(slot, evidence)
    if slot.role.key != LINK and (text := words(slot.text)):
        yield text


def _cited(slot: SlotRecord, evidence: dict[int, "_Premise"]) -> Iterator[str]:
    yield from (evidence[citation.evidence.id].cite() for citation in slot.citations)


@dataclass
class _Premise:
    """A piece of evidence, which says its words where it is cited first, and is only named from then on."""

    number: int
    evidence: EvidenceRecord
    is_said: bool = False

    def cite(self) -> str:
        said = "" if self.is_said else f": {self._words() or UNWRITTEN}"
        self.is_said = True
        return f"[{title(f'Evidence {self.number}', self.evidence.title)}]{said}"

    def _words(self) -> str:
        """Return what the evidence says, with its figures, date, source, and why it is contested."""
        evidence = self.evidence
        contested = f"contested: {evidence.reliability_note}" if evidence.is_contested else ""
        about = [*map(figures.words, evidence.figures), evidence.period, evidence.source, contested]
        told = "; ".join(filter(None, about))
        return words(f"{evidence.text or evidence.title} ({told})" if told else evidence.text or evidence.title)


def _counter(section: SectionRecord) -> str:
    """Return a counterargument, which attacks the line of argument, and the rebuttal that attacks it."""
    counter, rebuttal = (
        words(slot.text) if slot else "" for slot in map(section.slot, ("counterargument", "rebuttal"))
    )
    if not counter:
        return ""
    lines = [f"<Counterargument {section.number}>: {counter}", f"  -> [{THESIS}]"]
    return "\n".join([*lines, *([f"  - <Rebuttal {section.number}>: {rebuttal}"] if rebuttal else [])])


FORMAT = Format(
    key="argdown",
    name="Argdown",
    purpose="The argument alone, for programs that draw maps of arguments.",
    suffix="argdown",
    content_type="text/plain; charset=utf-8",
    make=make,
    draw=drawn_as_text(make),
    place=90,
)
