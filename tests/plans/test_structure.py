"""Adding, moving, removing and restoring through the page's buttons: all that is typed is saved first."""

import json
import uuid

import pytest

from plans.actions import remove_section
from plans.signals import page_posted
from tests.plans.pages import form_data, text_of


@pytest.fixture
def three(desk):
    """A plan whose paragraphs make the points A, B and C."""
    for number, text in enumerate("ABC", start=1):
        desk.write("point", text, number)
    return desk


@pytest.fixture
def shown(student, three):
    return form_data(student.get(three.url))


@pytest.fixture
def typed(three, shown):
    """What the page posts once something was typed and not yet saved."""
    return {**shown, f"slot-{three.slot('thesis').pk}": "Typed a moment ago"}


@pytest.fixture
def after_saving():
    """Return a function that has something done once a posted page is saved, and before it is answered."""
    acts = []

    def act(sender, **kwargs):
        acts.pop()()

    yield lambda act_then: (acts.append(act_then), page_posted.connect(act))
    page_posted.disconnect(act)


@pytest.mark.parametrize(("kind", "count"), [("paragraph", 4), ("counter", 2)])
def test_section_is_added_at_the_end(student, three, typed, plan_url, kind, count):
    response = student.post(plan_url("sections"), {**typed, "kind": kind})

    sections = three.sections(kind)
    assert len(sections) == count
    assert response.url == f"{three.url}#slot-{sections[-1].slots.first().pk}"
    assert three.texts("thesis") == ["Typed a moment ago"]


@pytest.mark.parametrize("kind", ["", "thesis", "conclusion", "poem"])
def test_section_of_a_kind_that_cannot_be_added_is_refused(student, three, plan_url, kind):
    assert student.post(plan_url("sections"), {"kind": kind}).status_code == 400
    assert len(three.sections()) == 3


@pytest.mark.parametrize(("number", "direction", "order"), [(1, "down", "BAC"), (3, "up", "ACB"), (1, "up", "ABC")])
def test_paragraph_moves_by_buttons(student, three, typed, plan_url, number, direction, order):
    section = three.sections()[number - 1]

    response = student.post(plan_url("sections", section.pk, "move"), {**typed, "direction": direction})

    assert response.url == f"{three.url}#outline"
    assert "".join(three.texts()) == order
    assert three.texts("thesis") == ["Typed a moment ago"]


@pytest.mark.parametrize("direction", ["", "left"])
def test_direction_that_there_is_not_is_refused(student, three, plan_url, direction):
    section = three.sections()[0]

    assert student.post(plan_url("sections", section.pk, "move"), {"direction": direction}).status_code == 400


def test_counterargument_moves_too(student, three, plan_url):
    student.post(plan_url("sections"), {"kind": "counter"})
    three.write("counterargument", "Second", 2)
    last = three.sections("counter")[1]

    student.post(plan_url("sections", last.pk, "move"), {"direction": "up"})

    assert three.texts("counterargument") == ["Second", ""]


def test_removed_paragraph_can_be_brought_back(student, three, typed, plan_url):
    second = three.sections()[1]

    removed = student.post(plan_url("sections", second.pk, "remove"), typed, follow=True)

    assert three.texts() == ["A", "C"]
    assert three.texts("thesis") == ["Typed a moment ago"]
    assert "Paragraph removed. Undo" in text_of(removed)
    restore = plan_url("sections", second.pk, "restore")
    assert restore in removed.content.decode()

    student.post(restore, form_data(removed))

    assert three.texts() == ["A", "B", "C"]


def test_words_typed_into_a_paragraph_before_it_is_removed_come_back_with_it(student, three, shown, plan_url):
    slot = three.slot("link", 2)
    address = plan_url("sections", slot.section_id, "remove")

    student.post(address, {**shown, f"slot-{slot.pk}": "The last words"})

    slot.refresh_from_db()
    assert slot.text == "The last words"


def test_second_click_on_remove_or_undo_does_no_harm(student, three, plan_url):
    second = three.sections()[1]

    removed = [student.post(plan_url("sections", second.pk, "remove")).status_code for _ in range(2)]
    restored = [student.post(plan_url("sections", second.pk, "restore")).status_code for _ in range(2)]

    assert (removed, restored) == ([302, 302], [302, 302])
    assert three.texts() == ["A", "B", "C"]


def test_paragraph_that_another_window_removed_is_said_to_be_gone(student, three, typed, plan_url):
    second = three.sections()[1]
    remove_section(section=second)

    response = student.post(plan_url("sections", second.pk, "move"), {**typed, "direction": "up"}, follow=True)

    assert "Paragraph removed. Undo" in text_of(response)
    assert three.texts("thesis") == ["Typed a moment ago"]


@pytest.mark.parametrize("kind", ["thesis", "conclusion"])
def test_line_of_argument_and_conclusion_cannot_be_removed(student, three, plan_url, kind):
    section = three.sections(kind)[0]

    assert student.post(plan_url("sections", section.pk, "remove")).status_code == 404
    assert len(three.sections(kind)) == 1


def test_paragraphs_take_the_order_they_are_dragged_into(student, three, typed, plan_url):
    first, second, third = (str(section.pk) for section in three.sections())

    response = student.post(plan_url("order"), {**typed, "order": [third, first, second]})

    assert response.url == f"{three.url}#outline"
    assert three.texts() == ["C", "A", "B"]
    assert three.texts("thesis") == ["Typed a moment ago"]


def test_order_with_what_is_no_id_is_not_found(student, three, plan_url):
    assert student.post(plan_url("order"), {"order": ["1"]}).status_code == 404


def test_section_is_described(student, three, shown, plan_url):
    first = three.sections()[0]
    own = {name: shown[name] for name in (f"was-{first.pk}", f"factor-{first.pk}")}

    response = student.post(plan_url("sections", first.pk), {**own, f"side-{first.pk}": "supports"})

    first.refresh_from_db()
    assert response.url == f"{three.url}#section-{first.pk}"
    assert first.side == "supports"


def test_unknown_section_is_not_found(student, three, plan_url):
    for act in ((), ("move",), ("remove",), ("restore",)):
        assert student.post(plan_url("sections", uuid.uuid4(), *act), {"direction": "up"}).status_code == 404


def test_something_that_cannot_be_saved_is_shown_and_nothing_else_is_done(student, three, shown, plan_url):
    long_text = {f"slot-{three.slot('thesis').pk}": "x" * 10_001}

    response = student.post(plan_url("sections"), {**shown, **long_text, "kind": "paragraph"})

    assert response.status_code == 422
    assert form_data(response)[f"slot-{three.slot('thesis').pk}"] == ["x" * 10_001]
    assert len(three.sections()) == 3


@pytest.mark.parametrize("act", ["add", "move", "remove", "order"])
def test_closed_plan_gives_the_words_back_and_does_nothing(student, three, typed, plan_url, act):
    first = three.sections()[0]
    address, data = {
        "add": (plan_url("sections"), {"kind": "paragraph"}),
        "move": (plan_url("sections", first.pk, "move"), {"direction": "down"}),
        "remove": (plan_url("sections", first.pk, "remove"), {}),
        "order": (plan_url("order"), {"order": []}),
    }[act]
    three.close()

    response = student.post(address, {**typed, **data})

    assert response.status_code == 409
    assert "Typed a moment ago" in text_of(response)
    assert three.texts() == ["A", "B", "C"]


def test_htmx_gets_the_sheet_and_what_stands_around_it(htmx, three, typed, plan_url):
    response = htmx(plan_url("sections"), {**typed, "kind": "paragraph"})

    html = response.content.decode()
    new = three.sections()[-1].slots.first()
    assert html.count('id="plan"') == 1
    for place in ("#outline-list", "#target", "#save-state", "#notice"):
        assert f'data-hx-swap-oob="innerHTML:{place}"' in html
    assert "<html" not in html
    assert json.loads(response["HX-Trigger-After-Settle"]) == {"plan-changed": {}}
    assert json.loads(response["HX-Trigger-After-Swap"]) == {"plan-focus": {"id": f"slot-{new.pk}"}}


def test_htmx_leaves_fields_alone_but_those_that_another_window_changed(htmx, three, typed, plan_url):
    other = three.write("point", "The other window’s words", 2)

    html = htmx(plan_url("sections"), {**typed, "kind": "paragraph"}).content.decode()

    fields = {part.split('"', 1)[0]: part for part in html.split('<textarea class="slot-text " id="')[1:]}
    kept = fields[f"slot-{three.slot('point').pk}"]
    renewed = fields[f"slot-{other.pk}"]
    assert 'data-hx-preserve="true"' in kept.split(">")[0]
    assert 'data-hx-preserve="true"' not in renewed.split(">")[0]
    assert "The other window’s words" in renewed


def test_htmx_renews_a_field_that_another_window_changed_between_the_save_and_the_answer(
    htmx, three, typed, plan_url, after_saving
):
    after_saving(lambda: three.write("point", "The other window’s words", 2))

    html = htmx(plan_url("sections"), {**typed, "kind": "paragraph"}).content.decode()

    renewed = html.split(f'<textarea class="slot-text " id="slot-{three.slot("point", 2).pk}"')[1]
    assert 'data-hx-preserve="true"' not in renewed.split(">")[0]
    assert "The other window’s words" in renewed.split("</textarea>")[0]


def test_htmx_of_a_description_gets_what_shows_it(htmx, three, shown, plan_url):
    first = three.sections()[0]
    chosen = {f"was-{first.pk}": shown[f"was-{first.pk}"], f"factor-{first.pk}": "Theatre", f"weight-{first.pk}": "3"}

    response = htmx(plan_url("sections", first.pk), chosen)

    html = response.content.decode()
    assert f'id="was-{first.pk}" name="was-{first.pk}" value="|3|Theatre" data-hx-swap-oob="true"' in html
    assert f'id="title-{first.pk}" data-hx-swap-oob="true">Theatre</h2>' in html
    assert "Decisive" in html
    assert "1. Theatre" in html
    assert len(response.content) < 12_000


def test_htmx_of_a_description_that_is_wrong_says_so(htmx, three, shown, plan_url):
    first = three.sections()[0]
    chosen = {f"was-{first.pk}": shown[f"was-{first.pk}"], f"factor-{first.pk}": "f" * 81}

    response = htmx(plan_url("sections", first.pk), chosen)

    assert response.status_code == 422
    assert "A factor has at most 80 characters" in text_of(response)


def test_htmx_button_that_leads_elsewhere_is_led_by_the_client(htmx, three, typed):
    response = htmx(three.url, {**typed, "then": "submit"})

    assert response["HX-Redirect"] == f"{three.url}submit/"
    assert three.texts("thesis") == ["Typed a moment ago"]
