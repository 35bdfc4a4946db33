"""How checks read a plan: which paragraphs are begun, which slot does what, which words occur. Pure."""

from collections.abc import Iterable, Iterator

from plans.document import PlanDocument, SectionRecord, SlotRecord
from topics.normalise import normalise

REASONS = ("explanation", "analysis", "reasoning")
LINK = "link"
SIDES = ("supports", "challenges")
# Shorter words carry no subject: "the", "of", "on".
SHORTEST_WORD = 4
# Words are the same when they begin alike: "women" and "womens", "terror" and "terrorised".
SAME_LETTERS = 5


def begun(document: PlanDocument) -> tuple[SectionRecord, ...]:
    """Return the paragraphs in which something is written or cited."""
    return tuple(section for section in document.paragraphs if any(slot.is_written for slot in section.slots))


def evidence_slots(section: SectionRecord) -> tuple[SlotRecord, ...]:
    return tuple(slot for slot in section.slots if slot.role.takes_evidence)


def has_evidence(section: SectionRecord) -> bool:
    return any(slot.is_written for slot in evidence_slots(section))


def reasons(document: PlanDocument) -> Iterator[tuple[SectionRecord, SlotRecord]]:
    """Yield the written slots that say why the evidence proves the point, with their paragraphs."""
    for section in begun(document):
        for slot in section.slots:
            if slot.role.key in REASONS and slot.text.strip():
                yield section, slot


def words_of(section: SectionRecord) -> str:
    """Return what a section says, its factor and the titles of its evidence included, ready to search."""
    cited = [citation.evidence for slot in section.slots for citation in slot.citations]
    texts = [section.factor, *(slot.text for slot in section.slots), *(f"{each.title} {each.text}" for each in cited)]
    return normalise(" ".join(texts))


def mentions(text: str, phrase: str) -> bool:
    """Whether a normalised text holds a word of the phrase that carries its subject, in whatever form."""
    said = text.split()
    return any(_is_said(word, said) for word in subject_words(phrase))


def subject_words(phrase: str) -> tuple[str, ...]:
    words = normalise(phrase).split()
    return tuple(word for word in words if len(word) >= SHORTEST_WORD) or tuple(words)


def _is_said(word: str, said: Iterable[str]) -> bool:
    stem = word[:SAME_LETTERS]
    return any(other.startswith(stem) for other in said)


def is_english(document: PlanDocument) -> bool:
    return document.language.startswith("en")
