"""What is in a PDF that an engine made, to see that it left nothing out."""

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from pypdf import PdfReader

from plans.document import PlanDocument


def is_tagged(pdf: bytes) -> bool:
    return "/StructTreeRoot" in PdfReader(io.BytesIO(pdf)).trailer["/Root"]


def plans_in(pdf: bytes, names: Sequence[str]) -> int:
    """Return how many of the plans have a bookmark with the name of their writer."""
    titles = {entry.title for entry in PdfReader(io.BytesIO(pdf)).outline if not isinstance(entry, list)}
    return len(titles & set(names))


def missing_words(pdf: bytes, document: PlanDocument) -> list[str]:
    """Return the words of the parts and of the titles of evidence that do not occur as often as in the plan.

    They are looked for in the pages from the last bookmark of the first level: a single plan, or the last of a pack.
    """
    wanted = [slot.text for slot in document.slots()]
    wanted += [citation.evidence.title for slot in document.slots() for citation in slot.citations]
    return sorted((words(" ".join(wanted)) - words(last_plan(pdf))).elements())


def last_plan(pdf: bytes) -> str:
    reader = PdfReader(io.BytesIO(pdf))
    start = [entry for entry in reader.outline if not isinstance(entry, list)][-1]
    return "\n".join(page.extract_text() for page in reader.pages[reader.get_destination_page_number(start) :])


def words(text: str) -> Counter:
    """Return each word and how often it occurs, whatever way it was broken, spelt with ligatures, or capitalised."""
    plain = unicodedata.normalize("NFKC", text).replace("\u200b", "").replace("\u00ad", "")
    return Counter(re.findall(r"\w+", plain.casefold()))
