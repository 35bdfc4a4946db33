"""The whole page as a plain form: what works without JavaScript, and everything that can be wrong with it."""

import pytest

from plans.actions import add_section, describe_section, remove_section
from plans.models import SLOT_MAX_LENGTH, Plan, Section, Slot, SlotEdit
from tests.plans.pages import form_data, text_of
from tests.support.queries import count_queries

NOBODYS = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def shown(student, written):
    """What the form of the page would post as it was shown."""
    return form_data(student.get(written.url))


def test_page_posted_as_it_was_shown_changes_nothing(student, written, shown):
    edits, changed_at = SlotEdit.objects.count(), Plan.objects.get(pk=written.plan.pk).updated_at

    response = student.post(written.url, shown)

    assert response.status_code == 302
    assert SlotEdit.objects.count() == edits
    assert written.slot("point").revision == 1
    assert Plan.objects.get(pk=written.plan.pk).updated_at == changed_at


def test_page_costs_the_same_to_save_unchanged_however_long_it_is(student, written, shown):
    with count_queries() as short:
        student.post(written.url, shown)
    for _ in range(5):
        add_section(plan=written.plan, kind="paragraph")
    longer = form_data(student.get(written.url))

    with count_queries(exactly=short.count):
        student.post(written.url, longer)

    assert len(longer) > len(shown) + 50


def test_page_saves_every_part(student, written, shown):
    slots = Slot.objects.filter(section__plan=written.plan).exclude(role="degree")
    typed = {f"slot-{slot.pk}": f"New words for {slot.role}" for slot in slots}

    response = student.post(written.url, {**shown, **typed})

    assert response.url == f"{written.url}#plan"
    assert {slot.text for slot in slots.all()} == {f"New words for {slot.role}" for slot in slots}


def test_page_saves_side_factor_and_weight(student, written, shown):
    second = written.sections()[1]
    chosen = {
        f"side-{second.pk}": "challenges",
        f"factor-{second.pk}": "  Belief\tat home ",
        f"weight-{second.pk}": "3",
    }

    student.post(written.url, {**shown, **chosen})

    second.refresh_from_db()
    assert (second.side, second.factor, second.weight) == ("challenges", "Belief at home", 3)


def test_page_takes_side_and_weight_back(student, written, shown):
    first = written.sections()[0]

    student.post(written.url, {**shown, f"side-{first.pk}": "", f"weight-{first.pk}": ""})

    first.refresh_from_db()
    assert (first.side, first.factor, first.weight) == ("", "Film and theatre", None)


def test_page_says_that_it_is_saved(student, written, shown):
    response = student.post(written.url, shown, follow=True)

    assert "All saved." in text_of(response)


def test_choice_of_another_window_is_not_undone_by_a_page_that_never_showed_it(student, written, shown):
    second = written.sections()[1]
    describe_section(section=second, side="challenges", factor="Belief")

    student.post(written.url, {**shown, f"weight-{second.pk}": "1"})

    second.refresh_from_db()
    assert (second.side, second.factor, second.weight) == ("challenges", "Belief", 1)


def test_words_of_another_window_stay_where_this_page_changed_nothing(student, written, shown):
    written.write("point", "The other window’s words")

    response = student.post(written.url, {**shown, f"slot-{written.slot('link').pk}": "So, to answer"})

    assert response.status_code == 302
    assert written.slot("point").text == "The other window’s words"
    assert written.slot("link").text == "So, to answer"


def test_conflict_shows_both_texts_and_saves_the_rest(student, written, shown):
    slot = written.slot("point")
    written.write("point", "The other window’s words")
    typed = {f"slot-{slot.pk}": "My words", f"slot-{written.slot('link').pk}": "So, to answer"}

    response = student.post(written.url, {**shown, **typed})

    again = form_data(response)
    assert response.status_code == 409
    assert again[f"slot-{slot.pk}"] == ["My words"]
    assert again[f"rev-{slot.pk}"] == ["2"]
    assert "The other window’s words" in text_of(response)
    assert "Not all saved" in text_of(response)
    assert (written.slot("point").text, written.slot("link").text) == ("The other window’s words", "So, to answer")


def test_conflict_ends_by_keeping_mine(student, written, shown):
    slot = written.slot("point")
    written.write("point", "The other window’s words")
    conflict = student.post(written.url, {**shown, f"slot-{slot.pk}": "My words"})

    response = student.post(written.url, form_data(conflict))

    assert response.status_code == 302
    assert written.slot("point").text == "My words"


def test_conflict_ends_by_taking_the_other_text_with_mine_in_the_history(student, written, shown):
    slot = written.slot("point")
    written.write("point", "The other window’s words")
    conflict = student.post(written.url, {**shown, f"slot-{slot.pk}": "My words"})

    response = student.post(written.url, {**form_data(conflict), "take-other": str(slot.pk)})

    assert response.status_code == 302
    assert written.slot("point").text == "The other window’s words"
    assert "My words" in SlotEdit.objects.filter(slot=slot).values_list("text", flat=True)


def test_too_long_part_stays_in_its_field_and_the_rest_is_saved(student, written, shown):
    slot, long_text = written.slot("point"), "x" * (SLOT_MAX_LENGTH + 1)

    response = student.post(
        written.url, {**shown, f"slot-{slot.pk}": long_text, f"slot-{written.slot('link').pk}": "So"}
    )

    assert response.status_code == 422
    assert form_data(response)[f"slot-{slot.pk}"] == [long_text]
    assert "This part has 10,001 characters" in text_of(response)
    assert (written.slot("point").text, written.slot("link").text) == ("Audiences saw what the Party wanted.", "So")


def test_too_long_factor_stays_in_its_field(student, written, shown):
    first = written.sections()[0]

    response = student.post(written.url, {**shown, f"factor-{first.pk}": "f" * 81, f"side-{first.pk}": "challenges"})

    first.refresh_from_db()
    assert response.status_code == 422
    assert form_data(response)[f"factor-{first.pk}"] == ["f" * 81]
    assert "A factor has at most 80 characters; this has 81. Shorten it." in text_of(response)
    assert first.factor == "Film and theatre"


@pytest.mark.parametrize(("field", "value"), [("side", "sideways"), ("weight", "4"), ("weight", "x")])
def test_choice_that_there_is_not_is_refused(student, written, shown, field, value):
    first = written.sections()[0]

    response = student.post(written.url, {**shown, f"{field}-{first.pk}": value})

    first.refresh_from_db()
    assert response.status_code == 422
    assert (first.side, first.weight) == ("supports", 2)


@pytest.mark.parametrize("was", ["", "supports", "supports|x|Film", "supports|22|Film"])
def test_page_that_does_not_say_what_it_showed_is_refused(student, written, shown, was):
    assert student.post(written.url, {**shown, f"was-{written.sections()[0].pk}": was}).status_code == 400


def test_words_with_null_bytes_are_saved_without_them(student, written, shown):
    first = written.sections()[0]
    typed = {f"slot-{written.slot('point').pk}": "Null\x00 byte", f"factor-{first.pk}": "Thea\x00tre"}

    response = student.post(written.url, {**shown, **typed})

    first.refresh_from_db()
    assert response.status_code == 302
    assert (written.slot("point").text, first.factor) == ("Null byte", "Theatre")


def test_slot_of_anothers_plan_is_not_found_and_nothing_is_written(student, written, shown):
    theirs = written.cast.start(written.cast.classmate).sections.get(kind="thesis").slots.get()
    typed = {f"slot-{written.slot('point').pk}": "Mine", f"slot-{theirs.pk}": "Forged", f"rev-{theirs.pk}": "0"}

    response = student.post(written.url, {**shown, **typed})

    theirs.refresh_from_db()
    assert response.status_code == 404
    assert (written.slot("point").text, theirs.text) == ("Audiences saw what the Party wanted.", "")


def test_paragraph_of_anothers_plan_is_not_found_and_nothing_is_written(student, written, shown):
    theirs = written.cast.start(written.cast.classmate).sections.filter(kind="paragraph")[0]
    typed = {f"slot-{written.slot('point').pk}": "Mine", f"was-{theirs.pk}": "||", f"factor-{theirs.pk}": "Forged"}

    response = student.post(written.url, {**shown, **typed})

    assert response.status_code == 404
    assert Section.objects.get(pk=theirs.pk).factor == ""
    assert written.slot("point").text == "Audiences saw what the Party wanted."


@pytest.mark.parametrize("name", ["slot-", "slot-x", f"slot-{NOBODYS}", "was-x", f"was-{NOBODYS}"])
def test_unknown_id_is_not_found(student, written, shown, name):
    assert student.post(written.url, {**shown, name: "x"}).status_code == 404


def test_paragraph_removed_in_another_window_still_takes_its_words(student, written, shown):
    slot = written.slot("point")
    remove_section(section=slot.section)

    response = student.post(written.url, {**shown, f"slot-{slot.pk}": "Typed meanwhile"})

    slot.refresh_from_db()
    assert response.status_code == 302
    assert slot.text == "Typed meanwhile"


def test_closed_plan_gives_the_words_back_and_writes_none(student, written, shown):
    written.close()
    first = written.sections()[0]
    typed = {f"slot-{written.slot('link').pk}": "My last sentence", f"factor-{first.pk}": "Late"}

    response = student.post(written.url, {**shown, **typed})

    first.refresh_from_db()
    assert response.status_code == 409
    assert "Not saved: this plan was submitted in another window" in text_of(response)
    assert "My last sentence" in text_of(response)
    assert "Late" in text_of(response)
    assert (written.slot("link").text, first.factor) == ("", "Film and theatre")


def test_factor_that_comes_to_a_closed_plan_by_itself_is_shown_in_the_place_of_the_sheet(htmx, written, plan_url):
    written.close()
    first = written.sections()[0]
    typed = {f"side-{first.pk}": "supports", f"weight-{first.pk}": "2", f"factor-{first.pk}": "Late"}

    response = htmx(plan_url("sections", first.pk), {f"was-{first.pk}": "supports|2|Film and theatre", **typed})

    assert response.status_code == 409
    assert (response.headers["HX-Retarget"], response.headers["HX-Reswap"]) == ("#plan", "outerHTML")
    assert "Late" in text_of(response)


def test_page_of_another_is_not_found(login, written):
    slot = written.slot("thesis")

    response = login(written.cast.classmate).post(written.url, written.posted(slot, thesis="Forged"))

    assert response.status_code == 404
    assert written.slot("thesis").text != "Forged"


@pytest.mark.parametrize(
    ("then", "address"),
    [("submit", "submit/"), ("evidence", "evidence/"), ("own-evidence", "evidence/new/")],
)
def test_buttons_that_lead_elsewhere_save_first(student, written, shown, then, address):
    typed = {f"slot-{written.slot('link').pk}": "So"}

    response = student.post(written.url, {**shown, **typed, "then": then})

    assert response.url == written.url + address
    assert written.slot("link").text == "So"


def test_button_for_evidence_names_the_paragraph(student, written, shown):
    first = written.sections()[0]

    response = student.post(written.url, {**shown, "then": f"evidence {first.pk}"})

    assert response.url == f"{written.url}evidence/?section={first.pk}"


def test_button_that_leads_elsewhere_stays_where_something_is_not_saved(student, written, shown):
    slot = written.slot("point")

    response = student.post(written.url, {**shown, f"slot-{slot.pk}": "x" * 10_001, "then": "submit"})

    assert response.status_code == 422


def test_two_texts_that_are_too_long_together_are_not_joined(student, written, shown):
    point = written.write("point", "theirs " * 1000)
    mine = f"mine {'words ' * 1000}".strip()

    response = student.post(written.url, {**shown, f"slot-{point.pk}": mine, "take-both": point.pk})

    html = response.content.decode()
    assert response.status_code == 409
    assert form_data(response)[f"slot-{point.pk}"] == [mine]
    assert "Both texts together are too long for one part" in html
    assert 'name="take-both"' not in html
    assert written.slot("point").text == point.text
