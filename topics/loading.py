"""A pack on its way into the database: rows first, then what links them, in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, prefetch_related_objects

from topics.figures import Amount, Change, Figure, Share, figure_from_json
from topics.models import (
    Argument,
    Counterargument,
    Evidence,
    FigureRow,
    Question,
    Rebuttal,
    Side,
    Stance,
    Theme,
    Topic,
)
from topics.normalise import normalise
from topics.pack_format import walk


@dataclass(frozen=True)
class Count:
    """How many records of a kind the pack holds, and how many of them were new or changed."""

    total: int
    created: int
    updated: int


class Loading:
    """One pack on its way into the database: rows first, then what links them."""

    def __init__(self, data):
        self.records = {kind: {} for kind in ("topic", "theme", "evidence", "argument", "counterargument", "question")}
        for kind, key, record, _ in walk(data):
            self.records[kind][key] = record
        self.counts: dict[str, Count] = {}

    def run(self) -> dict[str, Count]:
        topics = self.upsert(Topic, "topic", self.topic_rows(), key_field="slug")
        themes = self.upsert(Theme, "theme", self.theme_rows(topics))
        evidence = self.upsert(Evidence, "evidence", self.evidence_rows(themes))
        self.replace_figures(evidence)
        arguments = self.upsert(Argument, "argument", self.argument_rows(themes))
        counters = self.upsert(Counterargument, "counterargument", self.counter_rows(arguments))
        self.replace_rebuttals(counters)
        questions = self.upsert(Question, "question", self.question_rows())
        self.link(Argument.evidence.through, "argument", "evidence", arguments, evidence)
        self.link(Counterargument.evidence.through, "counterargument", "evidence", counters, evidence)
        self.link(Question.topics.through, "question", "topic", questions, topics)
        self.set_stances(questions, arguments)
        for rows in (topics, evidence, arguments, counters, questions):
            refresh_search_text(list(rows.values()))
        return self.counts

    def topic_rows(self):
        for position, (slug, topic) in enumerate(self.records["topic"].items()):
            yield (
                slug,
                {"title": topic["title"], "summary": topic.get("summary", ""), "position": position, **span(topic)},
            )

    def theme_rows(self, topics):
        for slug, topic in self.records["topic"].items():
            for position, theme in enumerate(topic["themes"]):
                yield theme["key"], {"topic_id": topics[slug].pk, "title": theme["title"], "position": position}

    def evidence_rows(self, themes):
        for theme_key, theme in self.records["theme"].items():
            for position, record in enumerate(theme.get("evidence", [])):
                copied = {name: record.get(name, "") for name in ("kind", "title", "text", "source")}
                trust = {name: record.get(name, "") for name in ("reliability", "reliability_note")}
                place = {"theme_id": themes[theme_key].pk, "position": position, "date_label": record.get("date", "")}
                yield record["key"], {**copied, **trust, **place, **span(record)}

    def argument_rows(self, themes):
        for theme_key, theme in self.records["theme"].items():
            for position, record in enumerate(theme.get("arguments", [])):
                yield record["key"], {"theme_id": themes[theme_key].pk, "claim": record["claim"], "position": position}

    def counter_rows(self, arguments):
        for argument_key, argument in self.records["argument"].items():
            for position, record in enumerate(argument.get("counterarguments", [])):
                place = {"argument_id": arguments[argument_key].pk, "position": position}
                yield record["key"], {"claim": record["claim"], **place}

    def question_rows(self):
        for position, (key, record) in enumerate(self.records["question"].items()):
            demand = {name: record[name] for name in ("text", "command_term", "both_sides", "judgement")}
            parts = {name: record.get(name, "") for name in ("focus", "affected", "named_factor")}
            yield key, {**demand, **parts, "position": position, **span(record)}

    def upsert(self, model, kind, rows: Iterable[tuple[str, dict]], key_field="key") -> dict[str, Model]:
        """Create or update rows by key, in three queries however many there are; unchanged rows are not written."""
        rows = dict(rows)
        found = model.objects.in_bulk(list(rows), field_name=key_field)
        create, update = [], []
        for key, fields in rows.items():
            row = found.get(key) or model(**{key_field: key})
            changed = [name for name, value in fields.items() if getattr(row, name) != value]
            for name in changed:
                setattr(row, name, fields[name])
            if not row.pk:
                create.append(row)
            elif changed:
                update.append(row)
        model.objects.bulk_create(create)
        if update:
            model.objects.bulk_update(update, sorted({name for fields in rows.values() for name in fields}))
        self.counts[kind] = Count(len(rows), len(create), len(update))
        return {**found, **{getattr(row, key_field): row for row in create}}

    def replace_figures(self, evidence):
        rows = list(evidence.values())
        prefetch_related_objects(rows, "figures")
        stale, fresh = [], []
        for row in rows:
            wanted = [figure_from_json(figure) for figure in self.records["evidence"][row.key].get("figures", [])]
            present = list(row.figures.all())
            if [figure_row.figure for figure_row in present] != wanted:
                stale += [figure_row.pk for figure_row in present]
                fresh += [figure_to_row(row, figure, position) for position, figure in enumerate(wanted)]
        FigureRow.objects.filter(pk__in=stale).delete()
        FigureRow.objects.bulk_create(fresh)

    def replace_rebuttals(self, counters):
        rows = list(counters.values())
        prefetch_related_objects(rows, "rebuttals")
        stale, fresh = [], []
        for row in rows:
            wanted = self.records["counterargument"][row.key].get("rebuttals", [])
            present = list(row.rebuttals.all())
            if [rebuttal.text for rebuttal in present] != wanted:
                stale += [rebuttal.pk for rebuttal in present]
                fresh += [Rebuttal(counterargument=row, text=text, position=n) for n, text in enumerate(wanted)]
        Rebuttal.objects.filter(pk__in=stale).delete()
        Rebuttal.objects.bulk_create(fresh)

    def link(self, through, left, right, lefts, rights):
        """Make the links between the pack's own records what the pack says; other links stay."""
        field = "topics" if right == "topic" else "evidence"
        wanted = {
            (row.pk, rights[key].pk)
            for left_key, row in lefts.items()
            for key in self.records[left][left_key].get(field, [])
        }
        own = {f"{left}__in": list(lefts.values()), f"{right}__in": list(rights.values())}
        present = {
            (pair[0], pair[1]): pair[2]
            for pair in through.objects.filter(**own).values_list(f"{left}_id", f"{right}_id", "pk")
        }
        through.objects.filter(pk__in=[pk for pair, pk in present.items() if pair not in wanted]).delete()
        missing = sorted(wanted - present.keys())
        through.objects.bulk_create(through(**{f"{left}_id": a, f"{right}_id": b}) for a, b in missing)

    def set_stances(self, questions, arguments):
        wanted = {
            (question.pk, arguments[argument].pk): side
            for key, question in questions.items()
            for side in Side.values
            for argument in self.records["question"][key].get("stances", {}).get(side, [])
        }
        own = Stance.objects.filter(question__in=list(questions.values()), argument__in=list(arguments.values()))
        present = {(stance.question_id, stance.argument_id): stance for stance in own}
        stale = [stance.pk for pair, stance in present.items() if wanted.get(pair) != stance.side]
        kept = {pair for pair, stance in present.items() if wanted.get(pair) == stance.side}
        Stance.objects.filter(pk__in=stale).delete()
        Stance.objects.bulk_create(
            Stance(question_id=pair[0], argument_id=pair[1], side=side)
            for pair, side in wanted.items()
            if pair not in kept
        )


def span(record) -> dict:
    return {"span_from": record.get("from"), "span_to": record.get("to")}


def refresh_search_text(rows: list[Model]) -> None:
    """Fill the words to search, which save() fills elsewhere and writing in bulk does not."""
    model = type(rows[0]) if rows else None
    if model is Evidence:
        rows = Evidence.objects.filter(pk__in=[row.pk for row in rows]).prefetch_related("figures")
    stale = []
    for row in rows:
        words = normalise(" ".join(row.words_to_search()))
        if words != row.search_text:
            row.search_text = words
            stale.append(row)
    if stale:
        model.objects.bulk_update(stale, ["search_text"])


def figure_to_row(evidence: Evidence, figure: Figure, position: int) -> FigureRow:
    """The figure as a row of the evidence, not yet saved."""
    names = ("value", "value_to", "whole", "scale", "unit", "start_year", "end_year", "approximate")
    kind = {Amount: "amount", Change: "change", Share: "share"}[type(figure)]
    fields = {name: getattr(figure, name) for name in names if hasattr(figure, name)}
    return FigureRow(evidence=evidence, kind=kind, position=position, **fields)
