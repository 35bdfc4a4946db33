"""Saving one slot through htmx: the answer, its size and cost, and everything that can be wrong."""

import uuid
from datetime import UTC, datetime

import pytest

from bench.budgets import SAVE_ANSWER_BYTES, SAVE_QUERIES
from plans.actions import remove_section
from plans.models import SLOT_MAX_LENGTH, SlotEdit
from tests.plans.pages import text_of
from tests.support.queries import count_queries


@pytest.fixture
def save(htmx, desk, plan_url):
    """Return a function that saves a slot as the page does."""

    def post(slot, text, revision=None, **more):
        url = plan_url("slots", slot.pk)
        revision = slot.revision if revision is None else revision
        return htmx(url, {f"slot-{slot.pk}": text, f"rev-{slot.pk}": revision, **more})

    return post


@pytest.fixture
def two_past_two(monkeypatch):
    """It is 14:02 of a summer's day in London."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 5, 5, 13, 2, tzinfo=UTC))


def test_slot_is_saved(save, desk):
    slot = desk.slot("point")

    response = save(slot, "One way in which…")

    assert response.status_code == 200
    assert desk.slot("point").text == "One way in which…"


def test_answer_brings_what_changed_and_nothing_else(save, desk):
    slot = desk.slot("point")

    html = save(slot, "One way").content.decode()

    assert f'id="state-{slot.pk}"' in html
    assert f'id="rev-{slot.pk}" name="rev-{slot.pk}" value="1" data-hx-swap-oob="true"' in html
    assert f'id="dot-{slot.pk}" data-hx-swap-oob="true"' in html
    assert "is-done" in html
    assert f'id="line-{slot.section_id}" data-hx-swap-oob="true">One way</span>' in html
    assert 'data-hx-swap-oob="innerHTML:#save-state"' in html
    assert "<textarea" not in html


def test_answer_says_when_it_was_saved_in_the_classs_time(save, desk, two_past_two):
    response = save(desk.slot("thesis"), "I argue")

    assert text_of(response) == "Saved 14:02 Saved 14:02"


def test_answer_is_small_however_long_the_text(save, desk):
    response = save(desk.slot("point"), "й" * SLOT_MAX_LENGTH)

    assert response.status_code == 200
    assert len(response.content) <= SAVE_ANSWER_BYTES


def test_save_costs_six_queries(save, desk):
    slot = desk.slot("point")

    with count_queries(exactly=SAVE_QUERIES):
        save(slot, "One way")


def test_save_that_comes_again_is_made_once(save, desk):
    slot, name = desk.slot("point"), {f"edit-{desk.slot('point').pk}": str(uuid.UUID(int=1))}
    save(slot, "One way", **name)

    response = save(slot, "One way", **name)

    assert response.status_code == 200
    assert SlotEdit.objects.count() == 1


def test_save_that_comes_again_after_another_sends_for_the_plan(save, desk):
    slot, name = desk.slot("point"), {f"edit-{desk.slot('point').pk}": str(uuid.UUID(int=1))}
    save(slot, "One way", **name)
    save(desk.slot("point"), "Another tab")

    response = save(slot, "One way", **name)

    assert response.headers["HX-Trigger-After-Settle"] == '{"plan-moved-on": {}}'
    assert f'name="rev-{slot.pk}" value="1"' in response.content.decode()
    assert desk.slot("point").text == "Another tab"


def test_save_that_names_one_whose_answer_was_lost_is_no_conflict(save, desk):
    slot, first, second = desk.slot("point"), str(uuid.UUID(int=1)), str(uuid.UUID(int=2))
    save(slot, "One way", **{f"edit-{slot.pk}": first})

    response = save(slot, "One way in which", **{f"edit-{slot.pk}": f"{second} {first}"})

    assert response.status_code == 200
    assert [str(name) for name in SlotEdit.objects.values_list("name", flat=True)] == [first, second]


def test_name_of_an_edit_that_is_no_id_is_refused(save, desk):
    slot = desk.slot("point")

    response = save(slot, "One way", **{f"edit-{slot.pk}": "; DROP"})

    assert response.status_code == 404
    assert desk.slot("point").text == ""


def test_emptied_slot_is_marked_empty_again(save, written):
    slot = written.slot("point")

    html = save(slot, "").content.decode()

    assert written.slot("point").text == ""
    assert "is-empty" in html


def test_evidence_slot_without_words_stays_written_while_a_card_is_in_it(save, written):
    slot = written.write("evidence", "A note")

    assert "is-done" in save(slot, "").content.decode()


def test_retry_is_no_conflict(save, desk):
    slot = desk.slot("thesis")
    save(slot, "I argue", 0)

    response = save(slot, "I argue", 0)

    assert response.status_code == 200
    assert SlotEdit.objects.count() == 1


def test_stale_revision_shows_both_texts_and_overwrites_neither(save, desk):
    slot = desk.slot("thesis")
    desk.write("thesis", "The other window’s words")

    response = save(slot, "My words", 0)

    assert response.status_code == 409
    assert "this part was changed in another window" in text_of(response)
    assert "The other window’s words" in text_of(response)
    assert f'name="rev-{slot.pk}" value="1"' in response.content.decode()
    assert "Saved" not in text_of(response)
    assert desk.slot("thesis").text == "The other window’s words"


def test_words_that_somebody_only_saw_are_not_said_to_be_saved_where_others_stand_now(save, desk):
    desk.write("thesis", "What both windows saw")
    desk.write("thesis", "The other window’s words")

    response = save(desk.slot("thesis"), "What both windows saw", 1)

    assert response.status_code == 409
    assert "The other window’s words" in text_of(response)
    assert desk.slot("thesis").text == "The other window’s words"


def test_saving_again_after_a_conflict_keeps_mine(save, desk):
    slot = desk.slot("thesis")
    desk.write("thesis", "The other window’s words")
    save(slot, "My words", 0)

    response = save(slot, "My words", 1)

    assert response.status_code == 200
    assert desk.slot("thesis").text == "My words"


def test_other_text_that_is_empty_is_said_in_words(save, desk):
    slot = desk.write("thesis", "I argue")
    desk.write("thesis", "")

    response = save(slot, "I argue more", 1)

    assert response.status_code == 409
    assert "The other window emptied it." in text_of(response)


def test_too_long_text_is_refused_with_its_length(save, desk):
    slot = desk.slot("thesis")

    response = save(slot, "x" * (SLOT_MAX_LENGTH + 240))

    assert response.status_code == 422
    assert "This part has 10,240 characters; there is room for 10,000. Shorten it by 240" in text_of(response)
    assert f'value="{slot.revision}"' in response.content.decode()
    assert desk.slot("thesis").text == ""


def test_paste_of_100_kb_is_refused_and_the_answer_stays_small(save, desk):
    save(desk.slot("thesis"), "As it was.")

    response = save(desk.slot("thesis"), "word " * 20_000)

    assert response.status_code == 422
    assert len(response.content) <= SAVE_ANSWER_BYTES
    assert desk.slot("thesis").text == "As it was."


def test_length_is_counted_after_cleaning(save, desk):
    response = save(desk.slot("thesis"), "\x00" * 500 + "x" * SLOT_MAX_LENGTH)

    assert response.status_code == 200
    assert desk.slot("thesis").text == "x" * SLOT_MAX_LENGTH


def test_control_characters_are_dropped(save, desk):
    save(desk.slot("thesis"), "I\x00 ar\x07gue\r\nthat\x1b…")

    assert desk.slot("thesis").text == "I argue\nthat…"


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_closed_plan_keeps_its_words_and_says_so(save, desk, state):
    slot = desk.slot("thesis")
    desk.close(state)

    response = save(slot, "Too late")

    assert response.status_code == 409
    assert "this plan was submitted in another window" in text_of(response)
    assert "Copy your text from the field" in text_of(response)
    assert desk.slot("thesis").text == ""


def test_slot_of_a_paragraph_removed_elsewhere_keeps_the_words(save, desk):
    slot = desk.slot("point")
    remove_section(section=slot.section)

    response = save(slot, "Typed meanwhile")

    slot.refresh_from_db()
    assert response.status_code == 200
    assert slot.text == "Typed meanwhile"
    assert "This part was removed in another window. Your words are kept with it." in text_of(response)


@pytest.mark.parametrize("revision", ["", "x", "-1", "1.5", "9" * 30, "1\x00"])
def test_revision_that_is_none_is_refused(save, desk, revision):
    assert save(desk.slot("thesis"), "I argue", revision).status_code == 400
    assert desk.slot("thesis").text == ""


def test_text_that_is_missing_is_refused(htmx, desk, plan_url):
    slot = desk.slot("thesis")

    assert htmx(plan_url("slots", slot.pk), {f"rev-{slot.pk}": "0"}).status_code == 400


def test_unknown_slot_is_not_found(htmx, plan_url):
    assert htmx(plan_url("slots", uuid.uuid4()), {}).status_code == 404


def test_slot_of_anothers_plan_is_not_found(htmx, desk, plan_url):
    theirs = desk.cast.start(desk.cast.classmate).sections.get(kind="thesis").slots.get()

    response = htmx(plan_url("slots", theirs.pk), {f"slot-{theirs.pk}": "Forged", f"rev-{theirs.pk}": "0"})

    theirs.refresh_from_db()
    assert response.status_code == 404
    assert theirs.text == ""


def test_slot_is_saved_without_htmx_too(student, desk, plan_url):
    slot = desk.slot("thesis")

    response = student.post(plan_url("slots", slot.pk), {f"slot-{slot.pk}": "I argue", f"rev-{slot.pk}": "0"})

    assert response.status_code == 302
    assert desk.slot("thesis").text == "I argue"
