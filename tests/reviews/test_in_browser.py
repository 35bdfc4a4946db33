"""Reviewing in a real browser: with and without JavaScript, by keyboard, and nothing that is typed is lost."""

import pytest
from playwright.sync_api import Locator, Page, expect

from plans.models import Plan
from reviews.actions import decide, submit_plan
from reviews.models import Comment, GivenLevel, SavedComment
from tests.reviews.scene import resubmitted, returned, slot_of, submitted, write
from tests.support.workspace import saved, settled


@pytest.fixture
def review(browse, cast, live_server):
    """Return a function that opens the page of a submission as the teacher."""

    def open_page(submission, **how) -> Page:
        page = browse(cast.teacher, **how)
        page.goto(submission.get_absolute_url())
        return page

    return open_page


def margin(page: Page, slot) -> Locator:
    return page.locator(f"#margin-{slot.pk}")


def box(page: Page, slot) -> Locator:
    return page.locator(f'textarea[name="comment-{slot.pk}"]')


def test_comment_by_keyboard(review, cast):
    submission = submitted(cast)
    page, slot = review(submission), slot_of(submission.plan, "thesis", "thesis")

    margin(page, slot).locator("summary", has_text="Comment").press("Enter")
    expect(box(page, slot)).to_be_focused()
    page.keyboard.type("Which people?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(margin(page, slot).locator(".note")).to_contain_text("Which people?")
    expect(margin(page, slot)).to_be_focused()
    expect(page.locator("#decide-buttons")).to_contain_text("Return with 1 comment")


def test_comment_half_written_stays_while_another_is_changed(review, cast):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")
    comment = submission.comments.create(slot=slot, author=cast.teacher, text="First.")
    page = review(submission)

    margin(page, slot).locator("summary", has_text="Comment").click()
    box(page, slot).fill("Half writ")
    margin(page, slot).locator("summary", has_text="Edit").click()
    page.get_by_label("Your comment").fill("Put better.")
    page.get_by_role("button", name="Save").click()

    expect(page.locator(f"#comment-{comment.pk} .note-text")).to_have_text("Put better.")
    expect(box(page, slot)).to_have_value("Half writ")
    expect(box(page, slot)).to_be_visible()


def test_sent_comment_is_edited_on_the_decided_page(review, cast):
    comment = returned(cast)
    page = review(comment.submission)
    note = page.locator(f"#comment-{comment.pk}")

    note.locator("summary", has_text="Edit").click()
    expect(note).to_contain_text("sees that you edited it")
    page.get_by_label("Your comment").fill("Put better.")
    note.get_by_role("button", name="Save").click()

    expect(note.locator(".note-text")).to_have_text("Put better.")
    expect(note.locator(".note-edited")).to_contain_text("Edited")


def test_comment_discarded(review, cast):
    submission = submitted(cast)
    page, slot = review(submission), slot_of(submission.plan, "thesis", "thesis")

    margin(page, slot).locator("summary", has_text="Comment").click()
    box(page, slot).fill("On second thoughts, no.")
    margin(page, slot).get_by_role("button", name="Discard").click()

    expect(box(page, slot)).to_be_hidden()
    expect(box(page, slot)).to_have_value("")
    expect(margin(page, slot).locator("summary", has_text="Comment")).to_be_focused()


SELECT = """([slot, start, end]) => {
    const text = document.querySelector(`#slot-${slot} [data-words]`).firstChild;
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, end);
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
}"""
SELECT_LAST = SELECT.replace("firstChild", "lastChild")  # after the last line end or mark


def test_selected_words_are_quoted(review, cast):
    submission = submitted(cast)
    page, slot = review(submission), slot_of(submission.plan, "thesis", "thesis")
    quote = page.get_by_role("button", name="Quote the selected words")

    expect(quote).to_have_count(0)
    page.evaluate(SELECT, [str(slot.pk), 25, 36])
    quote.click()
    expect(box(page, slot)).to_be_focused()
    page.keyboard.type("All of them?")
    margin(page, slot).get_by_role("button", name="Add").click()

    expect(margin(page, slot).locator(".note-quote")).to_have_text("what people")
    expect(quote).to_have_count(0)
    page.reload()
    expect(page.locator(".rv mark")).to_have_text("what people")


def test_words_that_stand_twice_are_quoted_where_they_are_selected_and_as_whole_words(review, cast):
    plan = cast.start()
    write(plan, "thesis", "thesis", "A warning came\nbefore the war, and the war ended.")
    submission = submit_plan(plan=plan, user=cast.student)
    page, slot = review(submission), slot_of(plan, "thesis", "thesis")

    page.evaluate(SELECT_LAST, [str(slot.pk), 22, 27])  # "e war", the second
    page.get_by_role("button", name="Quote the selected words").click()
    expect(page.locator(f"#quote-{slot.pk}")).to_have_value("the war")
    page.keyboard.type("Which?")
    margin(page, slot).get_by_role("button", name="Add").click()
    expect(margin(page, slot).locator(".note-quote")).to_have_text("the war")
    page.reload()

    expect(page.locator(".rv mark")).to_have_text("the war")
    assert page.locator(".rv mark").evaluate("(mark) => mark.previousSibling.textContent") == "before the war, and "

    page.evaluate(SELECT_LAST, [str(slot.pk), 0, 6])
    page.get_by_role("button", name="Quote the selected words").click()
    expect(page.locator(f"#at-{slot.pk}")).not_to_have_value("")
    page.locator(f"#quote-{slot.pk}").fill("the war")
    expect(page.locator(f"#at-{slot.pk}")).to_have_value("")


def test_discarding_a_comment_drops_its_quote(review, cast):
    submission = submitted(cast)
    page, slot = review(submission), slot_of(submission.plan, "thesis", "thesis")
    page.evaluate(SELECT, [str(slot.pk), 0, 8])
    page.get_by_role("button", name="Quote the selected words").click()

    margin(page, slot).get_by_role("button", name="Discard").click()

    expect(page.locator(f"#quote-{slot.pk}")).to_have_value("")


def test_quote_without_javascript(review, cast):
    submission = submitted(cast)
    page, slot = review(submission, javascript=False), slot_of(submission.plan, "thesis", "thesis")

    margin(page, slot).locator("summary", has_text="Comment").click()
    margin(page, slot).get_by_label("Words you quote, if any").fill("what people")
    margin(page, slot).get_by_label("Question").check()
    box(page, slot).fill("All of them?")
    margin(page, slot).get_by_role("button", name="Add").click()

    expect(page.locator(".rv mark")).to_have_text("what people")
    expect(margin(page, slot).locator(".note .kind")).to_have_text("Question")


def test_saved_comment_is_found_by_two_letters_and_its_blank_is_selected(review, cast):
    submission = submitted(cast)
    SavedComment.objects.create(owner=cast.teacher, text="Say why.", kind="question")
    wanted = SavedComment.objects.create(owner=cast.teacher, text="Name a group: which [...] here?", kind="must_fix")
    page, slot = review(submission), slot_of(submission.plan, "thesis", "thesis")

    margin(page, slot).locator("summary", has_text="Comment").press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(margin(page, slot).get_by_label("Find a saved comment")).to_be_focused()
    with page.expect_response(lambda response: response.url.endswith("=gr")):
        page.keyboard.type("gr")
    settled(page)
    expect(margin(page, slot).locator(".found-one")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box(page, slot)).to_be_focused()
    page.keyboard.type("city audiences")
    margin(page, slot).get_by_role("button", name="Add", exact=True).click()

    expect(margin(page, slot).locator(".note-text")).to_have_text("Name a group: which city audiences here?")
    expect(margin(page, slot).locator(".note .kind")).to_have_text("Must fix")
    wanted.refresh_from_db()
    assert wanted.uses == 1


def test_saved_comment_from_the_panel_goes_into_the_open_comment(review, cast):
    submission = submitted(cast)
    SavedComment.objects.create(owner=cast.teacher, text="Say why.")
    page, slot = review(submission), slot_of(submission.plan, "thesis", "thesis")
    ready = page.locator(".cbank .found-one")

    ready.click()
    expect(page.locator("[data-bank-status]")).to_have_text("Open the comment that it is for, then press again.")
    margin(page, slot).locator("summary", has_text="Comment").click()
    page.keyboard.type("A fair point.")
    ready.click()

    expect(box(page, slot)).to_have_value("A fair point. Say why.")
    expect(page.locator("[data-bank-status]")).to_have_text("")


def test_saved_comment_without_javascript(review, cast, expect_error):
    expect_error("422 (Unprocessable Entity)")
    submission = submitted(cast)
    kept = SavedComment.objects.create(owner=cast.teacher, text="Name a group: which [...]?", kind="must_fix")
    SavedComment.objects.create(owner=cast.teacher, text="Say why.")
    page, slot = review(submission, javascript=False), slot_of(submission.plan, "thesis", "thesis")
    own = margin(page, slot)

    page.get_by_label("To Student").fill("Nearly.")
    own.locator("summary", has_text="Comment").click()
    own.get_by_label("Find a saved comment").fill("na")
    own.get_by_role("button", name="Find saved comments").click()
    expect(own.get_by_label("Saved comment", exact=True).locator("option")).to_have_count(1)
    own.get_by_role("button", name="Insert").click()
    expect(box(page, slot)).to_have_value("Name a group: which [...]?")
    own.get_by_role("button", name="Add", exact=True).click()
    expect(own.locator(".invalid-feedback")).to_have_text("Fill in the blank [...], or take it out.")
    box(page, slot).fill("Name a group: which readers?")
    own.get_by_role("button", name="Add", exact=True).click()

    expect(own.locator(".note .kind")).to_have_text("Must fix")
    expect(page.get_by_label("To Student")).to_have_value("Nearly.")
    kept.refresh_from_db()
    assert kept.uses == 1


def test_comment_is_saved_to_use_again(review, cast):
    submission = submitted(cast)
    slot = slot_of(submission.plan, "thesis", "thesis")
    submission.comments.create(slot=slot, author=cast.teacher, text="Say why.", kind="question")
    page = review(submission)

    page.get_by_role("button", name="Keep this comment to use it again").click()

    expect(margin(page, slot).locator(".note-kept")).to_have_text("Saved")
    assert [(kept.text, kept.kind) for kept in cast.teacher.saved_comments.all()] == [("Say why.", "question")]


def test_levels_by_keyboard(review, cast):
    submission = submitted(cast)
    page = review(submission)

    page.get_by_label("Balance: Not yet").focus()
    with page.expect_response("**/levels/"):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".lv-desc")).to_contain_text("Balance, partly:")
    expect(page.get_by_label("Balance: Partly")).to_be_focused()
    expect(page.get_by_label("Balance: Partly")).to_be_checked()
    page.get_by_role("button", name="Clear the levels").press("Enter")

    expect(page.get_by_label("Balance: Partly")).not_to_be_checked()
    expect(page.locator("#criteria")).to_be_focused()
    assert GivenLevel.objects.count() == 0


def test_changes_can_be_hidden(review, cast):
    page = review(resubmitted(cast)[0])

    expect(page.locator(".rv del")).to_be_visible()
    page.get_by_role("switch", name="Show changes").click()

    expect(page.locator(".rv del")).to_be_hidden()
    expect(page.locator(".rv ins")).to_be_visible()


def test_earlier_comment_marked_fixed_and_returned(review, cast):
    submission, comment = resubmitted(cast)
    page = review(submission)

    page.get_by_role("button", name="Mark fixed").click()
    expect(page.locator(f"#comment-{comment.pk}")).to_contain_text("Fixed")
    page.get_by_role("button", name="Approve").click()
    page.wait_for_url("**/reviews/")

    comment.refresh_from_db()
    assert (comment.state, Plan.objects.get().state) == ("fixed", "approved")


def test_decision_taken_by_another_meanwhile(review, cast, expect_error):
    expect_error("409 (Conflict)")
    submission = submitted(cast)
    cast.classroom.memberships.create(user=cast.other_teacher, role="teacher")
    page, slot = review(submission), slot_of(submission.plan, "thesis", "thesis")

    page.get_by_label("To Student").fill("My own words.")
    decide(submission=submission, teacher=cast.other_teacher, decision="returned", overall="From somebody else.")
    margin(page, slot).locator("summary", has_text="Comment").click()
    box(page, slot).fill("Too late.")
    margin(page, slot).get_by_role("button", name="Add").click()

    expect(page.get_by_role("heading", name="Other Teacher has decided meanwhile")).to_be_visible()
    expect(page.locator(".is-unsent")).to_contain_text("Too late.")
    expect(page.locator(".is-unsent")).to_contain_text("My own words.")
    assert Comment.objects.count() == 0


def test_review_without_javascript_keeps_every_box(review, cast):
    submission = submitted(cast)
    thesis, point = slot_of(submission.plan, "thesis", "thesis"), slot_of(submission.plan, "paragraph", "point")
    page = review(submission, javascript=False)

    page.get_by_label("To Student").fill("A real argument.")
    for slot in (thesis, point):
        margin(page, slot).locator("summary", has_text="Comment").click()
        box(page, slot).fill(f"On {slot.role}.")
    margin(page, thesis).get_by_role("button", name="Add").click()

    expect(margin(page, thesis).locator(".note")).to_contain_text("On thesis.")
    expect(margin(page, point).locator(".note")).to_contain_text("On point.")
    expect(page.get_by_label("To Student")).to_have_value("A real argument.")
    page.get_by_role("button", name="Return with 2 comments").click()
    page.wait_for_url("**/reviews/")
    assert Comment.objects.published().count() == 2


def test_student_answers_in_place(browse, cast, live_server):
    comment = returned(cast)
    page = browse(cast.student)
    page.goto(comment.submission.plan.get_absolute_url())
    note = page.locator(f"#comment-{comment.pk}")

    note.locator("summary", has_text="Reply").click()
    page.get_by_label("Your reply to Teacher").fill("City audiences.")
    note.get_by_role("button", name="Send reply").click()

    expect(note).to_contain_text("City audiences.")
    expect(note.locator("summary").first).to_be_focused()
    expect(page.locator("#plan-state")).to_have_text("Returned")
    expect(page.locator("#feedback-count-tab")).to_be_hidden()
    saved(page)


def test_student_fixes_without_javascript(browse, cast, live_server):
    comment = returned(cast)
    slot = comment.slot
    page = browse(cast.student, javascript=False)
    page.goto(comment.submission.plan.get_absolute_url())

    page.locator(f"#slot-{slot.pk}").fill("Typed and not saved.")
    page.get_by_role("button", name="I have fixed this").click()

    expect(page.locator(f"#comment-{comment.pk}")).to_contain_text("You fixed this")
    expect(page.locator(f"#slot-{slot.pk}")).to_have_value("Typed and not saved.")


def test_review_page_with_all_boxes_open_is_accessible(review, cast, axe_in_every_look):
    submission, comment = resubmitted(cast)
    submission.comments.create(slot=comment.slot, author=cast.teacher, text="One more.")
    page = review(submission)

    page.evaluate("document.querySelectorAll('main details').forEach(details => details.open = true)")

    axe_in_every_look(page)
