"""Placing evidence."""

import pytest

from plans.actions import PlanClosed, add_own_evidence, cite, uncite
from plans.models import Citation
from topics.models import Evidence, FigureRow


def own(desk, **fields):
    return Evidence(owner=desk.student, text="My grandmother kept an icon.", **fields)


def test_evidence_is_placed_at_the_end(desk, plays, poem):
    slot = desk.slot("evidence")

    placed = [cite(slot=slot, evidence=evidence) for evidence in (plays, poem)]

    assert [is_new for _, is_new in placed] == [True, True]
    assert list(slot.citations.values_list("evidence__key", "position")) == [("plays", 0), ("poem", 1)]


def test_evidence_is_placed_once_in_a_slot(desk, plays):
    slot = desk.slot("evidence")
    first, _ = cite(slot=slot, evidence=plays)

    again, is_new = cite(slot=slot, evidence=plays)

    assert (again, is_new) == (first, False)


def test_evidence_taken_out_stays_in_the_bank(desk, plays):
    citation, _ = cite(slot=desk.slot("evidence"), evidence=plays)

    uncite(citation=citation)

    assert Citation.objects.count() == 0
    assert Evidence.objects.filter(key="plays").exists()


def test_own_evidence_is_kept_with_its_figure_and_placed(desk):
    figure = FigureRow(kind="amount", value=3, unit="icons")

    citation = add_own_evidence(slot=desk.slot("evidence"), evidence=own(desk), figures=[figure])

    assert citation.evidence.owner == desk.student
    assert [str(row) for row in citation.evidence.figures.all()] == ["3 icons"]


def test_closed_plan_takes_no_evidence_and_keeps_none(desk, plays):
    slot = desk.slot("evidence")
    desk.close()

    with pytest.raises(PlanClosed):
        add_own_evidence(slot=slot, evidence=own(desk))
    with pytest.raises(PlanClosed):
        cite(slot=slot, evidence=plays)

    assert Citation.objects.count() == 0
    assert Evidence.objects.filter(owner=desk.student).count() == 0
