"""Template tags for figures and questions; they take the bank's records and those of a frozen document alike."""

from django import template

from topics.charts import Svg, draw, to_svg
from topics.demands import Part, annotate, checklist, span_words
from topics.figures import Amount, Change, Figure, Share, headline, plain, unit_words

register = template.Library()


@register.simple_tag
def figures_of(evidence) -> tuple[Figure, ...]:
    """The figures of a piece of evidence: of rows fetched beforehand, or of a frozen record."""
    figures = evidence.figures
    return figures if isinstance(figures, tuple) else tuple(row.figure for row in figures.all())


@register.simple_tag
def figure_svg(figure: Figure, contested: bool = False, wide: bool = False) -> Svg:
    """The figure's chart as SVG, or nothing where its number says it all."""
    return to_svg(draw(figure, contested, wide))


@register.filter
def figure_parts(figure: Figure) -> dict:
    """The parts of the number as it is set large: "about" 3 → 15 "million"; of a share, 10 "of" 19."""
    percent = "%" if figure.unit.startswith("%") else ""
    parts = {"about": figure.approximate, "value": plain(figure.value), "to": "", "whole": "", "after": ""}
    match figure:
        case Amount():
            parts["value"] += percent
            parts["after"] = f"{figure.scale} {unit_words(figure)}".strip()
        case Change():
            parts["to"] = plain(figure.value_to) + percent
            parts["after"] = figure.scale
        case Share() if figure.whole == 100:
            parts["value"] += "%"
        case Share():
            parts["whole"] = plain(figure.whole)
    return parts


@register.filter
def in_short(evidence) -> str:
    """What tells a piece of evidence apart on one line: its first number, or else its date if it has one."""
    figures = figures_of(evidence)
    if figures:
        return headline(figures[0])
    return evidence.period if any(letter.isdigit() for letter in evidence.period) else ""


@register.filter
def span(record) -> str:
    """The years of a topic, a question or a piece of evidence: "1928–1945"."""
    return span_words(record.span_from, record.span_to)


@register.simple_tag
def question_parts(question) -> tuple[Part, ...]:
    """The question's words, cut where a demand begins and ends."""
    return annotate(question.text, question.demand)


@register.simple_tag
def question_demands(question) -> tuple[tuple[str, str], ...]:
    """What the question asks for, as (key, words)."""
    return checklist(question.demand)
