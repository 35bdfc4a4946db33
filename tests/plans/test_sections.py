"""Adding, describing, ordering, removing and restoring sections."""

import uuid

import pytest

from plans.actions import (
    PlanClosed,
    add_section,
    describe_section,
    move_section,
    order_sections,
    remove_section,
    restore_section,
    save_page,
)

CLOSED_TO = {
    "add": lambda desk: add_section(plan=desk.plan, kind="paragraph"),
    "describe": lambda desk: describe_section(section=desk.sections()[0], side="supports"),
    "move": lambda desk: move_section(section=desk.sections()[0], step=1),
    "order": lambda desk: order_sections(plan=desk.plan, kind="paragraph", order=[]),
    "remove": lambda desk: remove_section(section=desk.sections()[0]),
    "restore": lambda desk: restore_section(section=desk.sections()[0]),
    "save": lambda desk: save_page(plan=desk.plan, slots=[], sections=[], author=desk.student),
}


@pytest.fixture
def three(desk):
    """A plan whose paragraphs make the points A, B and C."""
    for number, text in enumerate("ABC", start=1):
        desk.write("point", text, number)
    return desk


@pytest.mark.parametrize("state", ["submitted", "approved"])
@pytest.mark.parametrize("act", CLOSED_TO)
def test_closed_plan_refuses(desk, act, state):
    desk.close(state)

    with pytest.raises(PlanClosed):
        CLOSED_TO[act](desk)


def test_returned_plan_is_open_again(desk):
    desk.close("returned")

    add_section(plan=desk.plan, kind="paragraph")

    assert len(desk.sections()) == 4


def test_added_paragraph_comes_last_with_empty_slots(three):
    add_section(plan=three.plan, kind="paragraph")

    assert three.texts() == ["A", "B", "C", ""]


@pytest.mark.parametrize(
    ("number", "step", "order"),
    [(1, 1, "BAC"), (3, -1, "ACB"), (1, -1, "ABC"), (3, 1, "ABC"), (2, -1, "BAC")],
)
def test_moved_paragraph(three, number, step, order):
    move_section(section=three.sections()[number - 1], step=step)

    assert "".join(three.texts()) == order


def test_order_by_drag(three):
    first, second, third = (section.pk for section in three.sections())

    order_sections(plan=three.plan, kind="paragraph", order=[third, first, second])

    assert "".join(three.texts()) == "CAB"


def test_order_of_a_tab_that_missed_a_paragraph_loses_none(three):
    _, second, third = (section.pk for section in three.sections())

    order_sections(plan=three.plan, kind="paragraph", order=[third, second])

    assert "".join(three.texts()) == "CBA"


def test_order_with_unknown_ids_and_repeats_passes_over_them(three):
    first, second, third = (section.pk for section in three.sections())

    order_sections(plan=three.plan, kind="paragraph", order=[third, uuid.uuid4(), third, second, first])

    assert "".join(three.texts()) == "CBA"


def test_removed_paragraph_comes_back_to_its_place_with_its_words(three):
    second = three.sections()[1]

    remove_section(section=second)
    without = three.texts()
    restore_section(section=second)

    assert (without, three.texts()) == (["A", "C"], ["A", "B", "C"])


def test_page_is_saved_at_once_or_not_at_all(three):
    slot = three.slot("point")
    three.close()

    with pytest.raises(PlanClosed):
        save_page(
            plan=three.plan,
            slots=[(slot, "Late", slot.revision)],
            sections=[(slot.section, {"factor": "Late"})],
            author=three.student,
        )

    assert three.texts() == ["A", "B", "C"]
    assert three.sections()[0].factor == ""
