"""Saving a slot: revisions, conflicts, history, and plans that are closed."""

from uuid import UUID

import pytest

from plans.actions import PlanClosed, SaveResult, edits_of, save_slot, take_other_text
from plans.history import group_versions
from plans.models import Slot, SlotEdit

FIRST, SECOND, THIRD = UUID(int=1), UUID(int=2), UUID(int=3)


def save(desk, text, revision, *names, slot=None):
    slot = slot or desk.slot("thesis")
    return save_slot(slot=slot, text=text, revision=revision, author=desk.student, names=names)


def history(slot):
    return list(SlotEdit.objects.filter(slot=slot).values_list("revision", "text"))


def test_save_writes_the_text_and_raises_the_revision(desk):
    result = save(desk, "I argue", 0)

    assert result == SaveResult(conflict=False, text="I argue", revision=1)
    slot = desk.slot("thesis")
    assert (slot.text, slot.revision) == ("I argue", 1)
    assert history(slot) == [(1, "I argue")]


def test_save_marks_the_plan_and_the_slot_as_changed(desk):
    before, slot_before = desk.plan.updated_at, desk.slot("thesis").updated_at

    save(desk, "I argue", 0)

    desk.plan.refresh_from_db()
    assert desk.plan.updated_at > before
    assert desk.slot("thesis").updated_at > slot_before


def test_retry_changes_nothing(desk):
    save(desk, "I argue", 0)

    result = save(desk, "I argue", 0)

    assert result == SaveResult(conflict=False, text="I argue", revision=1)
    assert len(history(desk.slot("thesis"))) == 1


def test_words_of_another_tab_are_not_overwritten(desk):
    save(desk, "One tab", 0)

    result = save(desk, "Another tab", 0)

    assert result == SaveResult(conflict=True, text="One tab", revision=1)
    assert desk.slot("thesis").text == "One tab"


def test_words_that_a_tab_only_saw_are_no_conflict(desk):
    save(desk, "First", 0)
    save(desk, "Second, by another tab", 1)

    result = save(desk, "First", 1)

    assert result == SaveResult(conflict=False, text="Second, by another tab", revision=2)


def test_empty_slot_that_a_tab_only_saw_is_no_conflict(desk):
    save(desk, "By another tab", 0)

    result = save(desk, "", 0)

    assert result == SaveResult(conflict=False, text="By another tab", revision=1)


def test_text_that_meets_the_same_text_of_another_tab_is_no_conflict(desk):
    stale = desk.slot("thesis")
    save(desk, "The same", 0)

    result = save(desk, "The same", 0, slot=stale)

    assert result == SaveResult(conflict=False, text="The same", revision=1)


def test_named_edit_that_comes_again_is_made_once(desk):
    stale = desk.slot("thesis")
    save(desk, "I argue", 0, FIRST)

    result = save(desk, "I argue", 0, FIRST, slot=stale)

    assert result == SaveResult(conflict=False, text="I argue", revision=1)
    assert history(desk.slot("thesis")) == [(1, "I argue")]


def test_named_edit_that_comes_again_does_not_undo_what_replaced_it(desk):
    save(desk, "I argue", 0, FIRST)
    save(desk, "Another tab, on purpose", 1, SECOND)

    result = save(desk, "I argue", 0, FIRST)

    assert result == SaveResult(conflict=False, text="I argue", revision=1, moved_on=True)
    assert desk.slot("thesis").text == "Another tab, on purpose"


def test_edit_after_one_whose_answer_was_lost_is_no_conflict(desk):
    save(desk, "I argue", 0, FIRST)
    save(desk, "I argue that", 0, SECOND, FIRST)

    result = save(desk, "I argue that fear", 0, THIRD, SECOND, FIRST)

    assert result == SaveResult(conflict=False, text="I argue that fear", revision=3)
    assert [text for _, text in history(desk.slot("thesis"))] == ["I argue", "I argue that", "I argue that fear"]


def test_edit_after_one_that_another_tab_replaced_is_a_conflict(desk):
    save(desk, "I argue", 0, FIRST)
    save(desk, "Another tab", 1, SECOND)

    result = save(desk, "I argue that", 0, THIRD, FIRST)

    assert result == SaveResult(conflict=True, text="Another tab", revision=2)


def test_name_that_stands_for_other_words_keeps_no_words_out(desk):
    save(desk, "I argue", 0, FIRST)

    result = save(desk, "I argue that", 1, FIRST)

    assert result == SaveResult(conflict=False, text="I argue that", revision=2)
    assert list(SlotEdit.objects.values_list("name", flat=True)) == [FIRST, None]


def test_revision_that_never_was_is_a_conflict(desk):
    save(desk, "I argue", 0)

    assert save(desk, "Something else", 7).conflict is True


def test_closed_plan_takes_no_words(desk):
    slot = desk.slot("thesis")
    desk.close()

    with pytest.raises(PlanClosed):
        save(desk, "Too late", 0, slot=slot)

    assert desk.slot("thesis").text == ""
    assert SlotEdit.objects.count() == 0


def test_keeping_ones_own_text_leaves_the_other_one_as_a_version(desk):
    save(desk, "Theirs, in the end", 0)
    save(desk, "Mine, in the end", 0, FIRST)

    save(desk, "Mine, in the end", 1, SECOND, FIRST)

    slot = desk.slot("thesis")
    versions = group_versions(edits_of(slot=slot)[slot.pk])
    assert [version.text for version in versions] == ["Theirs, in the end", "Mine, in the end"]


def test_taking_the_other_text_keeps_ones_own_in_the_history(desk):
    save(desk, "Theirs", 0)

    result = take_other_text(slot=desk.slot("thesis"), text="Mine", revision=1, author=desk.student)

    assert result == SaveResult(conflict=False, text="Theirs", revision=3)
    assert desk.slot("thesis").text == "Theirs"
    assert history(desk.slot("thesis")) == [(1, "Theirs"), (2, "Mine"), (3, "Theirs")]


def test_taking_the_other_text_after_one_more_change_is_a_conflict_again(desk):
    save(desk, "Theirs", 0)
    save(desk, "Theirs, again", 1)

    result = take_other_text(slot=desk.slot("thesis"), text="Mine", revision=1, author=desk.student)

    assert result == SaveResult(conflict=True, text="Theirs, again", revision=2)
    assert Slot.objects.get(pk=desk.slot("thesis").pk).text == "Theirs, again"
