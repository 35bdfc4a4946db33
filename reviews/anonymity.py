"""Taking people's names out of texts and plans that others will read. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from plans.document import EvidenceRecord, PlanDocument, SectionRecord, SlotRecord
from reviews.folding import fold
from reviews.name_words import WORDS_TOO

INSTEAD = "[name]"
SHORTEST = 2  # an initial is no name
SHORTEST_HALF = 4  # "Neill" of "O'Neill" is one, "De" of "De'Ath" is none
SHORTEST_IN_ANY_CASE = 4
BETWEEN_PARTS = re.compile(r"[\s.,\u2010-\u2013-]+")
APOSTROPHE = "'"
# A letter before or after would make it another word; an s may follow: "Annas" is how some write "Anna's".
BEFORE, AFTER = r"(?<![^\W\d_])", r"(?=[sS]?(?![^\W\d_]))"


def without_names(text: str, names: Iterable[str]) -> str:
    """Return the text with `[name]` in place of each name, in full or in part.

    Accents and the kind of apostrophe do not matter. A part that is short or a common word counts only as it is
    written in names, "May" or "MAY" and not "may": a word that is nobody's shall stay, as far as one can tell. Where
    one cannot, it goes.
    """
    pattern = _pattern(frozenset(names))
    if not (pattern and text):
        return text
    folded = fold(text)
    told, place = [], 0
    for found in pattern.finditer(folded.text):
        start, end = folded.places[found.start()], folded.places[found.end()]
        told += [text[place:start], INSTEAD]
        place = end
    return "".join([*told, text[place:]])


@lru_cache(maxsize=64)
def _pattern(names: frozenset[str]) -> re.Pattern | None:
    plain = {fold(name).text.strip() for name in names}
    full = {name for name in plain if len(name.split()) > 1}
    parts = {part for name in plain for part in _parts(name)}
    in_any_case = {part for part in parts if _is_told_in_any_case(part)}
    cased = {form for part in parts - in_any_case for form in _cased(part)}
    patterns = [
        rf"{BEFORE}(?i:{_any_of(full | in_any_case)}){AFTER}" if full | in_any_case else "",
        rf"{BEFORE}(?:{_any_of(cased)}){AFTER}" if cased else "",
        # Where a script has no capitals, it may have no spaces either, and put little words before a name.
        _any_of({part for part in parts if not _has_cases(part)}),
    ]
    found = "|".join(filter(None, patterns))
    return re.compile(found) if found else None


def _parts(name: str) -> list[str]:
    """Return the parts of a name, but not the small words in it, such as "van" in "Jan van Dyke"."""
    parts = [part for part in BETWEEN_PARTS.split(name) if len(part) >= SHORTEST and any(map(str.isalpha, part))]
    parts += [half for part in parts for half in part.split(APOSTROPHE)[1:] if len(half) >= SHORTEST_HALF]
    has_capitals = name != name.lower()
    return [part for part in parts if not (has_capitals and _has_cases(part) and part == part.lower())]


def _is_told_in_any_case(part: str) -> bool:
    return _has_cases(part) and len(part) >= SHORTEST_IN_ANY_CASE and part.lower() not in WORDS_TOO


def _cased(part: str) -> tuple[str, ...]:
    return (part, part.capitalize(), part.upper()) if _has_cases(part) else ()


def _has_cases(part: str) -> bool:
    return part.lower() != part.upper()


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of the words, the longest first, with any white space where they have some."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)


def anonymous(document: PlanDocument, others: Iterable[str] = ()) -> PlanDocument:
    """Return the plan without its author: no name, no ids of the plan's own, and the name taken out of every text.

    So are the names of `others`.
    """
    names = (document.author, *others)
    return replace(
        document,
        id="",
        author="",
        question=replace(document.question, text=without_names(document.question.text, names)),
        thesis=_section(document.thesis, names),
        paragraphs=tuple(_section(section, names) for section in document.paragraphs),
        counters=tuple(_section(section, names) for section in document.counters),
        conclusion=_section(document.conclusion, names),
    )


def _section(section: SectionRecord, names: tuple[str, ...]) -> SectionRecord:
    slots = tuple(_slot(slot, names) for slot in section.slots)
    return replace(section, id="", factor=without_names(section.factor, names), slots=slots)


def _slot(slot: SlotRecord, names: tuple[str, ...]) -> SlotRecord:
    citations = tuple(replace(each, id=0, evidence=_evidence(each.evidence, names)) for each in slot.citations)
    return replace(slot, id="", revision=0, text=without_names(slot.text, names), citations=citations)


def _evidence(evidence: EvidenceRecord, names: tuple[str, ...]) -> EvidenceRecord:
    """Only what somebody wrote themselves is changed: what the bank says is nobody's."""
    if not evidence.is_own:
        return evidence
    texts = ("title", "text", "period", "source", "reliability_note")
    return replace(evidence, **{name: without_names(getattr(evidence, name), names) for name in texts})
