"""A teacher's review open in two windows, on a laptop and a phone: what one of them writes, the other never loses."""

import re
from uuid import uuid4

import pytest

from plans.models import Plan
from reviews.actions import CommentChanged, edit_comment, save_drafts
from reviews.models import Comment, Draft
from tests.reviews.scene import REMARK, comment_on, resubmitted, returned, submitted
from tests.support.queries import count_queries

HTMX = {"HX-Request": "true"}
LONG = "Three paragraphs, typed on the laptop"


@pytest.fixture
def name(slot) -> str:
    """The name of the field for a new comment on the thesis."""
    return f"comment-{slot.pk}"


def save(client, submission, **fields):
    return client.post(f"/reviews/{submission.pk}/draft/", fields)


def decide(client, submission, decision="returned", **fields):
    return client.post(f"/reviews/{submission.pk}/decide/", {"decision": decision, **fields})


def edit(client, comment, text, headers=None, **fields):
    fields = {f"edit-{comment.pk}": text, "shown": str(comment.submission_id), **fields}
    return client.post(f"/comments/{comment.pk}/edit/", fields, headers=headers or {})


def drafts() -> dict[str, str]:
    return dict(Draft.objects.written().values_list("name", "text"))


def box(response, name: str) -> str:
    return re.search(rf'<textarea[^>]* name="{name}"[^>]*>(.*?)</textarea>', response.content.decode(), re.DOTALL)[1]


def shown(client, submission) -> dict[str, str]:
    """All fields of words on the page, as a browser without JavaScript would send them, with their revisions."""
    page = client.get(f"/reviews/{submission.pk}/").content.decode()
    words = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    return dict(words) | dict(re.findall(r'name="(rev-[^"]+)" value="(\d+)"', page))


def other_text(response, name: str) -> str:
    """The other text, as the page shows it below a field with the way from one's own."""
    return other_words(re.search(rf'id="state-{name}">(.*?)</div>', response.content.decode(), re.DOTALL)[1])


def other_words(problem: str) -> str:
    found = re.search(r"<blockquote[^>]*>(.*?)</blockquote>", problem, re.DOTALL)
    return re.sub(r"<del>.*?</del>|<[^>]*>", "", found[1]) if found else ""


# ---- Saving


def test_save_over_words_of_another_window_writes_nothing_and_shows_both(teacher, submission, name):
    save(teacher, submission, **{name: LONG})

    response = save(teacher, submission, **{name: "Typed on the phone"})

    answer = response.json()[name]
    assert (response.status_code, answer["saved"], answer["revision"]) == (409, False, 1)
    assert other_words(answer["problem"]) == LONG
    assert drafts() == {name: LONG}


def test_save_over_what_was_seen_goes_on(teacher, submission, name):
    first = save(teacher, submission, **{name: "Half"}).json()[name]

    second = save(teacher, submission, **{name: "Half writ", f"rev-{name}": first["revision"]}).json()[name]

    assert (first["revision"], second) == (1, {"revision": 2, "saved": True, "problem": ""})
    assert drafts() == {name: "Half writ"}


def test_save_of_what_is_there_already_is_no_conflict(teacher, submission, name):
    save(teacher, submission, **{name: LONG})

    response = save(teacher, submission, **{name: LONG})

    assert (response.status_code, response.json()[name]["revision"]) == (200, 1)


def test_save_that_builds_on_one_without_an_answer_is_no_conflict(teacher, submission, name):
    lost, next_one = str(uuid4()), str(uuid4())
    save(teacher, submission, **{name: "Half", "names": lost})

    response = save(teacher, submission, **{name: "Half writ", "names": f"{next_one} {lost}"})
    late = save(teacher, submission, **{name: "Half", "names": lost})

    assert (response.status_code, late.status_code) == (200, 409)
    assert drafts() == {name: "Half writ"}


def test_choice_beside_words_in_conflict_is_not_made_either(teacher, submission, name, slot):
    save(teacher, submission, **{name: LONG, f"kind-{slot.pk}": "praise"})

    save(teacher, submission, **{name: "Other", f"kind-{slot.pk}": "question", "overall": "Beside it."})

    assert drafts() == {name: LONG, f"kind-{slot.pk}": "praise", "overall": "Beside it."}


def test_save_where_another_window_emptied_the_field_can_be_made_again(teacher, submission, name):
    save(teacher, submission, **{name: "Half"})
    save(teacher, submission, **{name: "", f"rev-{name}": "1"})

    emptied = save(teacher, submission, **{name: "Half writ", f"rev-{name}": "1"}).json()[name]
    again = save(teacher, submission, **{name: "Half writ", f"rev-{name}": emptied["revision"]})

    assert (emptied["saved"], emptied["problem"], again.status_code) == (False, "", 200)
    assert drafts() == {name: "Half writ"}


def test_two_saves_at_the_same_moment_leave_one_and_tell_the_other(cast, submission, monkeypatch):
    written = {"submission": submission, "author": cast.teacher}
    create = Draft.objects.bulk_create

    def create_late(*args, **kwargs):
        monkeypatch.undo()
        save_drafts(texts={"overall": "First."}, **written)
        return create(*args, **kwargs)

    monkeypatch.setattr(Draft.objects, "bulk_create", create_late)
    result = save_drafts(texts={"overall": "Second."}, **written)["overall"]

    assert (result.conflict, result.text, drafts()) == (True, "First.", {"overall": "First."})


def test_conflicts_cost_the_same_for_many(teacher, submission):
    slots = [str(slot.pk) for section in submission.plan.sections.kept() for slot in section.slots.all()]
    save(teacher, submission, **{f"comment-{pk}": "First." for pk in slots})
    with count_queries(at_most=6) as one:
        save(teacher, submission, **{f"comment-{slots[0]}": "Second."})

    with count_queries(exactly=one.count):
        save(teacher, submission, **{f"comment-{pk}": "Second." for pk in slots})


# ---- Adding


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_comment_from_a_page_without_the_words_to_the_student_leaves_them(teacher, submission, slot, name, headers):
    save(teacher, submission, overall=LONG)
    fields = {"slot": str(slot.pk), name: "Short", "overall": "", "rev-overall": "0"}

    teacher.post(f"/reviews/{submission.pk}/comments/", fields, headers=headers)

    assert drafts() == {"overall": LONG}
    assert Comment.objects.get().text == "Short"


def test_comment_on_a_part_leaves_what_another_window_writes_there_and_shows_it(teacher, submission, slot, name):
    save(teacher, submission, **{name: LONG})
    fields = {"slot": str(slot.pk), name: "Short", f"rev-{name}": "0"}

    margin = teacher.post(f"/reviews/{submission.pk}/comments/", fields, headers=HTMX)

    assert Comment.objects.get().text == "Short"
    assert (drafts(), box(margin, name)) == ({name: LONG}, LONG)
    assert f'name="rev-{name}" value="1"' in margin.content.decode()


def test_words_to_the_student_in_two_windows_without_javascript(teacher, submission, slot, name):
    old = shown(teacher, submission)
    save(teacher, submission, overall="Written on the laptop.")
    mine = old | {"slot": str(slot.pk), name: "Short", "overall": "Written on the phone."}

    response = teacher.post(f"/reviews/{submission.pk}/comments/", mine)

    assert response.status_code == 409
    assert (Comment.objects.get().text, drafts()) == ("Short", {"overall": "Written on the laptop."})
    assert (box(response, "overall"), other_text(response, "overall")) == (
        "Written on the phone.",
        "Written on the laptop.",
    )


@pytest.mark.parametrize(
    ("take", "text"),
    [
        ("mine", "Written on the phone."),
        ("other", "Written on the laptop."),
        ("both", "Written on the laptop phone."),
    ],
)
def test_one_text_or_the_other_or_both_stay_without_javascript(teacher, submission, take, text):
    old = shown(teacher, submission)
    save(teacher, submission, overall="Written on the laptop.")
    refused = decide(teacher, submission, **old | {"overall": "Written on the phone."})
    revision = re.search(r'name="rev-overall" value="(\d+)"', refused.content.decode())[1]
    words = {"overall": "Written on the phone.", "rev-overall": revision}

    response = teacher.post(f"/reviews/{submission.pk}/draft/", words | {"take": f"{take} overall"})

    assert (response.status_code, box(response, "overall"), drafts()) == (200, text, {"overall": text})
    assert other_text(response, "overall") == ""


# ---- Deciding


def test_decision_stops_for_what_another_window_is_writing(teacher, submission, slot, name):
    old = shown(teacher, submission)
    save(teacher, submission, **{name: LONG, f"kind-{slot.pk}": "praise"})

    response = decide(teacher, submission, **old | {"overall": "Good."})

    page = response.content.decode()
    assert response.status_code == 422
    assert "You wrote something in another window that was not on this page." in page
    assert f'<a href="#{name}">Your comment: Line of argument</a>' in page
    assert (box(response, name), box(response, "overall")) == (LONG, "Good.")
    assert re.search(rf'name="kind-{slot.pk}" value="praise" checked', page)
    assert drafts() == {name: LONG, f"kind-{slot.pk}": "praise", "overall": "Good."}
    assert Plan.objects.get().state == "submitted"


def test_decision_goes_on_once_what_stopped_it_is_cleared(teacher, submission, name):
    old = shown(teacher, submission)
    save(teacher, submission, **{name: LONG})
    decide(teacher, submission, **old | {"overall": "Good."})

    cleared = shown(teacher, submission) | {name: ""}
    response = decide(teacher, submission, **cleared)

    assert (response.status_code, drafts()) == (302, {})


def test_decision_stops_for_other_words_to_the_student(teacher, submission):
    old = shown(teacher, submission)
    save(teacher, submission, overall=LONG)

    empty = decide(teacher, submission, "approved", **old)
    other = decide(teacher, submission, "approved", **old | {"overall": "From the phone."})

    assert (empty.status_code, box(empty, "overall"), other_text(empty, "overall")) == (422, LONG, "")
    assert (other.status_code, box(other, "overall"), other_text(other, "overall")) == (422, "From the phone.", LONG)
    assert drafts() == {"overall": LONG}


def test_decision_stops_for_a_reply_and_new_words_of_another_window(cast, teacher):
    submission, comment = resubmitted(cast)
    old = shown(teacher, submission)
    save(teacher, submission, **{f"reply-{comment.pk}": "Bett", f"edit-{comment.pk}": "Which peop"})

    response = decide(teacher, submission, **old | {"overall": "Good."})

    links = re.findall(r'<a href="#((?:reply|edit)-[^"]+)">(.*?)</a>', response.content.decode())
    assert sorted(links) == [(f"edit-{comment.pk}", "Your comment"), (f"reply-{comment.pk}", "Your reply")]
    assert Plan.objects.get().state == "submitted"


def test_draft_for_a_comment_that_is_gone_stops_no_decision(cast, teacher, submission):
    comment = comment_on(submission, cast)
    save(teacher, submission, **{f"edit-{comment.pk}": "Which peop"})
    comment.delete()

    assert decide(teacher, submission, "approved").status_code == 302


def test_decision_with_a_save_that_got_no_answer_is_no_conflict(teacher, submission):
    lost = str(uuid4())
    save(teacher, submission, overall="Goo", names=lost)

    response = decide(teacher, submission, "approved", **{"overall": "Good.", "rev-overall": "0", "names": lost})

    assert (response.status_code, drafts()) == (302, {})


# ---- Changing a comment


@pytest.mark.parametrize("is_sent", [True, False])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_edit_from_an_old_page_shows_both_texts(cast, teacher, is_sent, headers):
    comment = returned(cast) if is_sent else comment_on(submitted(cast), cast)
    edit(teacher, comment, "Which people? Name two groups.")

    response = edit(teacher, comment, "Which people? Name three.", headers)

    comment.refresh_from_db()
    assert (response.status_code, comment.text) == (409, "Which people? Name two groups.")
    assert box(response, f"edit-{comment.pk}") == "Which people? Name three."
    assert other_text(response, f"edit-{comment.pk}") == "Which people? Name two groups."


def test_edit_that_was_chosen_with_both_texts_in_sight_is_made(cast, teacher):
    comment = returned(cast)
    edit(teacher, comment, "Newer words.")
    refused = edit(teacher, comment, "Older tab's words.", HTMX)
    revision = re.search(rf'name="rev-{comment.pk}" value="(\d+)"', refused.content.decode())[1]

    response = edit(teacher, comment, "Older tab's words.", HTMX, **{f"rev-{comment.pk}": revision})

    comment.refresh_from_db()
    assert (response.status_code, comment.text, comment.revision) == (200, "Older tab's words.", 2)


def test_edit_repeated_because_it_got_no_answer_is_made_once(cast, teacher):
    comment = returned(cast)

    answers = [edit(teacher, comment, "Put better.", HTMX).status_code for _ in range(2)]

    comment.refresh_from_db()
    assert (answers, comment.revision) == ([200, 200], 1)


def test_other_kind_from_an_old_page_takes_no_words_back(cast, teacher):
    comment = returned(cast)
    edit(teacher, comment, "Put better.")

    response = edit(teacher, comment, "Put better.", **{f"kind-{comment.pk}": "must_fix"})

    comment.refresh_from_db()
    assert (response.status_code, comment.text, comment.kind) == (302, "Put better.", "must_fix")


@pytest.mark.parametrize(("take", "text"), [("other", "Newer words."), ("mine", "Older words.")])
def test_words_of_a_comment_are_chosen_without_javascript(cast, teacher, take, text):
    comment = returned(cast)
    edit(teacher, comment, "Newer words.")
    save(teacher, comment.submission, **{f"edit-{comment.pk}": "Older words."})
    words = {f"edit-{comment.pk}": "Older words.", f"rev-edit-{comment.pk}": "1", f"rev-{comment.pk}": "1"}

    response = teacher.post(f"/reviews/{comment.submission_id}/draft/", words | {"take": f"{take} edit-{comment.pk}"})

    assert box(response, f"edit-{comment.pk}") == text


def test_decision_stops_where_a_comment_was_changed_in_another_window(cast, teacher, submission):
    comment = comment_on(submission, cast)
    old = shown(teacher, submission)
    edit(teacher, comment, "Much better words.")

    response = decide(teacher, submission, **old)

    comment.refresh_from_db()
    assert (response.status_code, comment.text, comment.published_at) == (422, "Much better words.", None)
    assert "You changed a comment in another window." in response.content.decode()
    assert (box(response, f"edit-{comment.pk}"), other_text(response, f"edit-{comment.pk}")) == (
        REMARK,
        "Much better words.",
    )


def test_action_refuses_words_over_others(cast):
    comment = comment_on(submitted(cast), cast)
    words = {"comment": comment, "author": cast.teacher, "kind": "question"}
    edit_comment(text="First.", revision=0, **words)

    with pytest.raises(CommentChanged):
        edit_comment(text="Second.", revision=0, **words)

    comment.refresh_from_db()
    assert comment.text == "First."
