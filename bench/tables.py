"""What a measurement gives: rows of a Markdown table, and what is worse than it may be."""

from dataclasses import dataclass, field


@dataclass
class Result:
    rows: list[tuple] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def expect(self, condition: bool, problem: str) -> None:
        if not condition:
            self.problems.append(problem)


def row(cells: tuple) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def header(titles: tuple[str, ...]) -> str:
    """Return the head of a table; all but the first two columns hold numbers."""
    rules = ["---" if place < 2 else "---:" for place in range(len(titles))]
    return f"{row(titles)}\n{row(tuple(rules))}"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def percentile(values: list[float], share: float) -> float:
    """Return the smallest value that at least this share of all does not exceed."""
    ordered = sorted(values)
    rank = max(-(-len(ordered) * int(share * 100) // 100), 1)
    return ordered[rank - 1]
