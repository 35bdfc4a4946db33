"""Pages of ReportLab that are finished only once all of them are there, so that nothing is set twice.

On them then come the head, the foot with the count of pages, and the contents with theirs.
"""

from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

LEFT, RIGHT, TOP, FOOT = 56, A4[0] - 74, A4[1] - 40, 36
LINE, FIRST_LINES, LINES = 19, 28, 35
FIRST_LINE, FURTHER_LINE = 610, 740


@dataclass(frozen=True)
class Entry:
    key: str
    title: str
    page: int


class Sheets(Canvas):
    """A canvas that keeps its pages. `contents` says how many pages at the front are left for the contents."""

    def __init__(self, *arguments, contents: int = 0, **options):
        super().__init__(*arguments, **options)
        self.kept: list[dict] = []
        self.entries: list[Entry] = []
        self.contents = contents
        self.running, self.opens = ("", "", "Contents"), True

    def note(self, title: str, level: int, running: tuple[str, str, str] | None) -> None:
        """Put a heading into the outline; `running` is what is said from here on."""
        key = f"{level}-{self._pageNumber}-{len(self._code)}"
        self.bookmarkPage(key)
        self.addOutlineEntry(title, key, level)
        if running:
            self.entries.append(Entry(key, title, self._pageNumber))
            self.running, self.opens = running, True

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self.kept.append(dict(self.__dict__))
        self._startPage()
        self.opens = False

    def save(self) -> None:
        entries, pages = self.entries, self.kept
        for number, page in enumerate(pages):
            self.__dict__.update(page)
            self.draw_margins(len(pages))
            if number < self.contents:
                self.draw_contents(entries, number)
            super().showPage()
        super().save()

    def draw_margins(self, pages: int) -> None:
        title, name, status = self.running
        self.setFont("Source-400", 8.5)
        if not self.opens:
            self.drawString(LEFT, TOP, title)
            self.drawRightString(RIGHT, TOP, name)
        self.drawString(LEFT, FOOT, status)
        self.drawRightString(RIGHT, FOOT, f"{self._pageNumber} of {pages}")

    def draw_contents(self, entries: list[Entry], number: int) -> None:
        """Draw the entries of the first page of contents, or of a further one, each a link."""
        start = 0 if number == 0 else FIRST_LINES + (number - 1) * LINES
        shown = entries[start : start + (FIRST_LINES if number == 0 else LINES)]
        self.setFont("Source-400", 10.8)
        for line, entry in enumerate(shown):
            y = (FURTHER_LINE if number else FIRST_LINE) - LINE * line
            self.drawString(LEFT, y, entry.title)
            self.drawRightString(RIGHT, y, str(entry.page))
            self.linkAbsolute("", entry.key, (LEFT, y - 4, RIGHT, y + 12), name=f"contents-{entry.page}")


def pages_of_contents(entries: int) -> int:
    return 1 + -(-max(0, entries - FIRST_LINES) // LINES)
