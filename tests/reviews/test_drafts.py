"""What a teacher writes is kept on the server before it is added, for them alone, until it is added or sent."""

import re

import pytest

from reviews.actions import decide, save_drafts, withdraw_submission
from reviews.actions.withdrawing import ReviewBegun
from reviews.models import Draft
from tests.reviews.scene import comment_on, resubmitted, returned, submitted
from tests.support.queries import count_queries

HTMX = {"HX-Request": "true"}


def save(client, submission, **fields) -> int:
    return client.post(f"/reviews/{submission.pk}/draft/", fields).status_code


def add(client, submission, slot, text, **fields):
    data = {"slot": str(slot.pk), f"comment-{slot.pk}": text, **fields}
    return client.post(f"/reviews/{submission.pk}/comments/", data, headers=HTMX)


def drafts() -> dict[str, str]:
    return dict(Draft.objects.written().values_list("name", "text"))


def seen(page: str) -> dict[str, str]:
    """The revisions that a page or a part of it sends along."""
    return dict(re.findall(r'name="(rev-[^"]+)" value="(\d+)"', page))


def box(client, submission, name: str) -> str:
    page = client.get(f"/reviews/{submission.pk}/").content.decode()
    return re.search(rf'<textarea[^>]* name="{name}"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1]


def test_half_written_comment_is_there_when_the_page_is_opened_again(teacher, submission, slot):
    status = save(teacher, submission, **{f"comment-{slot.pk}": "Half writ", f"kind-{slot.pk}": "question"})

    page = teacher.get(f"/reviews/{submission.pk}/").content.decode()
    assert status == 200
    assert box(teacher, submission, f"comment-{slot.pk}") == "Half writ"
    assert re.search(rf'id="compose-{slot.pk}" data-compose open', page)
    assert re.search(rf'name="kind-{slot.pk}" value="question" checked', page)


def test_words_to_the_student_are_kept(teacher, submission):
    save(teacher, submission, overall="A real argu")

    assert box(teacher, submission, "overall") == "A real argu"


def test_saving_again_replaces(teacher, submission):
    save(teacher, submission, overall="One.")
    save(teacher, submission, overall="Two.", **{"rev-overall": "1"})

    assert drafts() == {"overall": "Two."}


def test_emptied_field_is_forgotten(teacher, submission, slot):
    save(teacher, submission, **{"overall": "One.", f"comment-{slot.pk}": "Two."})
    save(teacher, submission, **{f"comment-{slot.pk}": "", f"rev-comment-{slot.pk}": "1"})

    assert drafts() == {"overall": "One."}


def test_colleague_does_not_see_them(cast, teacher, login, submission):
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    save(teacher, submission, overall="Not yet for others.")

    assert box(login(cast.other_teacher), submission, "overall") == ""


def test_added_comment_is_no_draft_any_more(teacher, submission, slot):
    name = f"comment-{slot.pk}"
    save(teacher, submission, **{name: "Which people?", f"kind-{slot.pk}": "question", "overall": "Nearly."})

    add(teacher, submission, slot, "Which people?", **{f"kind-{slot.pk}": "question"})

    assert drafts() == {"overall": "Nearly."}


def test_words_that_were_typed_on_before_they_were_added_leave_no_draft(teacher, submission, slot):
    save(teacher, submission, **{f"comment-{slot.pk}": "Which peo"})

    add(teacher, submission, slot, "Which people?", **{f"rev-comment-{slot.pk}": "1"})

    assert drafts() == {}


@pytest.mark.parametrize("late", ["Which people?", "Which peo"])
def test_save_that_comes_after_the_comment_was_added_brings_nothing_back(teacher, submission, slot, late):
    add(teacher, submission, slot, "Which people?")

    save(teacher, submission, **{f"comment-{slot.pk}": late})

    assert drafts() == {}


def test_save_that_comes_after_the_reply_was_added_brings_nothing_back(cast, teacher):
    submission, comment = resubmitted(cast)
    teacher.post(f"/comments/{comment.pk}/reply/", {f"reply-{comment.pk}": "Better."}, headers=HTMX)

    save(teacher, submission, **{f"reply-{comment.pk}": "Better."})

    assert drafts() == {}


def test_next_comment_on_the_part_is_kept_as_the_first_was(teacher, submission, slot):
    margin = add(teacher, submission, slot, "Which people?").content.decode()

    status = save(teacher, submission, **{f"comment-{slot.pk}": "And wh", **seen(margin)})

    assert (status, drafts()) == (200, {f"comment-{slot.pk}": "And wh"})


def test_decision_ends_all_drafts_of_who_decides(cast, teacher, submission, slot):
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    save_drafts(submission=submission, author=cast.other_teacher, texts={"overall": "Of a colleague."})
    save(teacher, submission, **{"overall": "Good.", f"kind-{slot.pk}": "praise"})

    teacher.post(f"/reviews/{submission.pk}/decide/", {"decision": "approved", "overall": "Good."})
    late = save(teacher, submission, overall="Good.")

    assert late == 200
    assert drafts() == {"overall": "Of a colleague."}


def test_what_was_written_while_a_colleague_decided_is_there_to_be_copied(cast, teacher, submission, slot):
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    decide(submission=submission, teacher=cast.other_teacher, decision="returned", overall="Theirs.")

    save(teacher, submission, **{f"comment-{slot.pk}": "Mine."})

    page = teacher.get(f"/reviews/{submission.pk}/").content.decode()
    assert "Other Teacher has decided meanwhile" in page
    assert '<p class="note-text read">Mine.</p>' in page


def test_new_words_for_a_sent_comment_stand_in_its_field(cast, teacher):
    comment = returned(cast)

    save(teacher, comment.submission, **{f"edit-{comment.pk}": "Put bett"})

    page = teacher.get(f"/reviews/{comment.submission_id}/").content.decode()
    assert box(teacher, comment.submission, f"edit-{comment.pk}") == "Put bett"
    assert "decided meanwhile" not in page


def test_field_that_the_page_cannot_have_is_passed_over(cast, teacher, submission):
    foreign = comment_on(submitted(cast, cast.classmate), cast)

    status = save(teacher, submission, **{f"reply-{foreign.pk}": "No.", "comment-1": "No.", "level-1": "1", "x": "y"})

    assert (status, drafts()) == (200, {})


def test_too_much_is_refused_and_the_last_words_stay(teacher, submission):
    save(teacher, submission, overall="Short.")

    status = save(teacher, submission, overall="a" * 4_001)

    assert (status, drafts()) == (422, {"overall": "Short."})


def test_plan_on_which_a_teacher_is_writing_is_not_withdrawn(teacher, submission):
    save(teacher, submission, overall="A real argu")

    with pytest.raises(ReviewBegun):
        withdraw_submission(plan=submission.plan)


def test_plan_on_which_a_teacher_cleared_what_they_wrote_can_be_withdrawn(teacher, submission):
    save(teacher, submission, overall="A real argu")
    save(teacher, submission, overall="", **{"rev-overall": "1"})

    withdraw_submission(plan=submission.plan)

    assert Draft.objects.count() == 0


def test_saving_costs_the_same_for_many(teacher, submission):
    slots = [str(slot.pk) for section in submission.plan.sections.kept() for slot in section.slots.all()]
    with count_queries(at_most=7) as new:  # one more than from then on: the field is not kept yet
        save(teacher, submission, **{f"comment-{slots[0]}": "One."})

    with count_queries(exactly=new.count):
        save(teacher, submission, **{f"comment-{pk}": "Many." for pk in slots})
