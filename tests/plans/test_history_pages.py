"""Looking at what a part once said, restoring it, and bringing back what was removed."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from plans.actions import remove_section, take_other_text, tidy_history
from plans.models import ModelPart, Plan, SlotEdit
from tests.plans.pages import form_data, text_of
from tests.support.queries import count_queries


def age(slot, **by) -> None:
    """Let all edits of a slot be older."""
    for edit in SlotEdit.objects.filter(slot=slot):
        edit.created_at -= timedelta(**by)
        edit.save()


@pytest.fixture
def past(desk):
    """The thesis in two versions, of yesterday and of now."""
    slot = desk.write("thesis", "Fear decided what people said.")
    age(slot, days=1)
    return desk.write("thesis", "Fear decided what people did.")


@pytest.fixture
def history(student, plan_url, past):
    """Return a function that opens the history of the thesis."""
    return lambda **query: student.get(plan_url("slots", past.pk, "history"), query)


@pytest.fixture
def restore(student, plan_url, past):
    """Return a function that restores a version of the thesis, as its page of this revision asks for it."""

    def post(version, revision=2):
        return student.post(plan_url("slots", past.pk, "history"), {"version": version, "rev": revision})

    return post


def test_history_shows_the_versions_and_the_latest_in_full(history):
    text = text_of(history())

    assert "History: Line of argument" in text
    assert text.count("Fear decided what people said.") == 1
    assert "The plan says this now." in text


def test_older_version_is_compared_with_what_the_part_says_now(history):
    html = history(version=1).content.decode()

    assert "<del>said</del><ins>did</ins>" in html
    assert "Restore this version" in html


def test_focus_stays_with_the_version_that_is_read(history):
    links = re.findall(r'<a id="(.*?)" href="(.*?)"', history().content.decode())

    assert links == [("version-2", "?version=2#version-2"), ("version-1", "?version=1#version-1")]


@pytest.mark.parametrize("version", ["7", "x", "-1"])
def test_version_that_there_is_not(history, version):
    assert history(version=version).status_code == 404


def test_address_of_a_version_still_leads_to_it_when_it_has_grown(history, desk):
    desk.write("thesis", "Fear decided what people did, and more.")

    assert "Fear decided what people did, and more." in text_of(history(version=2))


def test_version_that_has_grown_meanwhile_is_not_restored(restore, desk):
    desk.write("thesis", "Fear decided what people did, and more.")

    assert restore(2, revision=3).status_code == 409
    assert desk.slot("thesis").text == "Fear decided what people did, and more."


def test_own_text_given_up_for_the_other_is_a_version(student, desk, plan_url):
    slot = desk.write("thesis", "Theirs")
    take_other_text(slot=slot, text="Mine", revision=1, author=desk.student)

    page = text_of(student.get(plan_url("slots", slot.pk, "history"), {"version": 2}))

    assert "Mine" in page
    assert desk.slot("thesis").text == "Theirs"


def test_history_of_a_part_that_the_model_has_no_more(student, desk, plan_url):
    slot = desk.write("link", "So it goes.")
    ModelPart.objects.filter(key="link").delete()

    assert "History: Link" in text_of(student.get(plan_url("slots", slot.pk, "history")))


def test_restoring_brings_the_words_back_and_is_in_the_history(restore, desk, history):
    response = restore(1)

    assert response.status_code == 302
    assert desk.slot("thesis").text == "Fear decided what people said."
    assert list(SlotEdit.objects.values_list("revision", "restored_from")) == [(1, None), (2, None), (3, 1)]
    assert "brought back" in text_of(history())
    assert "Fear decided what people did." in text_of(history())


def test_restoring_over_words_that_came_meanwhile_is_refused(restore, desk):
    desk.write("thesis", "From another window")

    response = restore(1)

    assert response.status_code == 409
    assert "changed meanwhile" in text_of(response)
    assert desk.slot("thesis").text == "From another window"


def test_restoring_in_a_submitted_plan_is_refused(restore, desk, history):
    desk.close()

    response = restore(1)

    assert response.status_code == 409
    assert "with your teacher now" in text_of(response)
    assert desk.slot("thesis").text == "Fear decided what people did."
    assert "Restore this version" not in text_of(history(version=1))


def test_history_is_offered_once_there_is_one(student, desk, past):
    html = student.get(desk.url).content.decode()

    assert html.count(">History</a>") == 1
    assert f"{desk.url}slots/{past.pk}/history/" in html


def test_history_costs_the_same_however_long_it_is(history, desk, past):
    with count_queries() as few:
        history()
    for number in range(8):
        age(past, minutes=20)
        desk.write("thesis", f"Version {number}")

    with count_queries(exactly=few.count):
        history()


@pytest.fixture
def rested(desk):
    """A plan that was written in ten times yesterday."""
    slot = desk.slot("point")
    for number in range(10):
        slot = desk.write("point", f"Text {number}")
    age(slot, days=1)
    Plan.objects.filter(pk=desk.plan.pk).update(updated_at=timezone.now() - timedelta(days=1))
    return slot


def test_first_save_after_a_rest_thins_what_the_last_sitting_left(htmx, rested, desk, plan_url):
    htmx(plan_url("slots", rested.pk), {f"slot-{rested.pk}": "Today", f"rev-{rested.pk}": "10"})

    assert list(SlotEdit.objects.values_list("revision", "is_settled")) == [(10, True), (11, False)]


def test_thinning_costs_the_same_however_many_parts_were_written(rested, desk):
    with count_queries() as one:
        tidy_history(Plan.objects.get(pk=desk.plan.pk))
    for role in ("point", "explanation", "link", "judgement"):
        for number in range(3):
            desk.write(role, f"Text {number}")
        age(desk.slot(role), days=1)
    Plan.objects.filter(pk=desk.plan.pk).update(updated_at=timezone.now() - timedelta(days=1))

    with count_queries(exactly=one.count):
        tidy_history(Plan.objects.get(pk=desk.plan.pk))


def test_page_that_is_posted_after_a_rest_thins_as_well(student, rested, desk):
    student.post(desk.url, desk.posted(rested, point="Today"))

    assert list(SlotEdit.objects.values_list("revision", flat=True)) == [10, 11]


def test_next_save_costs_no_more_than_any(htmx, rested, plan_url):
    htmx(plan_url("slots", rested.pk), {f"slot-{rested.pk}": "Today", f"rev-{rested.pk}": "10"})

    with count_queries(exactly=6):
        htmx(plan_url("slots", rested.pk), {f"slot-{rested.pk}": "Today, more", f"rev-{rested.pk}": "11"})


def test_what_is_new_is_not_thinned(desk):
    desk.write("point", "One")
    desk.write("point", "Two")
    desk.plan.updated_at -= timedelta(days=1)

    tidy_history(desk.plan)

    assert SlotEdit.objects.count() == 2


def test_removed_paragraph_is_brought_back_long_after(student, written, plan_url):
    section = written.sections()[0]
    remove_section(section=section)
    section.removed_at = timezone.now() - timedelta(days=90)
    section.save()

    page = student.get(plan_url("removed"))
    response = student.post(plan_url("sections", section.pk, "restore"))

    assert "Film and theatre" in text_of(page)
    assert "Audiences saw what the Party wanted." in text_of(page)
    assert response.status_code == 302
    assert form_data(student.get(written.url))[f"slot-{written.slot('point').pk}"] == [
        "Audiences saw what the Party wanted."
    ]


def test_nothing_removed_is_said(student, plan_url, desk):
    page = text_of(student.get(plan_url("removed")))

    assert "Nothing is missing from the plan." in page
    assert "Brought back" not in page


def test_bringing_back_is_itself_in_the_history(student, written, plan_url):
    section = written.sections()[0]
    remove_section(section=section)
    student.post(plan_url("sections", section.pk, "restore"))

    page = student.get(plan_url("removed"))

    assert "Nothing is missing from the plan." in text_of(page)
    assert re.search(r"Film and theatre Paragraph, brought back (today )?\d\d:\d\d", text_of(page))
    assert f'href="{written.url}#section-{section.pk}"' in page.content.decode()


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_closed_plan_leads_to_what_its_parts_once_said(student, desk, past, state):
    never_changed = desk.write("point", "Written once")
    desk.close(state)

    page = student.get(desk.url).content.decode()

    assert f'href="{desk.url}slots/{past.pk}/history/"' in page
    assert f"{never_changed.pk}/history/" not in page


def test_removed_paragraphs_cost_the_same_however_many(student, desk, plan_url):
    remove_section(section=desk.sections()[0])
    with count_queries() as one:
        student.get(plan_url("removed"))
    for section in desk.sections():
        remove_section(section=section)

    with count_queries(exactly=one.count):
        student.get(plan_url("removed"))
